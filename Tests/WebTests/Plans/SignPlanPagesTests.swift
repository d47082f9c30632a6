import Dossier
import HTTPTypes
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The pages around signing a plan: what is signed, a code, and what the plan says afterwards")
struct SignPlanPagesTests {
    private static let dossier = DossierID(high: 9, low: 1)
    private static let path = "/dossiers/\(dossier)/plan"
    private static let plan = EntryID(high: 9, low: 31)
    private static let goal = EntryID(high: 9, low: 32)
    private static let sign = "\(path)/\(plan)/onderteken"

    private func shown(_ page: Reply) throws -> String {
        String(try #require(page.text.firstMatch(of: /name="stand" value="([0-9a-f]{64})"/)).1)
    }

    private func signed(_ web: Web, _ account: AccountID = Cast.lisa) async throws -> Session {
        let session = try await web.signedIn(account)
        try await web.place.showFactor(web.place.request(session.token))
        let page = try await web.get(Self.sign, as: session)
        let reply = try await web.post(Self.sign, [("stand", try shown(page))], as: session)
        #expect(reply.status == 303 && reply.headers[.location] == "\(Self.path)?getekend=1")
        return session
    }

    private func change(_ text: String, _ web: Web) async throws {
        let row = try #require(try await web.place.row(Self.goal, in: Self.dossier))
        let seal = try await web.place.vault.seal(of: Self.dossier)
        let next = EntryRow(
            dossier: row.dossier, id: row.id, kind: row.kind, parent: row.parent, themes: row.themes,
            ownThemes: row.ownThemes, voice: row.voice, author: row.author, status: row.status,
            occurredAt: row.occurredAt, recordedAt: web.place.now, version: row.version + 1)
        _ = try await web.place.engine.write {
            try EntryRecords.replace(row, with: next.sealing(GoalBody(text: text), with: seal), $0)
        }
    }

    @Test("From the plan by the button, over exactly what is signed and a code, back to the plan, without a script")
    func steps() async throws {
        let (web, _) = try await Web.withDossier()
        let (secret, _) = try await web.place.setUpFactor(of: Cast.lisa)
        let lisa = try await web.signedIn(Cast.lisa)
        let before = try await web.get(Self.path, as: lisa)
        #expect(before.text.contains("href=\"\(Self.sign)\""))
        #expect(before.text.contains("Lisa tekende op 2 september 2026."))
        #expect(!before.text.contains("daarna veranderd"), "a signature of paper says nothing of that")
        let page = try await web.get(Self.sign, as: lisa)
        #expect(page.status == 200 && page.text.contains("<h1>Onderteken dit plan</h1>"))
        for words in [
            "Rust in huis", "Zelf de post doen", "1 september 2027", "Ik open mijn post elke dag", "Dan slaap ik beter",
            "Een bakje voor de post", "altijd", "Straks vragen we om je code.", "Je zegt: dit plan past bij mij.",
        ] {
            #expect(page.text.contains(words), "\(words)")
        }
        let covers = try shown(page)
        let asked = try await web.post(Self.sign, [("stand", covers)], as: lisa)
        #expect(asked.status == 200 && asked.text.contains("action=\"\(Self.sign)\"") && asked.text.contains(covers))
        let wrong = [("stand", covers), ("bevestigd", "1"), ("code", "000000")]
        #expect(try await web.post(Self.sign, wrong, as: lisa).status == 422)
        let right = [("stand", covers), ("bevestigd", "1"), ("code", web.place.code(secret))]
        let done = try await web.post(Self.sign, right, as: lisa)
        #expect(done.status == 303 && done.headers[.location] == "\(Self.path)?getekend=1")
        let after = try await web.get("\(Self.path)?getekend=1", as: lisa)
        #expect(after.text.contains("Jouw handtekening staat onder het plan."))
        #expect(after.text.contains("Lisa tekende op 21 november 2026.") && !after.text.contains(Self.sign))
        #expect(!after.text.contains(covers), "the digest is on no page that does not ask for it")
        let again = try await web.get(Self.sign, as: lisa)
        #expect(again.text.contains("Jij tekende dit plan op 21 november 2026."))
        #expect(!again.text.contains("name=\"stand\""))
    }

    @Test("Changed meanwhile: 409 with what stands there now, nothing signed, and the next form signs that")
    func conflict() async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        try await web.place.showFactor(web.place.request(lisa.token))
        let covers = try shown(try await web.get(Self.sign, as: lisa))
        try await change("Ik open mijn post samen met Petra", web)
        let reply = try await web.post(Self.sign, [("stand", covers)], as: lisa)
        #expect(reply.status == 409 && reply.text.contains("Het plan is net veranderd. Er is nog niets getekend."))
        #expect(reply.text.contains("Ik open mijn post samen met Petra") && reply.text.contains("role=\"alert\""))
        #expect(try await web.place.row(Self.plan, in: Self.dossier)?.version == 1)
        let now = try shown(reply)
        #expect(now != covers)
        #expect(try await web.post(Self.sign, [("stand", now)], as: lisa).status == 303)
    }

    @Test("Rule 15: that it changed since is said to who sees all of it, and to nobody else")
    func changedSince() async throws {
        let (web, _) = try await Web.withDossier()
        try await web.place.give(.test(to: .account(Cast.ruud), .all, .all, .look), in: Self.dossier)
        let lisa = try await signed(web)
        let said = "Het plan is daarna veranderd."
        #expect(try await !web.get(Self.path, as: lisa).text.contains(said))
        try await change("Ik laat mijn post liggen", web)
        for session in [lisa, try await web.signedIn(Cast.ruud)] {
            #expect(try await web.get(Self.path, as: session).text.contains(said))
        }
        let petra = try await web.get(Self.path, as: web.signedIn(Cast.petra))
        #expect(petra.text.contains("Lisa tekende op") && !petra.text.contains(said), "she has four themes")
        #expect(try await web.get(Self.path, as: lisa).text.contains(Self.sign), "and Lisa can sign it anew")
        let along = try await web.get("/dossiers/\(Self.dossier)/kijk-mee/\(RouteCase.seat)/plan", as: lisa)
        #expect(along.status == 200 && !along.text.contains(said) && !along.text.contains("onderteken"))
    }

    @Test("A worker is offered nothing and refused in words; who has no name among the people reads whom to ask")
    func others() async throws {
        let (web, _) = try await Web.withDossier()
        let petra = try await web.signedIn(Cast.petra)
        #expect(try await !web.get(Self.path, as: petra).text.contains("/onderteken"))
        #expect(try await web.get(Self.sign, as: petra).status == 403)
        #expect(try await web.post(Self.sign, [("stand", "x")], as: petra).status == 403)
        let bart = try await web.signedIn(Cast.bart)
        let page = try await web.get(Self.sign, as: bart)
        #expect(page.status == 200 && page.text.contains("Jij staat nog niet bij de mensen om Lisa heen."))
        #expect(!page.text.contains("<form class=\"form\""))
        #expect(try await web.post(Self.sign, [("stand", "x")], as: bart).status == 403)
        let nowhere = "\(Self.path)/\(EntryID(high: 9, low: 99))/onderteken"
        let lisa = try await web.signedIn(Cast.lisa)
        for path in [nowhere, "\(Self.path)/\(Self.goal)/onderteken", "\(Self.path)/x/onderteken"] {
            #expect(try await web.get(path, as: lisa).status == 404)
            #expect(try await web.post(path, [("stand", "x")], as: lisa).status == 404)
        }
    }

    @Test("The log and a copy say who signed; words that would be a weapon are words on the page")
    func elsewhere() async throws {
        let weapon = "<script>alert(1)</script>"
        let (web, _) = try await Web.withDossier(saying: { "\($0) \(weapon)" })
        let lisa = try await signed(web)
        let page = try await web.get(Self.sign, as: lisa)
        #expect(!page.text.contains(weapon) && page.holds(weapon))
        let log = try await web.get("/dossiers/\(Self.dossier)/wie-keek-mee", as: lisa)
        #expect(log.text.contains("ondertekende het plan"))
        try await change("Ik laat mijn post liggen", web)
        let copy = EntryID(high: 8, low: 1).text
        _ = try await web.post("/dossiers/\(Self.dossier)/kopie", [("id", copy)], as: lisa)
        try await web.place.makeCopies(CopyPrint(web.site))
        let paper = try await web.get("/dossiers/\(Self.dossier)/kopie/\(copy)/leesbaar", as: lisa)
        #expect(paper.text.contains("tekende op 2 september 2026."))
        #expect(paper.text.contains("tekende op 21 november 2026. Het plan is daarna veranderd."))
        let file = try await web.get("/dossiers/\(Self.dossier)/kopie/\(copy)/bestand", as: lisa)
        #expect(file.text.contains(/"covers": ?"[0-9a-f]{64}"/))
    }

    @Test("A plan that was drawn up while another is in force waits on the page, and not among the earlier ones")
    func waiting() async throws {
        let (web, _) = try await Web.withDossier()
        let next = EntryID(high: 8, low: 31)
        try await web.place.put(
            EntryRow(
                dossier: Self.dossier, id: next, kind: .plan, themes: .general, voice: .professional,
                author: Cast.petra, status: PlanStatus.draft.rawValue, occurredAt: Day.past, recordedAt: Day.past),
            PlanBody(title: "Op eigen benen", from: Day.past))
        let lisa = try await web.signedIn(Cast.lisa)
        let page = try await web.get(Self.path, as: lisa)
        #expect(page.text.contains("Dit plan wacht op een handtekening") && !page.text.contains("Eerdere plannen"))
        #expect(page.text.contains("\(Self.path)/\(next)/onderteken"))
        let form = try await web.get("\(Self.path)/\(next)/onderteken", as: lisa)
        #expect(form.text.contains("Vanaf dan geldt het plan.") && form.text.contains("Er staan nog geen doelen"))
    }
}

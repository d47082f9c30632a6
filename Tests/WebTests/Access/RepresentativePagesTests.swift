import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The pages on which the person chooses who acts for them, and ends it")
struct RepresentativePagesTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/wie-mag-wat"
    private static let fields: [(String, String)] = [
        ("id", EntryID(high: 8, low: 1).text), ("aan", PrincipalText.text(.account(Cast.petra))), ("wat", "geld"),
        ("mag", "tekenen"), ("duur", "6m"),
    ]

    private func fresh(_ web: Web, _ account: AccountID) async throws -> Session {
        let session = try await web.signedIn(account)
        try await web.place.showFactor(web.place.request(session.token))
        return session
    }

    @Test(
        "The form names who is around and never whose dossier it is; the check page says in sentences what they may do; then it is done"
    )
    func steps() async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await fresh(web, Cast.lisa)
        #expect(try await web.get(Self.path, as: lisa).text.contains("href=\"\(Self.path)/namens\""))
        let form = try await web.get("\(Self.path)/namens", as: lisa)
        #expect(
            form.status == 200 && form.text.contains("Petra Kuipers") && form.text.contains("Ja zeggen tegen een plan"))
        #expect(!form.text.contains("<option value=\"\(PrincipalText.text(.account(Cast.lisa)))\""))
        let check = try await web.post("\(Self.path)/namens", Self.fields, as: lisa)
        for words in [
            "Er is nog niets veranderd.", "Petra Kuipers mag", "mag een plan of afspraak voor jou tekenen.",
            "ziet nooit wat je alleen voor jezelf opschrijft", "Het stopt vanzelf na 21 mei 2027.",
        ] {
            #expect(check.text.contains(words), "\(words)")
        }
        #expect(!check.text.contains("mag anderen laten meekijken"))
        #expect(try await web.place.count("mandate") == 1)
        let done = try await web.post("\(Self.path)/namens/kiezen", Self.fields, as: lisa)
        #expect(done.headers[.location] == "\(Self.path)?gekozen=1")
        let after = try await web.get("\(Self.path)?gekozen=1", as: lisa)
        #expect(after.text.contains("Gelukt. Je kunt dit elke dag stoppen."))
        #expect(after.text.contains("\(Self.path)/namens/\(Cast.petra)/stoppen"))
        #expect(try await web.get("/", as: try await web.signedIn(Cast.petra)).text.contains("Lisa"))
    }

    @Test("Without a fresh code it asks for one, with what was filled in, and goes on with it")
    func factor() async throws {
        let (web, _) = try await Web.withDossier()
        let (secret, _) = try await web.place.setUpFactor(of: Cast.lisa)
        let lisa = try await web.signedIn(Cast.lisa)
        let asked = try await web.post("\(Self.path)/namens/kiezen", Self.fields, as: lisa)
        #expect(asked.status == 200 && asked.text.contains("name=\"code\"") && asked.text.contains("value=\"tekenen\""))
        #expect(try await web.place.count("mandate") == 1)
        let done = try await web.post(
            "\(Self.path)/namens/kiezen", Self.fields + [("bevestigd", "1"), ("code", web.place.code(secret))], as: lisa
        )
        #expect(done.headers[.location] == "\(Self.path)?gekozen=1")
        #expect(try await web.place.count("mandate") == 2)
    }

    @Test(
        "A wrong field: 422, a message at it, and what was chosen stays",
        arguments: [("aan", ""), ("aan", "xyz"), ("wat", ""), ("duur", ""), ("van", "gisteren"), ("van", "2026-01-01")])
    func wrong(_ field: String, _ typed: String) async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await fresh(web, Cast.lisa)
        let fields = Self.fields.filter { $0.0 != field } + [(field, typed)]
        let at = field == "duur" ? "tot" : field
        for address in ["namens", "namens/kiezen"] {
            let reply = try await web.post("\(Self.path)/\(address)", fields, as: lisa)
            #expect(reply.status == 422 && reply.text.contains("id=\"\(at)-fout\""), "\(address)")
            #expect(reply.text.contains("value=\"tekenen\" checked"))
        }
        #expect(try await web.place.count("mandate") == 1)
    }

    @Test("Who acts for the person already is said at the field")
    func already() async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await fresh(web, Cast.lisa)
        let fields = Self.fields.filter { $0.0 != "aan" } + [("aan", PrincipalText.text(.account(Cast.bart)))]
        let reply = try await web.post("\(Self.path)/namens", fields, as: lisa)
        #expect(reply.status == 422 && reply.text.contains("Deze persoon handelt al voor jou."))
    }

    @Test("Ending asks once more, and then it is over")
    func ends() async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let stop = "\(Self.path)/namens/\(Cast.bart)/stoppen"
        let page = try await web.get(stop, as: lisa)
        #expect(page.status == 200 && page.text.contains("Dit stopt meteen."))
        #expect(try await web.post(stop, as: lisa).headers[.location] == "\(Self.path)?namens=1")
        #expect(try await web.get(Self.path, as: lisa).text.contains("Liep af op 21 november 2026."))
        let bart = try await web.signedIn(Cast.bart)
        #expect(try await web.get(Self.path, as: bart).status == 404)
        #expect(try await web.get("\(Self.path)/namens/\(Cast.ruud)/stoppen", as: lisa).status == 404)
    }

    @Test("A worker and whoever acts for the person get no button and a no in words; a stranger finds nothing")
    func others() async throws {
        let (web, _) = try await Web.withDossier()
        for (account, status) in [(Cast.petra, 403), (Cast.bart, 403), (Cast.ruud, 404)] {
            let session = try await fresh(web, account)
            #expect(try await !web.get(Self.path, as: session).text.contains("/namens"))
            #expect(try await web.get("\(Self.path)/namens", as: session).status == status)
            for act in ["namens", "namens/kiezen", "namens/\(Cast.bart)/stoppen"] {
                #expect(try await web.post("\(Self.path)/\(act)", Self.fields, as: session).status == status)
            }
        }
        #expect(try await web.place.count("mandate") == 1)
    }

    @Test("A young person who decides with their parents reads why they cannot choose")
    func both() async throws {
        let web = try await Web.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await web.place.dossier(of: Cast.sam, mandates: [parent], born: CivilDate("2013-06-15"))
        let page = try await web.get("/dossiers/\(dossier)/wie-mag-wat", as: try await web.signedIn(Cast.sam)).text
        #expect(page.contains("Jij en je ouders beslissen samen.") && !page.contains("/namens\""))
    }

    @Test("Case m: the page says who judged, and when, to the young person and to the parents")
    func judgement() async throws {
        let web = try await Web.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await web.place.dossier(
            of: Cast.sam, mandates: [parent], born: CivilDate("2013-06-15"), in: .flanders)
        let now = web.place.now
        try await web.place.workplace.recordJudgement(
            isAble: false, by: Cast.address(of: Cast.joris), on: nil, in: "lisa", reason: "gesprek",
            caller: Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: now), at: now))
        for account in [Cast.sam, Cast.lisa] {
            let page = try await web.get("/dossiers/\(dossier)/wie-mag-wat", as: try await web.signedIn(account)).text
            #expect(page.contains("Op 21 november 2026 zei Joris Hendriks dat"), "\(account)")
        }
        let log = try await web.get("/dossiers/\(dossier)/wie-keek-mee", as: try await web.signedIn(Cast.lisa)).text
        #expect(log.contains("schreef op wie nu over dit dossier beslist"))
    }
}

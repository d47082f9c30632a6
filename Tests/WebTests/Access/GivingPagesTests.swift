import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The form on which access is given and changed")
struct GivingPagesTests {
    private static let later = CivilDate(year: 2026, month: 12, day: 24)

    private func start(_ place: TestPlace, _ dossier: DossierID) async throws -> Grant {
        let from = DossierClock.amsterdam.moment(of: try #require(Self.later))
        let grant = Grant.test(
            to: .account(Cast.ruud), .all, .of(.money), .look, from: from, until: from.moved(by: 60 * Moment.day))
        try await place.give(grant, in: dossier)
        return grant
    }

    /// What a form would send, as it stands on a page.
    private func fields(_ reply: Reply, _ names: [String]) -> [(String, String)] {
        reply.text.matches(of: /name="([^"]+)" value="([^"]*)"/).map { (String($0.1), String($0.2)) }
            .filter { names.contains($0.0) }
    }

    @Test("Rule 2: a permit that begins later goes on beginning later when it is changed")
    func keepsFirstDay() async throws {
        let (web, dossier) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let grant = try await start(web.place, dossier.id)
        let path = "/dossiers/\(dossier.id)/wie-mag-wat"
        let form = try await web.get("\(path)/geven?verander=\(grant.id)", as: lisa)
        #expect(form.text.contains("name=\"van\" value=\"2026-12-24\""))
        let sent =
            fields(form, ["id", "soort", "verander", "aan", "van"]) + [
                ("wat", "geld"), ("hoe", "kijken"), ("reden", "helpt met de post"), ("duur", "dag"),
                ("tot", "2027-02-01"),
            ]
        let check = try await web.post("\(path)/geven", sent, as: lisa)
        #expect(check.status == 200 && check.text.contains("name=\"van\" value=\"2026-12-24\""))
        let back = try await web.post("\(path)/geven", sent + [("stap", "terug")], as: lisa)
        #expect(back.text.contains("name=\"van\" value=\"2026-12-24\""), "back keeps it")
        #expect(try await web.post(path, sent, as: lisa).status == 303)
        let from = grant.period.from
        #expect(try await web.place.count("access_grant", "from_at = \(from) AND withdrawn_at IS NULL") == 1)
        #expect(try await web.place.count("access_grant", "id = \(grant.id) AND withdrawn_at IS NOT NULL") == 1)
    }

    @Test("Of a permit that counts already the day it began is no question: the changed one counts from now")
    func fromNow() async throws {
        let (web, dossier) = try await Web.withDossier()
        let grant = Grant.test(to: .account(Cast.ruud), .all, .of(.money), .look)
        try await web.place.give(grant, in: dossier.id)
        let form = try await web.get(
            "/dossiers/\(dossier.id)/wie-mag-wat/geven?verander=\(grant.id)", as: web.signedIn(Cast.lisa))
        #expect(form.text.contains("name=\"van\" value=\"\""))
    }

    @Test(
        "Rule 3: below a department stand the roles that people have there now, in plain words; who has another sees nothing"
    )
    func roles() async throws {
        let (web, dossier) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let path = "/dossiers/\(dossier.id)/wie-mag-wat"
        let form = try await web.get("\(path)/geven", as: lisa)
        let role = PrincipalText.text(.department(Cast.schuldhulp, role: "schuldhulpverlener"))
        #expect(
            form.text.contains(
                "<option value=\"\(role)\">Schuldhulp, Kredietbank: alleen wie daar schuldhulpverlener is"))
        let whole = try #require(
            form.text.range(of: PrincipalText.text(.department(Cast.schuldhulp, role: nil)) + "\""))
        let narrowed = try #require(form.text.range(of: role))
        #expect(whole.lowerBound < narrowed.lowerBound)
        let sent = [
            ("id", GrantID(high: 8, low: 3).text), ("aan", role), ("wat", "geld"), ("hoe", "kijken"),
            ("reden", "helpt met de post"), ("duur", "3m"),
        ]
        let check = try await web.post("\(path)/geven", sent, as: lisa)
        #expect(check.status == 200 && check.text.contains("Schuldhulp, Kredietbank"))
        #expect(check.text.contains("schuldhulpverlener"))
        #expect(try await web.post(path, sent, as: lisa).status == 303)
        #expect(try await web.place.count("access_grant", "role = 'schuldhulpverlener'") == 1)
        try await web.place.endMemberships(of: Cast.petra)
        try await web.place.endMemberships(of: Cast.karin)
        #expect(try await !web.get("\(path)/geven", as: lisa).text.contains(role), "a role that nobody has is none")
    }

    @Test(
        "Rule 20: before a plain yes one looks along as who asks, with just what was asked; who may not answer gets no link"
    )
    func looksFirst() async throws {
        let (web, dossier) = try await Web.withDossier()
        let permit = Grant.test(to: .account(Cast.ruud), .all, .of(.money), .look)
        try await web.place.give(permit, in: dossier.id)
        let asked = AskedGrant(
            id: GrantID(high: 8, low: 5), principal: nil,
            scope: Scope(areas: .of(.reports), themes: .of(.health), verbs: .look), purpose: "helpt met de post",
            until: CivilDate("2027-05-21"))
        try await web.place.workplace.askForAccess(asked, in: dossier.id, as: web.place.caller(Cast.ruud))
        let path = "/dossiers/\(dossier.id)/wie-mag-wat"
        let seat = PreviewSeat(.account(Cast.ruud), proposal: PreviewSeat.Proposal(scope: asked.scope))
        let link = Link.preview(dossier.id, seat).path
        let lisa = try await web.signedIn(Cast.lisa)
        #expect(try await web.get(path, as: lisa).text.contains("href=\"\(link)\""))
        #expect(try await web.get(link, as: lisa).status == 200)
        let ruud = try await web.signedIn(Cast.ruud)
        #expect(try await !web.get(path, as: ruud).text.contains("kijk-mee"))
        #expect(try await web.get(link, as: ruud).status == 404)
    }

    private func giving(_ more: [(String, String)]) -> [(String, String)] {
        [
            ("id", GrantID(high: 8, low: 7).text), ("aan", PrincipalText.text(.account(Cast.anouk))), ("wat", "geld"),
            ("hoe", "zien"), ("reden", "helpt met de post"), ("duur", "3m"),
        ] + more
    }

    @Test("What is ticked beside a package narrows it, so that nobody gets more than was ticked")
    func packageAndBoxes() async throws {
        let (web, dossier) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let path = "/dossiers/\(dossier.id)/wie-mag-wat"
        let sent = giving([("onderdeel", "reports")])
        let check = try await web.post("\(path)/geven", sent, as: lisa)
        #expect(check.status == 200 && check.text.contains("name=\"onderdeel\" value=\"reports\""))
        let back = try await web.post("\(path)/geven", sent + [("stap", "terug")], as: lisa)
        #expect(back.text.contains("value=\"geld\" checked") && back.text.contains("value=\"reports\" checked"))
        #expect(try await web.post(path, sent, as: lisa).status == 303)
        let (areas, themes) = (AreaSet.of(.reports).rawValue, ThemeSet.of(.money).rawValue)
        #expect(try await web.place.count("access_grant", "areas = \(areas) AND themes = \(themes)") == 1)
    }

    @Test("A package and boxes that have nothing of it: 422 with a sentence, what was ticked stays, nothing is given")
    func packageAgainstBoxes() async throws {
        let (web, dossier) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let path = "/dossiers/\(dossier.id)/wie-mag-wat"
        let before = try await web.place.count("access_grant")
        for address in ["\(path)/geven", path] {
            let reply = try await web.post(address, giving([("theme", "gezondheid")]), as: lisa)
            #expect(reply.status == 422 && reply.text.contains("id=\"wat-fout\""))
            #expect(reply.text.contains("Je keuze en wat je aankruiste, passen niet bij elkaar."))
            for kept in ["geld", "gezondheid"] { #expect(reply.text.contains("value=\"\(kept)\" checked")) }
            #expect(reply.text.contains("<details class=\"more-choices more-wide\" open><summary>Ik kies het zelf"))
        }
        #expect(try await web.place.count("access_grant") == before)
    }

    @Test("A package that is changed has no box ticked, so that choosing another is that one and whole")
    func changesPackage() async throws {
        let (web, dossier) = try await Web.withDossier()
        let grant = Grant.test(to: .account(Cast.ruud), .all, .of(.money), .look)
        try await web.place.give(grant, in: dossier.id)
        let form = try await web.get(
            "/dossiers/\(dossier.id)/wie-mag-wat/geven?verander=\(grant.id)", as: web.signedIn(Cast.lisa))
        #expect(form.text.contains("value=\"geld\" checked"))
        #expect(form.text.firstMatch(of: /type="checkbox"[^>]* checked/) == nil)
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("What stands at home of who decides about a dossier")
struct OwnNoticesTests {
    @Test(
        "Rule 28: from the birthday on, with the way to Wie mag wat, where it stands beside the permit; for nobody else"
    )
    func reviews() async throws {
        let web = try await Web.open()
        let dossier = try await web.place.dossier(
            of: Cast.sam, mandates: [Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra))], born: CivilDate(year: 2010, month: 11, day: 30))
        web.place.clock.set(Day.at(2026, 11, 30))
        let path = "/dossiers/\(dossier)/wie-mag-wat"
        let home = try await web.get("/", as: web.signedIn(Cast.sam)).text
        #expect(home.contains("Doe je niets, dan stopt die op 28 februari 2027."))
        #expect(home.contains("href=\"\(path)\">Bekijk wie wat mag"))
        let page = try await web.get(path, as: web.signedIn(Cast.sam)).text
        #expect(page.contains("28 februari 2027"))
        for account in [Cast.lisa, Cast.petra] {
            let session = try await web.signedIn(account)
            #expect(try await !web.get("/", as: session).text.contains("28 februari 2027"))
            #expect(try await !web.get(path, as: session).text.contains("Lisa de Wit gaf"))
        }
    }

    @Test("Rule 22: what was done on the shell, with the way to Wie keek mee")
    func shell() async throws {
        let (web, dossier) = try await Web.withDossier()
        #expect(try await !web.get("/", as: web.signedIn(Cast.lisa)).text.contains("Een beheerder van Klaver"))
        _ = try await web.place.workplace.exportDossier(
            dossier.id, reason: "zij vroeg erom", caller: web.place.request(origin: "shell"))
        let home = try await web.get("/", as: web.signedIn(Cast.lisa)).text
        #expect(home.contains("Een beheerder van Klaver deed op 21 november iets met dit dossier."))
        #expect(home.contains("href=\"/dossiers/\(dossier.id)/wie-keek-mee\">Kijk bij Wie keek mee"))
        #expect(try await !web.get("/", as: web.signedIn(Cast.petra)).text.contains("Een beheerder van Klaver"))
    }

    @Test("A question that waits a week stands out and says how long, with mail or without")
    func waitsLong() async throws {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.give(.test(to: .account(Cast.ruud), .all, .of(.money), .look), in: dossier.id)
        let asked = AskedGrant(
            id: GrantID(high: 8, low: 5), principal: nil,
            scope: Scope(areas: .of(.reports), themes: .of(.health), verbs: .look), purpose: "helpt met de post",
            until: CivilDate("2027-05-21"))
        try await web.place.workplace.askForAccess(asked, in: dossier.id, as: web.place.caller(Cast.ruud))
        web.place.clock.set(Day.at(2026, 11, 27, 23, 59))
        let early = try await web.get("/", as: web.signedIn(Cast.lisa)).text
        #expect(early.contains("Iemand vraagt iets over je dossier.") && !early.contains("wacht al"))
        web.place.clock.set(Day.at(2026, 11, 29, 10))
        let late = try await web.get("/", as: web.signedIn(Cast.lisa)).text
        #expect(late.contains("Er wacht al 8 dagen een vraag op antwoord.") && late.contains("notice-rose"))
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

/// Cases of docs/access.md as somebody meets them on the screen.
@Suite("Cases d and n on the pages they are about")
struct CasePagesTests {
    private static let guest = AccountID(high: 1, low: 60)
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"

    private func giving(_ principal: Principal) -> [(String, String)] {
        [
            ("id", GrantID(high: 8, low: 1).text), ("soort", "wel"), ("aan", PrincipalText.text(principal)),
            ("wat", "geld"), ("hoe", "zien"), ("reden", "helpt met de post"), ("duur", "3m"),
        ]
    }

    @Test("Rule 5: giving to whom a deny names, the page to check warns; giving to another it does not")
    func warnsOfDeny() async throws {
        let (web, _) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let warning = "Je hebt deze persoon of dit team ook tegengehouden."
        let denied = try await web.post("\(Self.path)/wie-mag-wat/geven", giving(.account(Cast.karin)), as: lisa)
        #expect(denied.status == 200 && denied.text.contains(warning))
        let other = try await web.post("\(Self.path)/wie-mag-wat/geven", giving(.account(Cast.petra)), as: lisa)
        #expect(other.status == 200 && !other.text.contains(warning))
    }

    @Test("Case d: the page warns of who loses a permit of their own, and then that worker finds no page")
    func caseD() async throws {
        let (web, dossier) = try await Web.withDossier()
        let lisa = try await web.signedIn(Cast.lisa)
        let deny = [
            ("id", GrantID(high: 8, low: 1).text), ("soort", "niet"),
            ("aan", PrincipalText.text(.department(Cast.schuldhulp, role: nil))), ("wat", "alles"),
            ("hoe", "zien"), ("reden", "te dichtbij"), ("duur", "geen"),
        ]
        let check = try await web.post("\(Self.path)/wie-mag-wat/geven", deny, as: lisa)
        #expect(check.text.contains("Dit geldt ook voor Petra Kuipers."))
        let petra = try await web.signedIn(Cast.petra)
        #expect(try await web.get(Self.path, as: petra).status == 200)
        #expect(try await web.post("\(Self.path)/wie-mag-wat", deny, as: lisa).status == 303)
        for route in RouteCase.ofDossiers where !route.isForm {
            #expect(try await web.get(route.path(dossier.id), as: petra).status == 404, "\(route.name)")
        }
    }

    @Test("Case n: a representative kept out of intimacy sees the plan with money and health, also in their copy")
    func caseN() async throws {
        let web = try await Web.open()
        let place = web.place
        try await place.addAccount(Self.guest, name: "Gerda Gast", address: "gast@klaver.test")
        let mandate = Mandate(
            account: Self.guest, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.intimacy))
        let dossier = try await FixedDossier.make(in: place, life: FixedLife(mandates: [mandate])).id
        let goals: [(UInt64, Theme, String)] = [
            (61, .health, "Elke dag een appel"), (62, .intimacy, "Een lieve vriend erbij"),
        ]
        for (number, theme, text) in goals {
            let row = EntryRow(
                dossier: dossier, id: EntryID(high: 9, low: number), kind: .goal, parent: EntryID(high: 9, low: 31),
                themes: .of(theme), ownThemes: .of(theme), voice: .professional, author: Cast.petra,
                status: GoalStatus.active.rawValue, occurredAt: Day.now, recordedAt: Day.now)
            try await place.put(row, GoalBody(text: text, whose: EntryID(high: 9, low: 11)))
        }
        let gerda = try await web.signedIn(Self.guest)
        let plan = try await web.get("\(Self.path)/plan", as: gerda).text
        try await place.showFactor(place.request(gerda.token))
        let id = CopyID(high: 8, low: 1)
        _ = try await web.post("\(Self.path)/kopie", [("id", id.text)], as: gerda)
        try await place.makeCopies(CopyPrint(web.site))
        let paper = try await web.get("\(Self.path)/kopie/\(id)/leesbaar", as: gerda).text
        for text in [plan, paper] {
            #expect(text.contains("Rust in huis") && text.contains("Ik open mijn post elke dag"))
            #expect(text.contains("Elke dag een appel") && !text.contains("Een lieve vriend erbij"))
        }
        let own = try await web.get("\(Self.path)/plan", as: web.signedIn(Cast.lisa)).text
        #expect(own.contains("Een lieve vriend erbij"))
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("Wie mag wat says who acts for the person: on which rule, with what, from when and until when")
struct RepresentPageTests {
    private func page(
        _ mandates: [Mandate], as account: AccountID = Cast.lisa, born: String = "1988-05-04"
    ) async throws -> String {
        let web = try await Web.open()
        let dossier = try await web.place.dossier(mandates: mandates, born: CivilDate(born))
        let reply = try await web.get("/dossiers/\(dossier)/wie-mag-wat", as: try await web.signedIn(account))
        #expect(reply.status == 200)
        return reply.text
    }

    private func mandate(
        _ basis: MandateBasis, _ kind: MandateKind? = nil, themes: ThemeSet = .all, acts: ActSet = .ofThePerson,
        from: Moment = Day.at(2026, 3, 1), until: Moment? = Day.at(2027, 3, 1)
    ) -> Mandate {
        Mandate(
            account: Cast.bart, basis: basis, kind: kind, themes: themes, acts: acts,
            period: Period(from: from, until: until))
    }

    @Test("A mentor: the judge, the rule with its place in the law, what and until when; and no way to keep them out")
    func mentor() async throws {
        let text = try await page([
            mandate(.courtAppointed, .mentor, themes: MandateKind.mentor.themes(in: .netherlands))
        ])
        for words in [
            "is jouw mentor. De rechter heeft dat beslist.", "artikel 450", "alles behalve geld",
            "Sinds 1 maart 2026. Tot 1 maart 2027.", "Wie de rechter koos, kun je niet buiten houden.",
            "Mag ook voor jou toegang geven en stoppen, tekenen, lezen wie er meekeek en een kopie meenemen.",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("wie-mag-wat/buiten/"))
    }

    @Test(
        "Each kind has its own sentence and its own rule",
        arguments: [
            (MandateKind.curator, "jouw curator", "artikel 381"), (.mentor, "jouw mentor", "artikel 450"),
            (.bewindvoerder, "jouw bewindvoerder", "artikel 431"),
        ])
    func kinds(_ kind: MandateKind, _ named: String, _ article: String) async throws {
        let text = try await page([mandate(.courtAppointed, kind)])
        #expect(text.contains(named) && text.contains(article))
    }

    @Test("Of whom nobody said for what, today's sentence stays, with the period beside it")
    func withoutKind() async throws {
        let text = try await page([mandate(.courtAppointed, until: nil)])
        #expect(text.contains("mag voor jou opkomen. De rechter heeft dat beslist."))
        #expect(text.contains("Sinds 1 maart 2026. Er is geen einddatum."))
    }

    @Test("What is over is told apart, and what is to come says from when")
    func times() async throws {
        let over = try await page([mandate(.chosen, until: Day.at(2026, 11, 1))])
        #expect(over.contains("Liep af op 1 november 2026.") && over.contains("Dit is voorbij"))
        let coming = try await page([mandate(.chosen, from: Day.at(2026, 12, 1))])
        #expect(coming.contains("Begint op 1 december 2026. Tot 1 maart 2027."))
        #expect(coming.contains("Jij koos dit zelf."))
    }

    @Test("A child for whom the parents decide reads who does, and by which rule")
    func child() async throws {
        let text = try await page([mandate(.parent, until: nil)], born: "2017-01-01")
        #expect(text.contains("Je bent jonger dan 12 jaar. Dan beslissen je ouders."))
        #expect(text.contains("mag voor jou opkomen, als ouder."))
    }

    @Test("Who acts for the person without giving access reads their own mandate, and nobody else's")
    func own() async throws {
        let other = Mandate(account: Cast.anouk, basis: .chosen, period: Period(from: Day.past))
        let text = try await page(
            [mandate(.courtAppointed, .bewindvoerder, themes: .of(.money), acts: .sign), other], as: Cast.bart)
        #expect(text.contains("bewindvoerder van") && text.contains("Tot 1 maart 2027."))
        #expect(!text.contains("Anouk"))
    }
}

import Dossier
import Records
import TestKit
import Testing

@testable import Web

@Suite("The page of drafts says until when words can be copied, and that it is over")
struct DraftPagesTests {
    private static let id = EntryID(high: 8, low: 1)

    @Test("Rule 11: the last whole day stands on the page; after it no word of the draft, and a sentence that says so")
    func days() async throws {
        let (web, dossier) = try await Web.withDossier()
        let grant = Grant.test(to: .account(Cast.ruud))
        try await web.place.give(grant, in: dossier.id)
        let session = try await web.signedIn(Cast.ruud)
        let typed = [("id", Self.id.text), ("dossier", dossier.id.text), ("text", "Zonnebloem & zo")]
        #expect(try await web.post("/concept", typed, as: session).headers[.location] == "/concepten?bewaard=1")
        #expect(try await web.get("/concepten", as: session).holds("Zonnebloem & zo"))
        try await web.place.withdraw(grant.id, in: dossier.id)
        // 21 November at nine: fourteen days on it is over, and 4 December is the last day that is whole.
        let page = try await web.get("/concepten", as: session)
        #expect(page.holds("Zonnebloem & zo") && page.text.contains("Tot en met 4 december kun je"))
        #expect(!page.text.contains("Ga verder"))
        web.place.clock.move(by: 14 * Moment.day)
        let over = try await web.get("/concepten", as: web.signedIn(Cast.ruud))
        #expect(!over.text.contains("Zonnebloem") && over.text.contains("Die tijd is voorbij"))
        #expect(try await !web.get("/", as: web.signedIn(Cast.ruud)).text.contains("1 concept"))
    }

    @Test("Words typed after access ended stay on the page, and are kept nowhere; the script gets a status")
    func tooLate() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.ruud)
        let typed = [("id", Self.id.text), ("dossier", dossier.id.text), ("text", "Zonnebloem <b>")]
        let refused = try await web.post("/concept", typed, as: session)
        #expect(refused.status == 404 && refused.holds("Zonnebloem <b>"))
        #expect(refused.text.contains("Klaver bewaart deze tekst daarom niet"))
        let script = try await web.post(
            "/concept", typed, as: session, [try #require(.init("X-Klaver-Draft")): "1"])
        #expect(script.status == 404)
        #expect(try await web.place.count("draft") == 0)
        #expect(try await !web.get("/concepten", as: session).text.contains("Zonnebloem"))
    }
}

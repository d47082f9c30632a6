import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The pages on which an officer hands on what a colleague left: no word of it, and what was typed stays")
struct LeftDraftPagesTests {
    private static let id = EntryID(high: 9, low: 91)
    private static let path = "/functionaris/\(DossierID(high: 9, low: 1))/concepten/\(id)"

    /// The fixed dossier, in which Petra began to write before her account was closed.
    private func web() async throws -> (web: Web, wim: Session) {
        let (web, dossier) = try await Web.withDossier()
        let place = web.place
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        try await place.addAccount(AccountID(high: 1, low: 70), name: "Els <b>Bakker", address: "els@klaver.test")
        try await place.seat(AccountID(high: 1, low: 70), as: .worker, at: Cast.kredietbank)
        try await place.give(.test(to: .organisation(Cast.kredietbank)), in: dossier.id)
        try await place.workplace.saveDraft(
            Self.id, for: dossier.id,
            words: DraftWords(text: "zonnebloem", form: "talk", themes: ["geld"], parent: nil),
            as: place.caller(Cast.petra))
        let at = place.now
        try await place.engine.write { try AccountRecords.disable(Cast.petra, at: at, $0) }
        let wim = try await web.signedIn(Cast.wim)
        try await place.setUpFactor(of: Cast.wim)
        return (web, wim)
    }

    @Test(
        "From the officer's page to a name and a reason; 422 keeps what was typed, and the colleague reads from whom it is"
    )
    func handsOut() async throws {
        let (web, wim) = try await web()
        #expect(try await web.get("/functionaris", as: wim).text.contains("href=\"/functionaris/concepten\""))
        let list = try await web.get("/functionaris/concepten", as: wim)
        #expect(list.text.contains("Petra Kuipers, in het dossier van Lisa de Wit"))
        #expect(list.text.contains("href=\"\(Self.path)\"") && !list.text.contains("zonnebloem"))
        let form = try await web.get(Self.path, as: wim)
        #expect(form.status == 200 && form.holds("Els <b>Bakker") && !form.text.contains("zonnebloem"))
        let typed = [("naar", ""), ("reden", "Zij <i>gaat</i> verder.")]
        let asked = try await web.post(Self.path, typed, as: wim)
        #expect(asked.text.contains("action=\"\(Self.path)\"") && asked.holds("Zij <i>gaat</i> verder."))
        try await web.place.showFactor(web.place.request(wim.token))
        let wrong = try await web.post(Self.path, typed, as: wim)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"naar-fout\"") && wrong.text.contains("href=\"#naar\""))
        #expect(wrong.holds("Zij <i>gaat</i> verder."))
        let els = AccountID(high: 1, low: 70)
        for _ in 1...2 {
            let good = try await web.post(Self.path, [("naar", els.text), ("reden", "Zij gaat verder.")], as: wim)
            #expect(good.headers[.location] == "/functionaris/concepten?doorgegeven=1")
        }
        let after = try await web.get("/functionaris/concepten?doorgegeven=1", as: wim)
        #expect(after.text.contains("role=\"status\"") && !after.text.contains("Petra Kuipers"))
        let drafts = try await web.get("/concepten", as: web.signedIn(els))
        #expect(drafts.text.contains("Dit begon Petra Kuipers te schrijven.") && drafts.text.contains("zonnebloem"))
        let log = try await web.get("/dossiers/\(DossierID(high: 9, low: 1))/wie-keek-mee", as: web.signedIn(Cast.lisa))
        #expect(log.text.contains("gaf een concept door van een collega die weg is"))
    }

    @Test("Where nobody may have it the page says so, and what is no draft is not there")
    func empty() async throws {
        let (web, wim) = try await web()
        try await web.place.give(
            .test(.deny, to: .account(AccountID(high: 1, low: 70)), .all, .all, .all), in: DossierID(high: 9, low: 1))
        let nobody = try await web.get(Self.path, as: wim)
        #expect(nobody.text.contains("Er is nu geen collega") && !nobody.text.contains("name=\"naar\""))
        for address in [
            "/functionaris/\(DossierID(high: 9, low: 1))/concepten/\(EntryID(high: 9, low: 92))",
            "/functionaris/\(DossierID(high: 9, low: 2))/concepten/\(Self.id)", "/functionaris/x/concepten/y",
        ] {
            #expect(try await web.get(address, as: wim).status == 404)
        }
        for account in [Cast.karin, Cast.lisa, Cast.ineke] {
            let session = try await web.signedIn(account)
            #expect(try await web.get("/functionaris/concepten", as: session).status == 404)
            #expect(try await web.get(Self.path, as: session).status == 404)
        }
    }
}

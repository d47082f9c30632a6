import Dossier
import Records
import TestKit
import Testing

@testable import Web

@Suite("The pages of rights: what was typed stays, what is asked shows until when, and the officer reads no entry")
struct RightsPagesTests {
    private static let id = EntryID(high: 8, low: 1).text
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"

    /// The fixed dossier, with Wim as privacy officer where Petra works.
    private func web() async throws -> (web: Web, dossier: FixedDossier) {
        let (web, dossier) = try await StrangerTests.marked()
        try await web.place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        return (web, dossier)
    }

    private func ask(
        _ web: Web, _ right: String = "verbeteren", entry: String = FixedDossier.report.text,
        text: String = "Dat was niet zo."
    ) async throws -> Reply {
        try await web.post(
            "\(Self.path)/rechten/vragen", [("id", Self.id), ("recht", right), ("stuk", entry), ("text", text)],
            as: web.signedIn(Cast.lisa))
    }

    private func answer(_ web: Web, _ fields: [(String, String)]) async throws -> Reply {
        try await web.post(
            "/functionaris/\(DossierID(high: 9, low: 1))/vragen/\(Self.id)", fields, as: web.signedIn(Cast.wim))
    }

    @Test("A request without words or without a report: 422, a message at each field, and what was typed stays")
    func badRequest() async throws {
        let (web, _) = try await web()
        let wordless = try await ask(web, text: " ")
        #expect(wordless.status == 422)
        #expect(wordless.text.contains("id=\"text-fout\"") && wordless.text.contains("<a href=\"#text\">"))
        #expect(wordless.text.contains("value=\"\(FixedDossier.report.text)\" selected"))
        let entryless = try await ask(web, entry: "", text: "Dit <b>klopt</b> niet")
        #expect(entryless.status == 422)
        #expect(entryless.text.contains("id=\"stuk-fout\"") && entryless.holds("Dit <b>klopt</b> niet"))
        #expect(entryless.text.contains("name=\"id\" value=\"\(Self.id)\""))
        for strange in ["x", FixedDossier.confined.text, FixedDossier.withheld.text] {
            #expect(try await ask(web, entry: strange).status == 422)
        }
        #expect(try await web.place.count("rights_request") == 0)
    }

    @Test("What was asked stands on the page with its last day, and can be taken back")
    func asks() async throws {
        let (web, _) = try await web()
        #expect(try await ask(web).headers[.location] == "\(Self.path)/rechten?gevraagd=1")
        let page = try await web.get("\(Self.path)/rechten?gevraagd=1", as: web.signedIn(Cast.lisa))
        #expect(page.text.contains("antwoordt uiterlijk op 21 december") && page.text.contains("role=\"status\""))
        let back = try await web.post("\(Self.path)/rechten/\(Self.id)/terug", as: web.signedIn(Cast.lisa))
        #expect(back.headers[.location] == "\(Self.path)/rechten?terug=1")
        let again = try await web.post("\(Self.path)/rechten/\(Self.id)/terug", as: web.signedIn(Cast.lisa))
        #expect(again.headers[.location] == "\(Self.path)/rechten")
    }

    @Test("No page of the officer holds a word of the dossier")
    func officerReadsNoWord() async throws {
        let (web, _) = try await web()
        _ = try await ask(web)
        _ = try await web.get(Self.path, as: web.signedIn(Cast.petra))
        let wim = try await web.signedIn(Cast.wim)
        for path in ["/", "/functionaris", "/functionaris/wie-keek", "/functionaris/wie-keek?wie=\(Cast.petra)"] {
            let page = try await web.get(path, as: wim)
            #expect(page.status == 200)
            #expect(!page.text.contains(StrangerTests.mark), "\(path)")
        }
        #expect(try await web.get("/functionaris", as: wim).text.contains("Dat was niet zo."))
        #expect(try await web.get("/functionaris/wie-keek", as: wim).text.contains("Petra Kuipers"))
        for account in [Cast.lisa, Cast.petra, Cast.ineke, Cast.ruud] {
            #expect(try await web.get("/functionaris", as: web.signedIn(account)).status == 404)
        }
    }

    @Test("An answer without a choice or words: 422 and kept; a good one shows at home and on the page")
    func answers() async throws {
        let (web, _) = try await web()
        _ = try await ask(web)
        let choiceless = try await answer(web, [("text", "Je hebt gelijk.")])
        #expect(choiceless.status == 422 && choiceless.holds("Je hebt gelijk."))
        #expect(choiceless.text.contains("id=\"antwoord-fout\""))
        let wordless = try await answer(web, [("antwoord", "ja"), ("text", "")])
        #expect(wordless.status == 422 && wordless.text.contains("value=\"ja\" checked"))
        #expect(wordless.text.contains("id=\"text-fout\""))
        let good = try await answer(web, [("antwoord", "ja"), ("text", "Je hebt gelijk.")])
        #expect(good.headers[.location] == "/functionaris?verstuurd=1")
        let late = try await answer(web, [("antwoord", "nee"), ("text", "Toch niet.")])
        #expect(late.headers[.location] == "/functionaris?intussen=1")
        let lisa = try await web.signedIn(Cast.lisa)
        #expect(try await web.get("/", as: lisa).text.contains("Er is antwoord op je vraag."))
        #expect(try await web.get("\(Self.path)/rechten", as: lisa).text.contains("Je hebt gelijk."))
        let log = try await web.get("\(Self.path)/wie-keek-mee", as: lisa).text
        #expect(log.contains("gaf antwoord op een vraag over rechten"))
    }

    @Test("A restricted report is marked for the person and its author, and is a stranger's to the rest")
    func restricted() async throws {
        let (web, dossier) = try await web()
        try await web.place.give(.test(to: .account(Cast.ruud)), in: dossier.id)
        #expect(
            try await web.get("\(Self.path)/rapportages/\(FixedDossier.own)", as: web.signedIn(Cast.ruud)).status == 200
        )
        _ = try await ask(web, "beperken")
        _ = try await answer(web, [("antwoord", "ja"), ("text", "Dat kan.")])
        let report = "\(Self.path)/rapportages/\(FixedDossier.report)"
        let lisa = try await web.get(report, as: web.signedIn(Cast.lisa))
        #expect(lisa.text.contains("Beperkt: alleen jij en de schrijver zien dit"))
        let petra = try await web.get(report, as: web.signedIn(Cast.petra))
        #expect(petra.status == 200 && petra.text.contains("Beperkt: alleen"))
        #expect(try await web.get(report, as: web.signedIn(Cast.ruud)).status == 404)
        let lifted = try await web.post("\(Self.path)/rechten/\(Self.id)/opheffen", as: web.signedIn(Cast.lisa))
        #expect(lifted.headers[.location] == "\(Self.path)/rechten?opgeheven=1")
        #expect(try await web.get(report, as: web.signedIn(Cast.ruud)).status == 200)
    }

    @Test("A worker is offered none of it, and refused in words")
    func notForWorkers() async throws {
        let (web, _) = try await web()
        let petra = try await web.signedIn(Cast.petra)
        let report = try await web.get("\(Self.path)/rapportages/\(FixedDossier.own)", as: petra)
        #expect(!report.text.contains("/rechten"))
        #expect(try await !web.get("\(Self.path)/wie-mag-wat", as: petra).text.contains("/rechten"))
        for path in ["\(Self.path)/rechten", "\(Self.path)/rechten/vragen?recht=kopie"] {
            #expect(try await web.get(path, as: petra).status == 403)
        }
    }

    @Test(
        "A yes to destruction says that it is not gone yet and who does that; a yes to anything else, and a no, do not")
    func notDestroyedYet() async throws {
        for (right, said, isTold) in [
            ("vernietigen", "ja", true), ("vernietigen", "nee", false), ("verbeteren", "ja", false),
        ] {
            let (web, _) = try await web()
            #expect(try await ask(web, right).status == 303)
            #expect(try await answer(web, [("antwoord", said), ("text", "Dat is goed.")]).status == 303)
            let page = try await web.get("\(Self.path)/rechten", as: web.signedIn(Cast.lisa))
            #expect(page.text.contains("Het is nog niet weg.") == isTold, "\(right) \(said)")
            #expect(page.text.contains("Dat moet Kredietbank doen.") == isTold)
        }
    }
}

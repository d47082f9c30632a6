import Dossier
import Records
import TestKit
import Testing

@testable import Web

@Suite("The pages about a death: first what will happen, then a code, and a calm sentence on every page")
struct DeathPagesTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"
    private static let id = DeathID(high: 8, low: 26).text

    /// The fixed dossier, with Petra, who may change all of it, and her phone.
    private func web() async throws -> (web: Web, petra: Session) {
        let (web, _) = try await Web.withDossier()
        let petra = try await proven(Cast.petra, web)
        return (web, petra)
    }

    private func proven(_ account: AccountID, _ web: Web) async throws -> Session {
        let (secret, _) = try await web.place.setUpFactor(of: account)
        let session = try await web.signedIn(account)
        _ = try await web.place.workplace.confirmFactor(
            code: web.place.code(secret), as: web.place.request(session.token))
        return session
    }

    private func fields(_ more: [(String, String)] = [], day: String = "2026-11-19") -> [(String, String)] {
        [("id", Self.id), ("dag", day), ("hoe", "De familie belde.")] + more
    }

    private func register(_ web: Web, _ petra: Session) async throws {
        let reply = try await web.post("\(Self.path)/overlijden", fields([("zeker", "1")]), as: petra)
        #expect(reply.headers[.location] == "\(Self.path)?overleden=1")
    }

    @Test("A wrong day: 422 with a message at the field, and what was typed stays")
    func wrong() async throws {
        let (web, petra) = try await web()
        for day in ["", "2026-11-22", "1988-05-03", "x"] {
            let reply = try await web.post("\(Self.path)/overlijden", fields(day: day), as: petra)
            #expect(
                reply.status == 422 && reply.text.contains("id=\"dag-fout\"") && reply.text.contains("href=\"#dag\""))
            #expect(reply.holds("De familie belde.") && reply.text.contains("value=\"\(Self.id)\""))
        }
        let back = try await web.post("\(Self.path)/overlijden", fields([("stap", "terug")]), as: petra)
        #expect(back.status == 200 && back.text.contains("value=\"2026-11-19\"") && back.holds("De familie belde."))
    }

    @Test(
        "It says what will happen before anything is written; without a fresh code it asks for one and keeps the form")
    func asksFirst() async throws {
        let (web, petra) = try await web()
        let check = try await web.post("\(Self.path)/overlijden", fields(), as: petra)
        #expect(check.status == 200 && check.text.contains("21 december") && check.text.contains("name=\"zeker\""))
        let other = try await web.signedIn(Cast.petra)
        let asked = try await web.post("\(Self.path)/overlijden", fields([("zeker", "1")]), as: other)
        #expect(asked.text.contains("action=\"\(Self.path)/overlijden\"") && asked.holds("De familie belde."))
        #expect(try await web.place.count("death") == 0)
    }

    @Test("Then every page says so, without an age and without a place to write for who only reads")
    func banner() async throws {
        let (web, petra) = try await web()
        try await web.place.give(
            .test(to: .account(Cast.ruud), .all, .all, [.look, .add]), in: DossierID(high: 9, low: 1))
        let ruud = try await web.signedIn(Cast.ruud)
        #expect(try await web.get(Self.path, as: ruud).text.contains("\(Self.path)/schrijven"))
        try await register(web, petra)
        for page in ["", "/rapportages", "/verhaal", "/plan", "/samen", "/wie-mag-wat"] {
            let text = try await web.get(Self.path + page, as: ruud).text
            #expect(text.contains("is overleden op 19 november"), "\(page)")
            #expect(text.contains("tot en met 21 december"), "\(page)")
            #expect(!text.contains("\(Self.path)/schrijven"), "\(page)")
        }
        #expect(try await !web.get(Self.path, as: ruud).text.contains("38 jaar"))
        #expect(try await web.get("\(Self.path)/schrijven", as: ruud).status == 403)
        #expect(try await web.get("/", as: ruud).text.contains("Overleden op 19 november"))
        let own = try await web.get(Self.path, as: petra).text
        #expect(own.contains("\(Self.path)/schrijven") && own.contains("\(Self.path)/overlijden"))
    }

    @Test("Who signs in as the person sees that it was registered, no word of the dossier, and puts it right")
    func person() async throws {
        let (web, dossier) = try await StrangerTests.marked()
        let petra = try await proven(Cast.petra, web)
        try await register(web, petra)
        let lisa = try await proven(Cast.lisa, web)
        for page in ["", "/rapportages", "/verhaal", "/plan", "/samen"] {
            let reply = try await web.get(Self.path + page, as: lisa)
            #expect(reply.status == 200 && reply.text.contains("dat je bent overleden"), "\(page)")
            #expect(!reply.text.contains("tuinieren") && !reply.text.contains("<article"), "\(page)")
        }
        #expect(try await web.get("\(Self.path)/rapportages/\(FixedDossier.report)", as: lisa).status == 404)
        let form = try await web.get("\(Self.path)/overlijden", as: lisa)
        #expect(form.text.contains("\(Self.path)/overlijden/\(Self.id)/terug"))
        let wordless = try await web.post("\(Self.path)/overlijden/\(Self.id)/terug", as: lisa)
        #expect(wordless.status == 422 && wordless.text.contains("id=\"waarom-fout\""))
        let back = try await web.post(
            "\(Self.path)/overlijden/\(Self.id)/terug", [("waarom", "Ik leef.")], as: lisa)
        #expect(back.headers[.location] == "\(Self.path)?teruggezet=1")
        #expect(try await web.get(Self.path, as: lisa).text.contains("tuinieren"))
        #expect(try await web.place.reach(of: Cast.lisa, in: dossier.id).acts == .ofThePerson)
        let log = try await web.get("\(Self.path)/wie-keek-mee", as: lisa).text
        #expect(log.contains("schreef op dat de persoon van dit dossier is overleden"))
        #expect(log.contains("terug dat de persoon"))
    }

    @Test("Sent twice, or after somebody else: the page that says how it is now")
    func twice() async throws {
        let (web, petra) = try await web()
        try await register(web, petra)
        try await register(web, petra)
        let other = try await web.post(
            "\(Self.path)/overlijden",
            [("id", DeathID(high: 8, low: 27).text), ("dag", "2026-11-18"), ("hoe", "Ik ook."), ("zeker", "1")],
            as: petra)
        #expect(other.headers[.location] == "\(Self.path)/overlijden?intussen=1")
        let page = try await web.get("\(Self.path)/overlijden?intussen=1", as: petra)
        #expect(page.text.contains("role=\"status\"") && page.text.contains("De familie belde."))
        #expect(try await web.place.count("death") == 1)
    }

    @Test(
        "The privacy officer lets next of kin look: 422 keeps what was typed, and no page of it holds a word of the dossier"
    )
    func nextOfKin() async throws {
        let (web, _) = try await StrangerTests.marked()
        try await web.place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        try await register(web, try await proven(Cast.petra, web))
        let wim = try await proven(Cast.wim, web)
        let kin = "/functionaris/\(DossierID(high: 9, low: 1))/nabestaande"
        let typed = [
            ("id", Self.id), ("adres", "bart@klaver.test"), ("onderdeel", "reports"), ("theme", "gezondheid"),
            ("grond", "belang"), ("reden", "Hij <b>wil</b> het weten."),
        ]
        let wrong = try await web.post(kin, typed, as: wim)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"tot-fout\"") && wrong.text.contains("href=\"#tot\""))
        #expect(wrong.holds("Hij <b>wil</b> het weten.") && wrong.text.contains("value=\"belang\" selected"))
        #expect(wrong.text.contains("value=\"reports\" checked") && wrong.text.contains("value=\"gezondheid\" checked"))
        let given = try await web.post(kin, typed + [("tot", "2027-01-31")], as: wim)
        #expect(given.headers[.location] == "/functionaris/overleden?gegeven=1")
        let page = try await web.get("/functionaris/overleden?gegeven=1", as: wim)
        #expect(page.text.contains("Bart Visser mag lezen tot en met 31 januari 2027"))
        #expect(page.text.contains("role=\"status\"") && !page.text.contains(StrangerTests.mark))
        let bart = try await web.signedIn(Cast.bart)
        #expect(try await web.get("\(Self.path)/rapportages", as: bart).status == 200)
        let stopped = try await web.post("\(kin)/\(Self.id)/stoppen", as: wim)
        #expect(stopped.headers[.location] == "/functionaris/overleden?gestopt=1")
        #expect(try await web.get("\(Self.path)/rapportages", as: bart).status == 404)
        for account in [Cast.petra, Cast.lisa, Cast.ineke] {
            #expect(try await web.get("/functionaris/overleden", as: web.signedIn(account)).status == 404)
        }
    }
}

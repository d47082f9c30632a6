import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The pages of permits on a law: the form, the second worker, the person and the officer")
struct LawPermitPagesTests {
    private static let dossier = DossierID(high: 9, low: 1)
    private static let path = "/dossiers/\(dossier)"
    private static let id = GrantID(high: 9, low: 71)

    /// The fixed dossier; Joris and Ruud of youth help with a code of a moment ago; Wim as privacy officer.
    private func atWork() async throws -> (web: Web, joris: Session, ruud: Session) {
        let (web, _) = try await StrangerTests.marked()
        try await web.place.switchLaw()
        try await web.place.seat(Cast.wim, as: .privacyOfficer)
        return (web, try await fresh(web, Cast.joris), try await fresh(web, Cast.ruud))
    }

    private func fresh(_ web: Web, _ account: AccountID) async throws -> Session {
        let session = try await web.signedIn(account)
        try await web.place.showFactor(web.place.request(session.token))
        return session
    }

    private func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        let all = [
            ("nummer", Self.dossier.text), ("geboren", "1988-05-04"), ("wet", "jeugdbescherming"),
            ("aan", PrincipalText.text(.organisation(Cast.jeugdhulp))), ("onderdeel", "reports"),
            ("theme", "veiligheid"), ("hoe", "zien"), ("reden", "niet <b>veilig</b>"), ("tot", "2027-02-01"),
            ("id", Self.id.text),
        ]
        return all.map { ($0.0, changed[$0.0] ?? $0.1) }
    }

    @Test("The page asks a code first, and comes back to itself; a form sent later asks again and keeps what was typed")
    func asksCode() async throws {
        let (web, _, _) = try await atWork()
        let (secret, _) = try await web.place.setUpFactor(of: Cast.joris)
        let joris = try await web.signedIn(Cast.joris)
        let away = try await web.get("/wettelijke-taak", as: joris)
        #expect(away.status == 303 && away.headers[.location] == "/bevestig?verder=/wettelijke-taak")
        let asked = try await web.post("/wettelijke-taak", fields(), as: joris)
        #expect(asked.status == 200 && asked.holds("niet <b>veilig</b>") && asked.text.contains("name=\"code\""))
        #expect(try await web.place.count("law_registration") == 0)
        let done = try await web.post(
            "/wettelijke-taak", fields() + [("bevestigd", "1"), ("code", web.place.code(secret))], as: joris)
        #expect(done.headers[.location] == "/wettelijke-taak?gedaan=gevraagd")
        #expect(try await web.place.count("law_registration") == 1)
    }

    @Test(
        "A wrong field: 422, a message at it, and everything that was typed stays",
        arguments: [
            ("nummer", ""), ("nummer", "Lisa"), ("geboren", "4 mei"), ("wet", ""), ("wet", "geen"),
            ("wet", "veilig-thuis"), ("aan", ""), ("aan", "xyz"), ("onderdeel", "geen"), ("theme", "geen"), ("hoe", ""),
            ("reden", " "), ("tot", ""), ("tot", "morgen"), ("tot", "2026-11-20"), ("tot", "2028-01-01"),
        ])
    func wrongField(_ field: String, _ typed: String) async throws {
        let (web, joris, _) = try await atWork()
        let reply = try await web.post("/wettelijke-taak", fields([field: typed]), as: joris)
        #expect(reply.status == 422)
        #expect(reply.text.contains("id=\"\(field)-fout\"") && reply.text.contains("<a href=\"#\(field)\">"))
        if field != "reden" { #expect(reply.holds("niet <b>veilig</b>")) }
        if field != "nummer" { #expect(reply.text.contains("value=\"\(Self.dossier.text)\"")) }
        if field != "theme" { #expect(reply.text.contains("value=\"veiligheid\" checked")) }
        if field != "wet" { #expect(reply.text.contains("value=\"jeugdbescherming\" checked")) }
        #expect(try await web.place.count("law_registration") == 0)
    }

    @Test("No such dossier and another birth date have one answer, in words; too many of them and it waits")
    func noneFound() async throws {
        let (web, joris, _) = try await atWork()
        let nowhere = try await web.post("/wettelijke-taak", fields(["nummer": StrangerTests.random.text]), as: joris)
        let other = try await web.post("/wettelijke-taak", fields(["geboren": "1988-05-05"]), as: joris)
        #expect(nowhere.status == 422 && nowhere.text.contains("We vonden geen dossier"))
        #expect(
            nowhere.withoutNames.replacing(StrangerTests.random.text, with: Self.dossier.text)
                == other.withoutNames.replacing("1988-05-05", with: "1988-05-04"))
        #expect(!other.text.contains(StrangerTests.mark))
        for _ in 1...3 {
            _ = try await web.post("/wettelijke-taak", fields(["geboren": "1988-05-05"]), as: joris)
        }
        let waits = try await web.post("/wettelijke-taak", fields(), as: joris)
        #expect(waits.status == 429 && waits.text.contains("Dit ging te vaak mis."))
    }

    @Test(
        "While it waits no page shows more than what was typed; the second says yes on it, and then it leads to the dossier"
    )
    func second() async throws {
        let (web, joris, ruud) = try await atWork()
        _ = try await web.post("/wettelijke-taak", fields(["nummer": Cast.address(of: Cast.lisa)]), as: joris)
        #expect(try await web.get("/", as: ruud).text.contains("Een collega vraagt om jouw ja of nee"))
        #expect(try await !web.get("/", as: joris).text.contains("Een collega vraagt om jouw ja of nee"))
        let page = try await web.get("/wettelijke-taak", as: ruud)
        #expect(page.holds("niet <b>veilig</b>") && page.holds(Cast.address(of: Cast.lisa)))
        #expect(page.text.contains("Joris Hendriks vraagt dit voor Jeugdhulp."))
        #expect(!page.text.contains(StrangerTests.mark) && !page.text.contains(Self.dossier.text))
        #expect(!page.text.contains("Lisa"))
        let answer = "/wettelijke-taak/\(Self.id)/antwoord"
        #expect(try await web.post(answer, [("antwoord", "misschien")], as: ruud).status == 404)
        #expect(try await web.post(answer, [("antwoord", "ja")], as: joris).status == 404)
        #expect(try await web.get(Self.path, as: ruud).status == 404)
        let yes = try await web.post(answer, [("antwoord", "ja")], as: ruud)
        #expect(yes.headers[.location] == "/wettelijke-taak?gedaan=ja")
        #expect(try await web.get(Self.path, as: ruud).status == 200)
        let late = try await web.post(answer, [("antwoord", "nee")], as: ruud)
        #expect(late.headers[.location] == "/wettelijke-taak?gedaan=intussen")
        #expect(try await web.get("/wettelijke-taak", as: joris).text.contains("href=\"\(Self.path)\""))
        let stop = "/wettelijke-taak/\(Self.id)/stoppen"
        #expect(try await web.post(stop, [], as: ruud).headers[.location] == "/wettelijke-taak?gedaan=gestopt")
        #expect(try await web.post(stop, [], as: ruud).headers[.location] == "/wettelijke-taak?gedaan=intussen")
        #expect(try await web.get(Self.path, as: ruud).status == 404)
    }

    @Test(
        "The person reads the law, the reason and why it does not stop, objects in one click, and says to have seen it")
    func person() async throws {
        let (web, joris, ruud) = try await atWork()
        _ = try await web.post("/wettelijke-taak", fields(), as: joris)
        _ = try await web.post("/wettelijke-taak/\(Self.id)/antwoord", [("antwoord", "ja")], as: ruud)
        for account in [Cast.lisa, Cast.bart] {
            let session = try await web.signedIn(account)
            let home = try await web.get("/", as: session)
            #expect(home.text.contains("Jeugdhulp mag van de wet meekijken"))
            let page = try await web.get("\(Self.path)/wie-mag-wat", as: session)
            #expect(page.holds("niet <b>veilig</b>") && page.text.contains("Jeugdwet, artikel 7.3.11"))
            #expect(page.text.contains("Jij kunt dit niet stoppen."))
            #expect(page.text.contains("recht=bezwaar&amp;toegang=\(Self.id)"))
            #expect(!page.text.contains("wie-mag-wat/\(Self.id)/stoppen"))
            let made = try #require(page.text.firstMatch(of: /name="gemaakt" value="(\d+)"/))
            let seen = try await web.post(
                "\(Self.path)/wie-mag-wat/gezien", [("gemaakt", String(made.1))], as: session)
            #expect(seen.headers[.location] == "\(Self.path)/wie-mag-wat?gezien=1")
            #expect(try await !web.get("/", as: session).text.contains("mag van de wet meekijken"))
        }
        let lisa = try await web.signedIn(Cast.lisa)
        let log = try await web.get("\(Self.path)/wie-keek-mee", as: lisa)
        #expect(log.text.contains("vroeg toegang van de wet") && log.text.contains("zei ja op toegang van de wet"))
        let form = try await web.get("\(Self.path)/rechten/vragen?recht=bezwaar&toegang=\(Self.id)", as: lisa)
        #expect(form.status == 200 && form.text.contains("value=\"\(Self.id)\" selected"))
        #expect(try await web.post("\(Self.path)/wie-mag-wat/gezien", as: joris).status == 403)
    }

    @Test("The officer sees it with its last day, and no word of the dossier")
    func officer() async throws {
        let (web, joris, ruud) = try await atWork()
        _ = try await web.post("/wettelijke-taak", fields(), as: joris)
        _ = try await web.post("/wettelijke-taak/\(Self.id)/antwoord", [("antwoord", "ja")], as: ruud)
        let wim = try await web.signedIn(Cast.wim)
        #expect(try await web.get("/", as: wim).text.contains("Er wacht 1 vraag over privacy op jou."))
        let page = try await web.get("/functionaris", as: wim)
        #expect(page.holds("niet <b>veilig</b>") && page.text.contains("Antwoord uiterlijk op 27 november"))
        let review = "/functionaris/\(Self.dossier)/toegang/\(Self.id)"
        let good = try await web.post(review, [("antwoord", "nee"), ("text", "Dit kan met minder.")], as: wim)
        #expect(good.headers[.location] == "/functionaris?nagekeken=1")
        #expect(try await web.get(Self.path, as: ruud).status == 404)
    }

    @Test("The way to it stands in the menu of who works there, and of nobody else; the page is not there for them")
    func menu() async throws {
        let (web, joris, _) = try await atWork()
        #expect(try await web.get("/", as: joris).text.contains("href=\"/wettelijke-taak\""))
        try await web.place.seat(Cast.ineke, as: .administrator)
        for account in [Cast.lisa, Cast.petra, Cast.wim, Cast.ineke] {
            let session = try await web.signedIn(account)
            #expect(try await !web.get("/", as: session).text.contains("href=\"/wettelijke-taak\""))
            #expect(try await web.get("/wettelijke-taak", as: session).status == 404)
            #expect(try await web.post("/wettelijke-taak", fields(), as: session).status == 404)
            #expect(try await web.post("/wettelijke-taak/\(Self.id)/stoppen", [], as: session).status == 404)
        }
    }

    @Test("Every law has its words in every language", arguments: Language.allCases)
    func words(_ language: Language) throws {
        let words = try Catalogue.own.get()[language].lawPermits.laws
        #expect(Set(words.keys) == Set(Law.all.map(\.code)))
    }
}

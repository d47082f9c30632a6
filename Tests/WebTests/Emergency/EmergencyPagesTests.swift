import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The pages of emergency access: the form, the bar on every page, what the person and the officer read")
struct EmergencyPagesTests {
    private static let dossier = DossierID(high: 9, low: 1)
    private static let path = "/dossiers/\(dossier)"

    /// The fixed dossier, Ruud on duty with a code of a moment ago, and Wim as privacy officer.
    private func onDuty() async throws -> (web: Web, ruud: Session) {
        let (web, _) = try await StrangerTests.marked()
        try await web.place.switchEmergency()
        try await web.place.seat(Cast.wim, as: .privacyOfficer)
        let ruud = try await web.signedIn(Cast.ruud)
        try await web.place.showFactor(web.place.request(ruud.token))
        return (web, ruud)
    }

    private func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        let all = [
            ("nummer", Self.dossier.text), ("geboren", "1988-05-04"), ("reden", "lag <b>op straat</b>"), ("duur", "60"),
            ("id", EmergencyID(high: 8, low: 81).text),
        ]
        return all.map { ($0.0, changed[$0.0] ?? $0.1) }
    }

    @Test("The form asks a code first, and comes back to itself; a form sent later asks again and keeps what was typed")
    func asksCode() async throws {
        let (web, _) = try await onDuty()
        let (secret, _) = try await web.place.setUpFactor(of: Cast.ruud)
        let ruud = try await web.signedIn(Cast.ruud)
        let away = try await web.get("/noodtoegang", as: ruud)
        #expect(away.status == 303 && away.headers[.location] == "/bevestig?verder=/noodtoegang")
        let asked = try await web.post("/noodtoegang", fields(), as: ruud)
        #expect(asked.status == 200 && asked.holds("lag <b>op straat</b>") && asked.text.contains("name=\"code\""))
        #expect(try await web.place.count("emergency_access") == 0)
        let done = try await web.post(
            "/noodtoegang", fields() + [("bevestigd", "1"), ("code", web.place.code(secret))], as: ruud)
        #expect(done.headers[.location] == Self.path)
    }

    @Test(
        "A wrong field: 422, a message at it, and everything that was typed stays",
        arguments: [
            ("nummer", ""), ("nummer", "Lisa"), ("geboren", ""), ("geboren", "4 mei"), ("reden", " "), ("duur", ""),
            ("duur", "999"), ("duur", "veel"),
        ])
    func wrongField(_ field: String, _ typed: String) async throws {
        let (web, ruud) = try await onDuty()
        let reply = try await web.post("/noodtoegang", fields([field: typed]), as: ruud)
        #expect(reply.status == 422)
        #expect(reply.text.contains("id=\"\(field)-fout\"") && reply.text.contains("<a href=\"#\(field)\">"))
        if field != "reden" { #expect(reply.holds("lag <b>op straat</b>")) }
        if field != "nummer" { #expect(reply.text.contains("value=\"\(Self.dossier.text)\"")) }
        if field != "duur" { #expect(reply.text.contains("value=\"60\" checked")) }
        #expect(try await web.place.count("emergency_access") == 0)
    }

    @Test("No such dossier and another birth date have one answer, in words; too many of them and it waits")
    func noneFound() async throws {
        let (web, ruud) = try await onDuty()
        let nowhere = try await web.post("/noodtoegang", fields(["nummer": StrangerTests.random.text]), as: ruud)
        let other = try await web.post("/noodtoegang", fields(["geboren": "1988-05-05"]), as: ruud)
        #expect(nowhere.status == 422 && nowhere.text.contains("We vonden geen dossier"))
        #expect(
            nowhere.withoutNames.replacing(StrangerTests.random.text, with: Self.dossier.text)
                == other.withoutNames.replacing("1988-05-05", with: "1988-05-04"))
        #expect(!other.text.contains(StrangerTests.mark))
        for _ in 1...3 { _ = try await web.post("/noodtoegang", fields(["geboren": "1988-05-05"]), as: ruud) }
        let waits = try await web.post("/noodtoegang", fields(), as: ruud)
        #expect(waits.status == 429 && waits.text.contains("Dit ging te vaak mis."))
    }

    @Test(
        "While it is open every page has the bar with its end; nothing to write, print or ask; and then it is a stranger's"
    )
    func open() async throws {
        let (web, ruud) = try await onDuty()
        #expect(try await !web.get("/", as: ruud).text.contains("emergency-bar"))
        #expect(try await web.post("/noodtoegang", fields(), as: ruud).headers[.location] == Self.path)
        let parts = ["", "/rapportages", "/verhaal", "/plan", "/samen", "/wie-mag-wat"]
        for path in parts.map({ Self.path + $0 }) + ["/", "/account", "/concepten", "/noodtoegang"] {
            let page = try await web.get(path, as: ruud)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("class=\"emergency-bar\"") && page.text.contains("tot 10.00 uur"), "\(path)")
            #expect(page.text.contains("action=\"/noodtoegang/einde\""), "\(path)")
        }
        for path in parts.map({ Self.path + $0 }) {
            let page = try await web.get(path, as: ruud).text
            for act in [
                "data-print", "/schrijven", "/gelezen", "/wie-mag-wat/vragen", "/wie-mag-wat/geven", "/rechten",
            ] {
                #expect(!page.contains(act), "\(path) offers \(act)")
            }
        }
        for act in ["wie-mag-wat/vragen", "gelezen", "rapportages", "rechten/vragen", "wie-mag-wat"] {
            let reply = try await web.post(
                "\(Self.path)/\(act)", RouteCase.all[0].fields(Self.dossier), as: ruud)
            #expect(reply.status == 403, "\(act)")
        }
        #expect(try await web.get("\(Self.path)/wie-keek-mee", as: ruud).status == 403)
        #expect(try await web.get("\(Self.path)/noodtoegang", as: ruud).status == 403)
        #expect(try await web.get("\(Self.path)/kijk-mee/\(RouteCase.seat)", as: ruud).status == 404)
        for _ in 1...2 {
            let end = try await web.post("/noodtoegang/einde", [("dossier", Self.dossier.text)], as: ruud)
            #expect(end.status == 303 && end.headers[.location] == "/")
            let after = try await web.get(Self.path, as: ruud)
            let nowhere = try await web.get("/dossiers/\(StrangerTests.random)", as: ruud)
            #expect(after.status == 404 && after.withoutNames == nowhere.withoutNames)
            #expect(!after.text.contains("emergency-bar"))
        }
    }

    @Test(
        "Whoever was told reads who and why at home and in the log, with the mark on every line, until they have seen it"
    )
    func told() async throws {
        let (web, ruud) = try await onDuty()
        _ = try await web.post("/noodtoegang", fields(), as: ruud)
        _ = try await web.get("\(Self.path)/rapportages", as: ruud)
        for account in [Cast.lisa, Cast.bart] {
            let session = try await web.signedIn(account)
            let home = try await web.get("/", as: session)
            #expect(home.text.contains("kijkt nu mee met noodtoegang, tot 10.00 uur."))
            #expect(home.text.contains("href=\"\(Self.path)/noodtoegang\""))
            let page = try await web.get("\(Self.path)/noodtoegang", as: session)
            #expect(page.holds("lag <b>op straat</b>") && page.text.contains("Ruud Claassen van Jeugdhulp"))
            #expect(page.text.contains("uiterlijk op 27 november"))
            #expect(page.text.contains("0000 0000 0000 0009 0000 0000 0000 0001"))
            let made = try #require(page.text.firstMatch(of: /name="gemaakt" value="(\d+)"/))
            let seen = try await web.post(
                "\(Self.path)/noodtoegang/gezien", [("gemaakt", String(made.1))], as: session)
            #expect(seen.headers[.location] == "\(Self.path)/noodtoegang?gezien=1")
            #expect(try await !web.get("/", as: session).text.contains("met noodtoegang, tot"))
        }
        let log = try await web.get("\(Self.path)/wie-keek-mee", as: web.signedIn(Cast.lisa))
        #expect(log.text.contains("opende noodtoegang") && log.text.contains("Dat mag in nood."))
        #expect(log.holds("lag <b>op straat</b>"))
        #expect(log.text.components(separatedBy: "</svg>Noodtoegang</span>").count == 3)
    }

    @Test("The officer reviews it in words, a wrong form keeps them, and no word of the dossier shows")
    func reviewed() async throws {
        let (web, ruud) = try await onDuty()
        _ = try await web.post("/noodtoegang", fields(), as: ruud)
        _ = try await web.get("\(Self.path)/rapportages", as: ruud)
        let wim = try await web.signedIn(Cast.wim)
        #expect(try await web.get("/", as: wim).text.contains("Er wacht 1 vraag over privacy op jou."))
        let page = try await web.get("/functionaris", as: wim)
        #expect(page.text.contains("Ruud Claassen keek in het dossier van Lisa de Wit"))
        #expect(page.text.contains("Antwoord uiterlijk op 27 november"))
        // Below it stand permits by law, with the reason that was given for them.
        let card = try #require(page.text.components(separatedBy: "id=\"wacht\"").first)
        #expect(!card.contains(StrangerTests.mark))
        let review = "/functionaris/\(Self.dossier)/noodtoegang/\(EmergencyID(high: 8, low: 81))"
        let choiceless = try await web.post(review, [("text", "Ik sprak de arts.")], as: wim)
        #expect(choiceless.status == 422 && choiceless.holds("Ik sprak de arts."))
        let good = try await web.post(review, [("antwoord", "ja"), ("text", "Ik sprak de arts.")], as: wim)
        #expect(good.headers[.location] == "/functionaris?beoordeeld=1")
        let late = try await web.post(review, [("antwoord", "nee"), ("text", "Toch niet.")], as: wim)
        #expect(late.headers[.location] == "/functionaris?intussen=1")
        let read = try await web.get("\(Self.path)/noodtoegang", as: web.signedIn(Cast.lisa))
        #expect(read.text.contains("Dit was terecht") && read.text.contains("Ik sprak de arts."))
        for account in [Cast.lisa, Cast.ruud, Cast.ineke] {
            let reply = try await web.post(
                review, [("antwoord", "ja"), ("text", "Goed.")], as: web.signedIn(account))
            #expect(reply.status == 404)
        }
    }

    @Test("The way to it stands in the menu of who may open it, and of nobody else; the page is not there for them")
    func menu() async throws {
        let (web, ruud) = try await onDuty()
        #expect(try await web.get("/", as: ruud).text.contains("href=\"/noodtoegang\""))
        for account in [Cast.lisa, Cast.petra, Cast.wim, Cast.ineke] {
            let session = try await web.signedIn(account)
            #expect(try await !web.get("/", as: session).text.contains("href=\"/noodtoegang\""))
            #expect(try await web.get("/noodtoegang", as: session).status == 404)
            #expect(try await web.post("/noodtoegang", fields(), as: session).status == 404)
        }
    }
}

import Dossier
import TestKit
import Testing

@testable import Web

@Suite("The pages of the administration: what was typed stays, two administrators, and no word of a dossier")
struct AdministrationPagesTests {
    private static let id = EntryID(high: 8, low: 41).text
    private static let base = "/beheer/\(Cast.jeugdhulp)"

    /// Ineke and Wim administer youth help; Karin administers where she works.
    private func web() async throws -> Web {
        let (web, _) = try await StrangerTests.marked()
        try await web.place.seat(Cast.wim, as: .administrator)
        try await web.place.seat(Cast.karin, as: .administrator, at: Cast.kredietbank)
        return web
    }

    private func invite(_ web: Web, _ fields: [(String, String)] = []) async throws -> Reply {
        var form = [
            ("id", Self.id), ("naam", "Els <b>Bakker</b>"), ("mail", "els@klaver.test"), ("taak", "0"),
            ("rol", "begeleider"), ("team", Cast.teamThuis.text), ("van", ""), ("tot", ""),
        ]
        for (name, value) in fields { form.removeAll { $0.0 == name }; form.append((name, value)) }
        return try await web.post("\(Self.base)/nieuw", form, as: web.signedIn(Cast.ineke))
    }

    private func give(_ web: Web, to account: AccountID, _ fields: [(String, String)] = []) async throws -> Reply {
        try await web.post(
            "\(Self.base)/medewerkers/\(account)",
            [("id", Self.id), ("taak", "0"), ("rol", "begeleider"), ("team", Cast.teamThuis.text)] + fields,
            as: web.signedIn(Cast.ineke))
    }

    @Test("The own organisation comes by itself; who administers none, or another, finds nothing")
    func door() async throws {
        let web = try await web()
        #expect(try await web.get("/beheer", as: web.signedIn(Cast.ineke)).headers[.location] == Self.base)
        try await web.place.seat(Cast.ineke, as: .administrator, at: Cast.kredietbank)
        let choice = try await web.get("/beheer", as: web.signedIn(Cast.ineke))
        #expect(choice.status == 200 && choice.text.contains("Kredietbank") && choice.text.contains("Jeugdhulp"))
        for account in [Cast.lisa, Cast.petra, Cast.joris, Cast.ruud] {
            #expect(try await web.get("/beheer", as: web.signedIn(account)).status == 404)
        }
        #expect(try await web.get(Self.base, as: web.signedIn(Cast.karin)).status == 404)
    }

    @Test("Another organisation and one that does not exist answer alike")
    func alike() async throws {
        let web = try await web()
        let karin = try await web.signedIn(Cast.karin)
        for path in [
            "", "/medewerkers", "/nieuw", "/veranderd", "/medewerkers/\(Cast.joris)", "/teams/\(Cast.teamThuis)",
        ] {
            let there = try await web.get(Self.base + path, as: karin)
            let nowhere = try await web.get("/beheer/\(OrganisationID(high: 7, low: 7))" + path, as: karin)
            #expect(there.status == 404 && there.withoutNames == nowhere.withoutNames)
        }
    }

    @Test("No page of it holds a word of a dossier, or who is in one")
    func noWord() async throws {
        let web = try await web()
        _ = try await invite(web)
        let ineke = try await web.signedIn(Cast.ineke)
        for path in [
            "", "/medewerkers", "/medewerkers?weg=1", "/nieuw", "/veranderd", "/medewerkers/\(Cast.joris)",
            "/medewerkers/\(Cast.joris)/stoppen", "/teams/\(Cast.teamThuis)", "/uitnodiging/\(Self.id)",
        ] {
            let page = try await web.get(Self.base + path, as: ineke)
            #expect(page.status == 200, "\(path)")
            #expect(!page.text.contains(StrangerTests.mark) && !page.text.contains("Lisa"), "\(path)")
        }
    }

    @Test("An invitation with a wrong field: 422, a message at that field, and what was typed stays")
    func wrongInvitation() async throws {
        let web = try await web()
        for (field, value) in [
            ("naam", " "), ("mail", "geen adres"), ("rol", ""), ("team", "x"), ("team", Cast.schuldhulp.text),
            ("van", "gisteren"), ("van", "2020-01-01"), ("tot", "2020-01-01"),
        ] {
            let reply = try await invite(web, [(field, value)])
            #expect(reply.status == 422, "\(field) \(value)")
            #expect(reply.text.contains("id=\"\(field)-fout\"") && reply.text.contains("<a href=\"#\(field)\">"))
            if field != "naam" { #expect(reply.holds("Els <b>Bakker</b>")) }
            #expect(reply.text.contains("name=\"id\" value=\"\(Self.id)\""))
        }
        #expect(try await web.place.count("seat_request") == 0)
    }

    @Test("A good invitation leads to its letter; sent twice it is one; it waits on the page, and can be taken back")
    func invites() async throws {
        let web = try await web()
        for _ in 1...2 {
            #expect(try await invite(web).headers[.location] == "\(Self.base)/uitnodiging/\(Self.id)")
        }
        #expect(try await web.place.count("seat_request") == 1)
        let ineke = try await web.signedIn(Cast.ineke)
        let letter = try await web.get("\(Self.base)/uitnodiging/\(Self.id)", as: ineke)
        #expect(letter.holds("Els <b>Bakker</b>") && letter.text.contains("class=\"code\""))
        #expect(try await web.get(Self.base, as: ineke).text.contains("els@klaver.test"))
        let back = try await web.post(
            "\(Self.base)/wacht/\(Self.id)", [("antwoord", "terug")], as: ineke)
        #expect(back.headers[.location] == "\(Self.base)?gedaan=terug")
        #expect(try await web.get("\(Self.base)/uitnodiging/\(Self.id)", as: ineke).status == 404)
        let again = try await web.post("\(Self.base)/wacht/\(Self.id)", [("antwoord", "terug")], as: ineke)
        #expect(again.headers[.location] == "\(Self.base)?gedaan=intussen")
    }

    @Test("Case s on the page: the own account in the team waits, who asked has no yes, the other has; then it counts")
    func caseS() async throws {
        let (web, dossier) = try await StrangerTests.marked()
        try await web.place.seat(Cast.wim, as: .administrator)
        try await web.place.give(.test(to: .department(Cast.teamThuis, role: nil)), in: dossier.id)
        let (ineke, wim) = (try await web.signedIn(Cast.ineke), try await web.signedIn(Cast.wim))
        let path = "/dossiers/\(dossier.id)"
        let asked = try await give(web, to: Cast.ineke)
        #expect(asked.headers[.location] == "\(Self.base)/medewerkers/\(Cast.ineke)?gedaan=wacht")
        #expect(try await web.get(path, as: ineke).status == 404)
        let own = try await web.get(Self.base, as: ineke).text
        #expect(!own.contains("value=\"ja\"") && own.contains("value=\"terug\""))
        let yes = [("antwoord", "ja")]
        #expect(try await web.post("\(Self.base)/wacht/\(Self.id)", yes, as: ineke).status == 404)
        #expect(try await web.get(Self.base, as: wim).text.contains("value=\"ja\""))
        #expect(
            try await web.post("\(Self.base)/wacht/\(Self.id)", yes, as: wim).headers[.location]
                == "\(Self.base)?gedaan=ja")
        #expect(try await web.get(path, as: ineke).status == 200)
    }

    @Test(
        "A place that ends, and somebody who leaves: asked once more, a wrong day is said, and old dossiers are closed")
    func leaves() async throws {
        let (web, dossier) = try await StrangerTests.marked()
        try await web.place.give(.test(to: .department(Cast.teamThuis, role: nil)), in: dossier.id)
        let (ineke, ruud) = (try await web.signedIn(Cast.ineke), try await web.signedIn(Cast.ruud))
        #expect(try await web.get("/dossiers/\(dossier.id)", as: ruud).status == 200)
        let stop = "\(Self.base)/medewerkers/\(Cast.ruud)/stoppen"
        #expect(try await web.get(stop, as: ineke).text.contains("Wat deze collega schreef, blijft"))
        for day in ["gisteren", "2020-01-01"] {
            let wrong = try await web.post(stop, [("tot", day), ("account", "1")], as: ineke)
            #expect(wrong.status == 422 && wrong.text.contains("id=\"tot-fout\""))
            #expect(wrong.text.contains("name=\"account\" value=\"1\" checked"))
        }
        #expect(
            try await web.post(stop, [("tot", "")], as: ineke).headers[.location]
                == "\(Self.base)/medewerkers?weggegaan=1")
        #expect(try await web.get("/dossiers/\(dossier.id)", as: ruud).status == 404)
        #expect(try await web.get("/", as: ruud).status == 200, "still signed in")
        #expect(try await web.get(stop, as: web.signedIn(Cast.ineke)).status == 200)
        #expect(try await !web.get("\(Self.base)/medewerkers", as: ineke).text.contains("Ruud Claassen"))
        #expect(try await web.get("\(Self.base)/medewerkers?weg=1", as: ineke).text.contains("Ruud Claassen"))
    }

    @Test("Another role at once for a colleague another stands for; the old one is kept under what is over")
    func changes() async throws {
        let web = try await web()
        let ineke = try await web.signedIn(Cast.ineke)
        let worker = "\(Self.base)/medewerkers/\(Cast.joris)"
        let page = try await web.get(worker, as: ineke).text
        let seat = try #require(page.firstMatch(of: /stoppen\?plek=([0-9a-f-]{36})/)?.1)
        let given = try await give(web, to: Cast.joris, [("vervangt", String(seat))])
        #expect(given.headers[.location] == "\(worker)?gedaan=plek")
        let after = try await web.get("\(worker)?gedaan=plek", as: ineke).text
        #expect(after.contains("begeleider, Team Thuis") && after.contains("Wat voorbij is"))
        let stopped = try await web.post("\(worker)/stoppen", [("plek", Self.id), ("tot", "")], as: ineke)
        #expect(stopped.headers[.location] == "\(worker)?gedaan=gestopt")
        #expect(try await web.get("/beheer/\(Cast.jeugdhulp)/veranderd", as: ineke).text.contains("veranderde de plek"))
    }

    @Test("Teams: a name that is missing or taken is said; renaming and closing say what they did")
    func teams() async throws {
        let web = try await web()
        let ineke = try await web.signedIn(Cast.ineke)
        let added = try await web.post("\(Self.base)/teams", [("id", Self.id), ("naam", "Team Nacht")], as: ineke)
        #expect(added.headers[.location] == "\(Self.base)?gedaan=team")
        for name in ["", "Team Nacht"] {
            let wrong = try await web.post("\(Self.base)/teams", [("naam", name)], as: ineke)
            #expect(wrong.status == 422 && wrong.text.contains("id=\"naam-fout\""))
        }
        let team = "\(Self.base)/teams/\(Self.id)"
        #expect(try await web.post("\(team)/naam", [("naam", " ")], as: ineke).status == 422)
        #expect(
            try await web.post("\(team)/naam", [("naam", "Team Maan")], as: ineke).headers[.location]
                == "\(team)?gedaan=naam")
        #expect(try await web.post("\(team)/sluiten", [("tot", "nooit")], as: ineke).status == 422)
        #expect(
            try await web.post("\(team)/sluiten", [("tot", "")], as: ineke).headers[.location] == "\(team)?gedaan=dicht"
        )
        let closed = try await web.get(team, as: ineke).text
        #expect(closed.contains("Team Maan") && closed.contains("Gesloten") && !closed.contains("/sluiten"))
    }

    @Test("The own word stands on the pages of who works there")
    func word() async throws {
        let web = try await web()
        let ineke = try await web.signedIn(Cast.ineke)
        let said = try await web.post("\(Self.base)/woord", [("woord-keuze", "bewoner")], as: ineke)
        #expect(said.headers[.location] == "\(Self.base)?gedaan=woord")
        let ruud = try await web.signedIn(Cast.ruud)
        #expect(try await web.get("/", as: ruud).text.contains("Vraag het aan de bewoner zelf"))
        let petra = try await web.get("/dossiers/nergens", as: web.signedIn(Cast.petra)).text
        #expect(petra.contains("Vraag het aan de persoon zelf"))
        try await web.place.switchEmergency()
        try await web.place.showFactor(web.place.request(ruud.token))
        #expect(try await web.get("/noodtoegang", as: ruud).text.contains("De bewoner hoort het meteen."))
    }

    @Test("The words to choose from stand in the language of who chooses")
    func wordsToChoose() async throws {
        let web = try await web()
        let ineke = try await web.signedIn(Cast.ineke)
        #expect(try await web.get(Self.base, as: ineke).text.contains("value=\"bewoner\"><span>bewoner</span>"))
        _ = try await web.post("/taal", [("taal", "en")], as: ineke)
        #expect(try await web.get(Self.base, as: ineke).text.contains("value=\"bewoner\"><span>resident</span>"))
    }

    @Test("At home an administrator reads that something waits, and the way there")
    func home() async throws {
        let web = try await web()
        let wim = try await web.signedIn(Cast.wim)
        #expect(try await web.get("/", as: wim).text.contains("Bij beheer wacht niets."))
        _ = try await invite(web)
        #expect(try await web.get("/", as: wim).text.contains("Bij beheer wacht 1 ding."))
        #expect(try await !web.get("/", as: web.signedIn(Cast.ruud)).text.contains("/beheer"))
    }
}

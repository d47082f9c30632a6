import Dossier
import HTTPTypes
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("What is not for everyone, on the screen: chosen in the form, decided on the page, and unseen by others")
struct ApartPagesTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))"
    private static let id = EntryID(high: 8, low: 51)
    private static let report = "\(path)/rapportages/\(id)"
    private static let said = "Over haar zus, voorzichtig."

    /// The fixed dossier, where Joris sees all and is one of the people around Lisa, and Karin only money.
    private func web() async throws -> (web: Web, dossier: FixedDossier) {
        let (web, dossier) = try await Web.withDossier()
        try await web.place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        try await web.place.give(
            Grant.test(to: .account(Cast.joris), id: GrantID(high: 8, low: 62)), in: dossier.id)
        try await web.place.give(Grant.test(to: .account(Cast.ruud), .all, .of(.money, .general)), in: dossier.id)
        for (number, account) in [(81, Cast.joris), (82, Cast.ruud)] as [(UInt64, AccountID)] {
            var body = PartyBody(key: nil, name: Cast.everyone.first { $0.id == account }?.name ?? "")
            body.account = account
            try await web.place.put(
                EntryRow(
                    dossier: dossier.id, id: EntryID(high: 9, low: number), kind: .party, themes: .general,
                    ownThemes: .general, voice: .professional, form: Circle.professional.rawValue, author: Cast.lisa,
                    occurredAt: Day.past, recordedAt: Day.past), body)
        }
        return (web, dossier)
    }

    private func write(
        _ web: Web, _ fields: [(String, String)], as account: AccountID = Cast.petra, theme: String = "gezondheid"
    ) async throws -> Reply {
        try await web.post(
            "\(Self.path)/rapportages",
            [("id", Self.id.text), ("text", Self.said), ("form", "worry"), ("theme", theme)] + fields,
            as: web.signedIn(account))
    }

    private static let later = [("lezers", "later"), ("waarom", "harm"), ("maanden", "3")]
    private static let confined = [("lezers", "apart"), ("genoemd", Cast.joris.text)]

    @Test("The form offers it to who adds professionally, and to nobody else")
    func offered() async throws {
        let (web, _) = try await web()
        for (account, offers) in [(Cast.petra, true), (Cast.joris, true), (Cast.lisa, false), (Cast.bart, false)] {
            let form = try await web.get("\(Self.path)/schrijven", as: web.signedIn(account))
            #expect(form.status == 200 && form.text.contains("name=\"lezers\"") == offers)
        }
        let form = try await web.get("\(Self.path)/schrijven", as: web.signedIn(Cast.petra))
        #expect(form.text.contains("Joris Hendriks") && form.text.contains("over 3 maanden"))
        #expect(!form.text.contains("value=\"\(Cast.anouk)\"") && !form.text.contains("value=\"\(Cast.petra)\""))
    }

    @Test("A form made by hand by who may not: 422 at the field, the words kept, nothing written")
    func forged() async throws {
        let (web, _) = try await web()
        for account in [Cast.lisa, Cast.bart] {
            for fields in [Self.later, Self.confined] {
                let reply = try await write(web, fields, as: account, theme: "geld")
                #expect(reply.status == 422 && reply.holds(Self.said))
                #expect(reply.text.contains("id=\"lezers-fout\""))
            }
        }
        let stranger = try await write(web, Self.later, as: Cast.karin)
        #expect(stranger.status == 404)
        #expect(try await web.place.count("entry", "id = \(Self.id)") == 0)
    }

    @Test(
        "What is wrong is said at its field, what was typed stays, and nothing is written for everyone",
        arguments: [
            ([("lezers", "later"), ("lezers", "apart"), ("waarom", "harm")], "lezers"), ([("lezers", "x")], "lezers"),
            ([("lezers", "later"), ("maanden", "3")], "waarom"),
            ([("lezers", "later"), ("waarom", "harm"), ("maanden", "9")], "maanden"),
            ([("lezers", "later"), ("waarom", "harm"), ("maanden", "x")], "maanden"),
            ([("lezers", "apart")], "genoemd"), ([("lezers", "apart"), ("genoemd", "x")], "genoemd"),
            ([("lezers", "apart"), ("genoemd", Cast.anouk.text)], "genoemd"),
            ([("lezers", "apart"), ("genoemd", Cast.lisa.text)], "genoemd"),
        ])
    func wrong(_ fields: [(String, String)], _ field: String) async throws {
        let (web, _) = try await web()
        let reply = try await write(web, fields)
        #expect(reply.status == 422 && reply.holds(Self.said))
        #expect(reply.text.contains("id=\"\(field)-fout\"") && reply.text.contains("<a href=\"#\(field)\">"))
        #expect(reply.text.contains("class=\"disclose apart\" open"))
        #expect(try await web.place.count("entry", "id = \(Self.id)") == 0)
    }

    @Test("A draft keeps for whom it is, with and without a script")
    func draft() async throws {
        let (web, dossier) = try await web()
        let session = try await web.signedIn(Cast.petra)
        let fields = [("id", Self.id.text), ("dossier", dossier.id.text), ("text", Self.said)]
        #expect(try await web.post("/concept", fields + Self.later, as: session).status == 303)
        let later = try await web.get("\(Self.path)/schrijven?concept=\(Self.id)", as: session)
        #expect(later.text.contains("value=\"later\" checked") && later.text.contains("value=\"harm\" checked"))
        _ = try await web.post("/concept", fields + Self.confined, as: session)
        let confined = try await web.get("\(Self.path)/schrijven?concept=\(Self.id)", as: session)
        #expect(confined.text.contains("value=\"apart\" checked"))
        #expect(confined.text.contains("value=\"\(Cast.joris)\" checked"))
    }

    @Test("Words begun for fewer eyes are for everyone only when somebody says so")
    func neverForEveryoneUnasked() async throws {
        let (web, dossier) = try await web()
        let session = try await web.signedIn(Cast.petra)
        let fields = [("id", Self.id.text), ("dossier", dossier.id.text), ("text", Self.said)]
        _ = try await web.post("/concept", fields + Self.confined, as: session)
        let form = try await web.get("\(Self.path)/schrijven?concept=\(Self.id)", as: session)
        #expect(form.text.contains("<input type=\"hidden\" name=\"was\" value=\"apart\">"))
        for path in ["/concept", "\(Self.path)/rapportages"] {
            let reply = try await web.post(path, fields + [("was", "apart"), ("theme", "gezondheid")], as: session)
            #expect(reply.status == (path == "/concept" ? 303 : 422))
        }
        let kept = try await web.get("\(Self.path)/schrijven?concept=\(Self.id)", as: session)
        #expect(kept.text.contains("value=\"apart\" checked"))
        #expect(try await web.place.count("entry", "id = \(Self.id)") == 0)
        let said = try await write(web, [("was", "apart"), ("lezers", "allen")])
        #expect(said.status == 303)
    }

    @Test("A draft of the person's private note stays one (rule 11)")
    func privateDraft() async throws {
        let (web, dossier) = try await web()
        let lisa = try await web.signedIn(Cast.lisa)
        let fields = [("id", Self.id.text), ("dossier", dossier.id.text), ("text", Self.said), ("private", "1")]
        _ = try await web.post("/concept", fields, as: lisa)
        let form = try await web.get("\(Self.path)/schrijven?concept=\(Self.id)", as: lisa)
        #expect(form.text.contains("name=\"private\" value=\"1\" checked"))
    }

    @Test("Rule 10: one writes, a second confirms on the page, the mother sees one line and asks to read it")
    func withheld() async throws {
        let (web, _) = try await web()
        #expect(try await write(web, Self.later).status == 303)
        let (petra, joris, lisa) = (
            try await web.signedIn(Cast.petra), try await web.signedIn(Cast.joris), try await web.signedIn(Cast.lisa)
        )
        let own = try await web.get(Self.report, as: petra)
        #expect(own.text.contains("leest dit nog niet") && !own.text.contains("/nog-niet\""))
        #expect(try await web.get("/", as: joris).text.contains("1 verslag wacht op een tweede blik."))
        #expect(!(try await web.get("/", as: petra)).text.contains("wacht op een tweede blik."))
        let page = try await web.get(Self.report, as: joris)
        #expect(page.text.contains("action=\"\(Self.report)/nog-niet\""))
        let stand = try #require(page.text.firstMatch(of: #/name="stand" value="([^"]+)"/#)?.1)
        for (account, status) in [(Cast.petra, 403), (Cast.lisa, 404), (Cast.bart, 404), (Cast.ruud, 404)] {
            let reply = try await web.post(
                "\(Self.report)/nog-niet", [("stand", String(stand))], as: web.signedIn(account))
            #expect(reply.status == status)
        }
        let wrong = try await web.post(
            "\(Self.report)/nog-niet", [("stand", String(stand)), ("maanden", "40")], as: joris)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"maanden-fout\""))
        for _ in 0..<2 {
            let reply = try await web.post(
                "\(Self.report)/nog-niet", [("stand", String(stand)), ("maanden", "")], as: joris)
            #expect(reply.headers[.location] == "\(Self.report)?nogniet=1")
        }
        #expect(try await web.get(Self.report, as: petra).text.contains("keek mee: het is nodig."))
        for path in [Self.report, "\(Self.path)/rapportages"] {
            let line = try await web.get(path, as: lisa)
            #expect(
                line.text.contains("Hier staat iets wat jij nu niet kunt lezen. Lezen zou de hulp nu kunnen schaden."))
            #expect(!line.text.contains(Self.said))
            #expect(line.text.contains("recht=bezwaar&amp;stuk=\(Self.id)"))
        }
        let ask = try await web.get("\(Self.path)/rechten/vragen?recht=bezwaar&stuk=\(Self.id)", as: lisa)
        #expect(ask.status == 200 && ask.text.contains("name=\"stuk\" value=\"\(Self.id)\""))
        let asked = try await web.post(
            "\(Self.path)/rechten/vragen",
            [
                ("id", EntryID(high: 8, low: 9).text), ("recht", "bezwaar"), ("stuk", Self.id.text),
                ("text", "Ik wil dit lezen."),
            ],
            as: lisa)
        #expect(asked.headers[.location] == "\(Self.path)/rechten?gevraagd=1")
        let officer = try await web.get("/functionaris", as: web.signedIn(Cast.wim))
        #expect(officer.text.contains("Ik wil dit lezen.") && !officer.text.contains(Self.said))
    }

    @Test("Rule 10: letting it be read asks once more, in one sentence; who may not finds nothing")
    func letRead() async throws {
        let (web, _) = try await web()
        _ = try await write(web, Self.later)
        for (account, status) in [(Cast.lisa, 403), (Cast.bart, 403), (Cast.ruud, 404), (Cast.karin, 404)] {
            #expect(try await web.get("\(Self.report)/laten-lezen", as: web.signedIn(account)).status == status)
            #expect(try await web.post("\(Self.report)/laten-lezen", as: web.signedIn(account)).status == 404)
        }
        let joris = try await web.signedIn(Cast.joris)
        let page = try await web.get("\(Self.report)/laten-lezen", as: joris)
        #expect(page.text.contains("Dan leest Lisa alles wat hier staat, ook de reacties."))
        for _ in 0..<2 {
            let reply = try await web.post("\(Self.report)/laten-lezen", as: joris)
            #expect(reply.headers[.location] == "\(Self.report)?gelezen=1")
        }
        #expect(try await web.get(Self.report, as: web.signedIn(Cast.lisa)).text.contains(Self.said))
    }

    @Test("Rule 9, case h and o: no byte of any page of anybody else moves, nor its ETag")
    func confinedMovesNothing() async throws {
        let (web, dossier) = try await web()
        let pages = [
            "", "/rapportages", "/verhaal", "/plan", "/samen", "/wie-mag-wat", "/wie-keek-mee",
            "/kijk-mee/\(PreviewSeat(.account(Cast.joris)).text)/rapportages",
        ]
        let others = [Cast.lisa, Cast.bart, Cast.ruud]
        var sessions: [AccountID: Session] = [:]
        for account in others { sessions[account] = try await web.signedIn(account) }
        func all() async throws -> [String] {
            var answers: [String] = []
            for account in others {
                for path in ["/"] + pages.map({ Self.path + $0 }) {
                    let reply = try await web.get(path, as: sessions[account])
                    // The log tells of the looks of this test itself.
                    if path.hasSuffix("/wie-keek-mee") {
                        answers.append("\(reply.text.contains(Self.said)) \(reply.text.contains("schreef"))")
                        continue
                    }
                    answers.append(reply.withoutNames + (reply.headers[.eTag] ?? ""))
                }
            }
            return answers
        }
        _ = try await all()
        let before = try await all()
        #expect(try await write(web, Self.confined).status == 303)
        #expect(try await all() == before)
        for account in others { #expect(try await web.get(Self.report, as: sessions[account]).status == 404) }
        for account in [Cast.petra, Cast.joris] {
            let page = try await web.get(Self.report, as: web.signedIn(account))
            #expect(
                page.text.contains(Self.said) && page.text.contains("Dit zien alleen: Joris Hendriks en Petra Kuipers.")
            )
        }
        let grown = try await web.post(
            "\(Self.report)/genoemd", [("genoemd", Cast.ruud.text), ("reden", "hij belt haar")],
            as: web.signedIn(Cast.joris))
        #expect(grown.headers[.location] == "\(Self.report)?genoemd=1")
        #expect(try await web.get(Self.report, as: sessions[Cast.ruud]).text.contains(Self.said))
        #expect(try await web.place.count("entry_named", "dossier_id = \(dossier.id) AND entry_id = \(Self.id)") == 3)
    }

    @Test(
        "Rule 9: naming without a name or a reason: 422 and kept; nobody else finds the way; who leaves sees it no more"
    )
    func naming() async throws {
        let (web, _) = try await web()
        _ = try await write(web, Self.confined)
        for account in [Cast.lisa, Cast.bart, Cast.ruud, Cast.karin] {
            for path in ["genoemd", "genoemd/weg"] {
                let reply = try await web.post(
                    "\(Self.report)/\(path)", [("genoemd", Cast.ruud.text), ("reden", "x")], as: web.signedIn(account))
                #expect(reply.status == 404)
            }
        }
        let joris = try await web.signedIn(Cast.joris)
        let bad = try await web.post("\(Self.report)/genoemd", [("genoemd", ""), ("reden", "Zij <belt>")], as: joris)
        #expect(bad.status == 422 && bad.holds("Zij <belt>") && bad.text.contains("id=\"genoemd-fout\""))
        let reasonless = try await web.post("\(Self.report)/genoemd", [("genoemd", Cast.ruud.text)], as: joris)
        #expect(reasonless.status == 422 && reasonless.text.contains("value=\"\(Cast.ruud)\" selected"))
        #expect(
            try await web.post("\(Self.report)/genoemd/weg", as: joris).headers[.location] == "\(Self.path)/rapportages"
        )
        #expect(try await web.get(Self.report, as: joris).status == 404)
    }

    @Test("Rule 9: nobody left: the officer's page has one line without a word of it, and names a colleague")
    func nobodyLeft() async throws {
        let (web, dossier) = try await web()
        try await web.place.give(
            Grant.test(to: .department(Cast.schuldhulp, role: nil), id: GrantID(high: 8, low: 63)), in: dossier.id)
        _ = try await write(web, Self.confined)
        let wim = try await web.signedIn(Cast.wim)
        #expect(!(try await web.get("/functionaris", as: wim)).text.contains("niemand meer"))
        for account in [Cast.petra, Cast.joris] {
            try await web.place.give(
                Grant.test(.deny, to: .account(account), .all, .all, .all), in: dossier.id)
        }
        try await web.place.withdraw(GrantID(high: 9, low: 63), in: dossier.id)
        try await web.place.withdraw(GrantID(high: 9, low: 64), in: dossier.id)
        let page = try await web.get("/functionaris", as: wim)
        #expect(page.text.contains("Een afgeschermde notitie heeft niemand meer") && !page.text.contains(Self.said))
        let path = "/functionaris/\(dossier.id)/notitie/\(Self.id)"
        let wrong = try await web.post(path, [("genoemd", "")], as: wim)
        #expect(wrong.status == 422 && wrong.text.contains("id=\"genoemd-fout\""))
        #expect(
            try await web.post(path, [("genoemd", Cast.karin.text)], as: wim).headers[.location]
                == "/functionaris?genoemd=1")
        #expect(try await web.get(Self.report, as: web.signedIn(Cast.karin)).text.contains(Self.said))
    }
}

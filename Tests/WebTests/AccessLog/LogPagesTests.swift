import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

@Suite("The page of the log: a picture over time and the same in a table, its choices as links, and the weekly message")
struct LogPagesTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/wie-keek-mee"

    private func open(mail: Mailbox? = nil) async throws -> Web {
        let web = try await Web.open(mail: mail)
        _ = try await FixedDossier.make(in: web.place)
        for account in [Cast.petra, Cast.joris, Cast.petra] {
            _ = try await web.get("/dossiers/\(DossierID(high: 9, low: 1))", as: web.signedIn(account))
            web.place.clock.move(by: Moment.minute)
        }
        return web
    }

    @Test("A row for each person, bars that say by colour what the row says in words, and a table with every number")
    func picture() async throws {
        let web = try await open()
        let page = try await web.get(Self.path, as: web.signedIn(Cast.lisa)).text
        #expect(page.contains("class=\"by-permit\"") && page.contains("class=\"by-law\""))
        #expect(page.contains("<svg class=\"look-bars\"") && page.contains("aria-hidden=\"true\""))
        #expect(page.contains("2 keer op 1 dag, het laatst vandaag. Met een ja of een afspraak."))
        #expect(page.contains("data-label=\"Wanneer\">21 nov: 2</td>"))
        #expect(page.contains("viewBox=\"0 0 280 41\""), "four weeks of days")
        #expect(!page.contains("style="))
    }

    @Test("Longer times, organisations and one row are addresses, each a link on the page")
    func choices() async throws {
        let web = try await open()
        let lisa = try await web.signedIn(Cast.lisa)
        let year = try await web.get("\(Self.path)?periode=jaar&per=organisatie", as: lisa).text
        #expect(year.contains("viewBox=\"0 0 520 41\"") && year.contains("<strong>Kredietbank</strong>"))
        #expect(year.contains("Elke balk is één week."))
        let chosen = "\(Self.path)?periode=jaar&amp;per=organisatie&amp;organisatie=\(Cast.kredietbank.text)"
        #expect(year.contains("href=\"\(chosen)#stappen\""))
        let bank = try await web.get(chosen.replacing("&amp;", with: "&"), as: lisa).text
        #expect(bank.contains("Je ziet nu alleen: Kredietbank.") && bank.contains("aria-current=\"true\""))
        let steps = try #require(bank.components(separatedBy: "id=\"stappen\"").last)
        #expect(steps.contains("Petra Kuipers") && !steps.contains("Joris Hendriks"))
        let petra = try await web.get("\(Self.path)?wie=\(Cast.petra.text)", as: lisa).text
        #expect(petra.contains("Je ziet nu alleen: Petra Kuipers."))
        for strange in ["periode=eeuw&per=x&organisatie=x&wie=x", "van=gisteren", "van=0001-01-01&tot=9999-12-31"] {
            #expect(try await web.get("\(Self.path)?\(strange)", as: lisa).status == 200)
        }
    }

    @Test("Each line of another asks why; what stands on a law also leads to an objection, about that very permit")
    func whyAndObjection() async throws {
        let web = try await open()
        let lisa = try await web.signedIn(Cast.lisa)
        let steps = try #require(
            try await web.get(Self.path, as: lisa).text.components(separatedBy: "id=\"stappen\"").last)
        let lines = steps.components(separatedBy: "<li class=\"list-row\">").dropFirst()
        #expect(lines.count == 2)
        for line in lines { #expect(line.contains("recht=waarom&amp;regel=") && line.contains("Dat mag")) }
        let byLaw = try #require(lines.first { $0.contains("Joris") })
        #expect(byLaw.contains("Dat mag van de wet (Jeugdwet). “zorg voor de kinderen.”"))
        let link = try #require(byLaw.firstMatch(of: /href="([^"]+recht=bezwaar[^"]+)"/)?.1)
        #expect(!lines.contains { $0.contains("Petra") && $0.contains("recht=bezwaar") })
        let form = try await web.get(String(link).replacing("&amp;", with: "&"), as: lisa)
        #expect(form.status == 200 && form.text.contains("selected"))
    }

    @Test("The weekly message: on and off by a button, once, and only for oneself")
    func digest() async throws {
        let web = try await open(mail: try Mailbox())
        let lisa = try await web.signedIn(Cast.lisa)
        #expect(try await web.get(Self.path, as: lisa).text.contains("Stuur mij elke week een bericht"))
        for _ in 0..<2 {
            let on = try await web.post("\(Self.path)/weekbericht", [("stand", "1")], as: lisa)
            #expect(on.headers[.location] == "\(Self.path)?bericht=aan#weekbericht")
        }
        #expect(try await web.place.count("log_digest") == 1)
        let page = try await web.get("\(Self.path)?bericht=aan", as: lisa).text
        #expect(page.contains("role=\"status\"") && page.contains("Stuur mij geen bericht meer"))
        #expect(page.contains("lisa@klaver.test") && page.contains("zette het bericht van elke week aan of uit"))
        let bart = try await web.signedIn(Cast.bart)
        #expect(try await web.get(Self.path, as: bart).text.contains("Stuur mij elke week een bericht"))
        _ = try await web.post("\(Self.path)/weekbericht", [("stand", "0")], as: lisa)
        #expect(try await web.place.count("log_digest") == 0)
        let denied = try await web.post("\(Self.path)/weekbericht", [("stand", "1")], as: web.signedIn(Cast.petra))
        #expect(denied.status == 403)
    }

    @Test("Where no mail goes, the page says what to do instead, and a form that comes all the same changes nothing")
    func mailOff() async throws {
        let web = try await open()
        let lisa = try await web.signedIn(Cast.lisa)
        #expect(try await web.get(Self.path, as: lisa).text.contains("Deze Klaver stuurt geen mail."))
        let on = try await web.post("\(Self.path)/weekbericht", [("stand", "1")], as: lisa)
        #expect(on.status == 303 && on.headers[.location] == "\(Self.path)#weekbericht")
        #expect(try await web.place.count("log_digest") == 0)
    }

    /// The steps of a dossier's log with one line in it, as it would come from a refusal or a look.
    private func steps(
        _ web: Web, _ dossier: DossierID, ground: Int, _ outcome: LogOutcome = .refused, of actor: AccountID,
        as reader: AccountID = Cast.lisa
    ) async throws -> String {
        let at = web.place.now
        let line = LogLine(
            id: NewIdentifier.make(at: at), dossier: dossier, at: at, action: .view, outcome: outcome, actor: actor,
            purpose: .support, ground: ground, object: .overview, origin: "127.0.0.1",
            request: NewIdentifier.make(at: at), salt: NewIdentifier.randomBytes(16))
        try await web.place.engine.write { try LogRecords.append(line, $0) }
        let page = try await web.get("/dossiers/\(dossier)/wie-keek-mee", as: web.signedIn(reader)).text
        return try #require(page.components(separatedBy: "id=\"stappen\"").last)
    }

    @Test("Rule 19: a refusal by the age says so, and not that the access was over")
    func refusedByAge() async throws {
        let web = try await Web.open()
        let dossier = try await web.place.dossier()
        let parent = try await steps(web, dossier, ground: 22, of: Cast.bart)
        #expect(parent.contains("Dossier lisa beslist nu zelf. Dat komt door de leeftijd."))
        #expect(!parent.contains("De toegang was voorbij."))
        let both = try await steps(web, dossier, ground: 23, of: Cast.anouk)
        #expect(both.contains("Dossier lisa en de ouders beslissen hier samen over."))
        let child = try await web.place.dossier(
            of: Cast.sam, key: "sam",
            mandates: [Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))],
            born: CivilDate(year: 2017, month: 1, day: 1))
        let own = try await steps(web, child, ground: 22, of: Cast.sam)
        #expect(own.contains("De ouders beslissen hier nog over. Dat komt door de leeftijd."))
    }

    private static let kinds: [(MandateBasis, MandateKind?, String)] = [
        (.chosen, nil, "omdat Dossier lisa zelf deze vertegenwoordiger koos."),
        (.courtAppointed, .mentor, "als mentor van Dossier lisa. De rechter heeft dat beslist."),
        (.courtAppointed, nil, "als vertegenwoordiger van Dossier lisa. De rechter heeft dat beslist."),
    ]

    @Test("Rule 18: a line of a representative says of which kind they were then", arguments: kinds)
    func representative(_ basis: MandateBasis, _ kind: MandateKind?, _ said: String) async throws {
        let web = try await Web.open()
        let mandate = Mandate(account: Cast.bart, basis: basis, kind: kind, period: Period(from: Day.past))
        let dossier = try await web.place.dossier(mandates: [mandate])
        #expect(try await steps(web, dossier, ground: 3, .done, of: Cast.bart).contains("Dat mag, \(said)"))
    }

    @Test("Who acts for the person without giving access does not read of which kind another is")
    func otherRepresentative() async throws {
        let web = try await Web.open()
        let dossier = try await web.place.dossier(mandates: [
            Mandate(account: Cast.bart, basis: .courtAppointed, kind: .mentor, period: Period(from: Day.past)),
            Mandate(account: Cast.anouk, basis: .chosen, acts: .readLog, period: Period(from: Day.past)),
        ])
        let read = try await steps(web, dossier, ground: 3, .done, of: Cast.bart, as: Cast.anouk)
        #expect(read.contains("Dat mag, als vertegenwoordiger van Dossier lisa.") && !read.contains("mentor"))
    }

    @Test("Of a parent it says so; of whom the mandate began later, only that they acted for the person")
    func parentAndLater() async throws {
        let web = try await Web.open()
        let mandates = [
            Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past)),
            Mandate(account: Cast.bart, basis: .parent, period: Period(from: Day.past)),
            Mandate(account: Cast.anouk, basis: .parent, period: Period(from: web.place.now.moved(by: Moment.day))),
        ]
        let dossier = try await web.place.dossier(
            of: Cast.sam, mandates: mandates, born: CivilDate(year: 2017, month: 1, day: 1))
        let parent = try await steps(web, dossier, ground: 3, .done, of: Cast.bart)
        #expect(parent.contains("Dat mag, als ouder met gezag over Dossier lisa."))
        let later = try await steps(web, dossier, ground: 3, .done, of: Cast.anouk)
        #expect(later.contains("Dat mag, als vertegenwoordiger van Dossier lisa."))
    }

    @Test("Rule 20: who looked along stands there with as whom, each of them apart, for who may look along too")
    func lookedAlong() async throws {
        let web = try await Web.open()
        let mandate = Mandate(account: Cast.bart, basis: .chosen, acts: .readLog, period: Period(from: Day.past))
        let dossier = try await web.place.dossier(
            mandates: [mandate], grants: [.test(to: .account(Cast.petra)), .test(to: .organisation(Cast.jeugdhulp))])
        let lisa = try await web.signedIn(Cast.lisa)
        let seats: [Principal] = [
            .account(Cast.petra), .department(Cast.schuldhulp, role: "schuldhulpverlener"),
            .organisation(Cast.jeugdhulp),
        ]
        for seat in seats {
            #expect(try await web.get(Link.preview(dossier, PreviewSeat(seat)).path, as: lisa).status == 200)
        }
        _ = try await web.get(
            "\(Link.preview(dossier, PreviewSeat(.account(Cast.petra))).path)/rapportages?theme=geld", as: lisa)
        let path = "/dossiers/\(dossier)/wie-keek-mee"
        let own = try await web.get(path, as: lisa).text
        for name in ["Petra Kuipers", "Schuldhulp", "Jeugdhulp"] {
            #expect(own.contains("keek hoe \(name) dit dossier ziet"), "\(name)")
        }
        #expect(!own.contains("keek hoe een ander"), "also where reports were picked out")
        let bart = try await web.get(path, as: web.signedIn(Cast.bart)).text
        #expect(bart.contains("keek hoe een ander dit dossier ziet") && !bart.contains("keek hoe Petra"))
    }

    @Test("Of who looked for no organisation: the link where one can answer, and else whom to ask")
    func nobodyToAsk() async throws {
        let web = try await Web.open()
        let mandate = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await web.place.dossier(mandates: [mandate])
        let alone = try await steps(web, dossier, ground: 3, .done, of: Cast.bart)
        #expect(alone.contains("Wil je weten waarom? Vraag het aan Bart Visser zelf."))
        #expect(!alone.contains("recht=waarom"))
        for organisation in [Cast.kredietbank, Cast.jeugdhulp] {
            try await web.place.give(.test(to: .organisation(organisation)), in: dossier)
        }
        let helped = try await steps(web, dossier, ground: 3, .done, of: Cast.bart)
        #expect(!helped.contains("Vraag het aan Bart Visser zelf."))
        let link = try #require(helped.firstMatch(of: /href="([^"]+recht=waarom[^"]+)"/)?.1)
        let form = try await web.get(String(link).replacing("&amp;", with: "&"), as: web.signedIn(Cast.lisa))
        #expect(form.status == 200 && form.text.contains("name=\"organisatie\""))
    }
}

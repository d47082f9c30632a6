import Dossier
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
}

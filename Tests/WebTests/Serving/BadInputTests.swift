import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("Bad input: a clear 4xx, and what was typed stays")
struct BadInputTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/rapportages"

    /// A report that Petra writes, with some fields otherwise.
    private static func write(
        _ web: Web, _ text: String, form: String = "talk", themes: [String] = ["geld"]
    ) async throws -> Reply {
        let session = try await web.signedIn(Cast.petra)
        return try await web.post(
            path,
            [("id", EntryID(high: 8, low: 1).text), ("text", text), ("form", form)] + themes.map { ("theme", $0) },
            as: session)
    }

    @Test("Nothing written: 422, the message stands at the field and in the list above the form")
    func empty() async throws {
        let (web, _) = try await Web.withDossier()
        for text in ["", " ", "\r\n\t", "\u{00a0}", "\0"] {
            let reply = try await Self.write(web, text)
            #expect(reply.status == 422)
            #expect(reply.text.contains("id=\"text-fout\""))
            #expect(reply.text.contains("<a href=\"#text\">"))
            #expect(reply.text.contains("name=\"form\" value=\"talk\" checked"), "the choices stay")
            #expect(reply.text.contains("name=\"theme\" value=\"geld\" checked"))
            #expect(reply.text.contains("name=\"id\" value=\"\(EntryID(high: 8, low: 1))\""))
        }
        #expect(try await web.place.count("entry", "author_id = \(Cast.petra) AND kind = 1") == 3)
    }

    @Test("100,000 characters are kept as they are; one more is told, and stays", arguments: ["a", "é", "€", "😀", "م"])
    func long(_ character: String) async throws {
        let (web, dossier) = try await Web.withDossier()
        let most = String(repeating: character, count: 100_000)
        #expect(try await Self.write(web, most).status == 303)
        let kept = try await web.get("\(Self.path)/\(EntryID(high: 8, low: 1))", as: web.signedIn(Cast.petra))
        #expect(kept.holds(most))
        let over = try await web.post(
            Self.path, [("id", EntryID(high: 8, low: 2).text), ("text", most + character)], as: web.signedIn(Cast.petra)
        )
        #expect(over.status == 422)
        #expect(over.holds(most + character))
        #expect(try await web.place.row(EntryID(high: 8, low: 2), in: dossier.id) == nil)
    }

    @Test(
        "What people type comes back as they typed it",
        arguments: [
            "Fijn 🙂👩‍👩‍👧", "مرحبا بكم", "\u{202E}omgekeerd\u{202C}", "e\u{301}", "regel 1\nregel 2", "a\u{0}b",
            "50% & <b>vet</b>",
            "\\ud800 is geen teken", "\u{FFFF}", "\u{1}\u{1F}", "${jndi:ldap://x}", "'; DROP TABLE entry; --",
            "{name} %@ %n",
        ])
    func asTyped(_ text: String) async throws {
        let (web, dossier) = try await Web.withDossier()
        #expect(try await Self.write(web, text).status == 303)
        let page = try await web.get("\(Self.path)/\(EntryID(high: 8, low: 1))", as: web.signedIn(Cast.petra))
        #expect(page.status == 200)
        for line in text.replacing("\0", with: "").split(separator: "\n") { #expect(page.holds(String(line))) }
        #expect(try await web.place.row(EntryID(high: 8, low: 1), in: dossier.id) != nil)
    }

    @Test("A form or theme that does not exist is told at its field, with the text kept")
    func wrongChoice() async throws {
        let (web, _) = try await Web.withDossier()
        for (form, themes) in [("gossip", ["geld"]), ("talk", ["roddel"]), ("talk", ["geld", "<x>"]), ("", ["geld"])] {
            let reply = try await Self.write(web, "Wat ik typte.", form: form, themes: themes)
            #expect(reply.status == 422, "\(form) \(themes)")
            #expect(reply.holds("Wat ik typte."))
            #expect(reply.text.contains("data-error-summary"))
        }
    }

    @Test("A theme somebody may not write on is told at the themes, with the text kept")
    func foreignTheme() async throws {
        let (web, _) = try await Web.withDossier()
        let reply = try await Self.write(web, "Wat ik typte.", themes: ["veiligheid"])
        #expect(reply.status == 422)
        #expect(reply.holds("Wat ik typte."))
        #expect(reply.text.contains("id=\"themas-fout\""))
    }

    @Test("A reaction without words, or of a form that does not exist, is told, with the text kept")
    func reaction() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let path = "\(Self.path)/\(FixedDossier.own)/reacties"
        let id = ("id", EntryID(high: 8, low: 1).text)
        #expect(try await web.post(path, [id, ("form", "answer"), ("text", "")], as: session).status == 422)
        let wrong = try await web.post(path, [id, ("form", "gossip"), ("text", "Wat ik typte.")], as: session)
        #expect(wrong.status == 422)
        #expect(wrong.holds("Wat ik typte."))
        #expect(try await web.post(path, [id, ("form", "nice"), ("text", "")], as: session).status == 303)
    }

    @Test("A correction with a theme that does not exist does not move the report to another theme")
    func correctionTheme() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let reply = try await web.post(
            "\(Self.path)/\(FixedDossier.report)/verbeteren",
            [("text", "Beter zo."), ("theme", "roddel"), ("version", "1")], as: session)
        #expect(reply.status == 422)
        #expect(reply.holds("Beter zo."))
        #expect(try await web.place.row(FixedDossier.report, in: dossier.id)?.themes == .of(.money))
    }

    @Test(
        "A day that cannot be read is told at its field, and nothing falls over",
        arguments: [
            "gisteren", "2026-13-01", "2026-02-30", "0000-01-01", "2026-1-1", "<script>", "99999999999999999999",
            "٢٠٢٦-٠١-٠١",
        ])
    func badDates(_ day: String) async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.lisa)
        for page in ["rapportages", "wie-keek-mee"] {
            for field in ["van", "tot"] {
                let reply = try await web.get("/dossiers/\(dossier.id)/\(page)?\(field)=\(day.urlEncoded)", as: session)
                #expect(reply.status == 200)
                #expect(reply.text.contains("id=\"\(field)-fout\""), "\(page) \(field)=\(day)")
                #expect(reply.text.contains("<details class=\"card filters disclose\" open"))
            }
        }
    }

    @Test("Moments at the end of time are only far away")
    func farAway() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.lisa)
        let far = ["9223372036854775807", "-9223372036854775808", "0", "9999-12-31", "0001-01-01"]
        for from in far {
            for until in far {
                let query = "?van=\(from)&tot=\(until)&bij=\(from)-\(FixedDossier.report)&wie=\(Cast.petra)"
                for page in ["rapportages", "wie-keek-mee"] {
                    let reply = try await web.get("/dossiers/\(dossier.id)/\(page)\(query)", as: session)
                    #expect(reply.status == 200, "\(page) \(query)")
                }
            }
        }
    }

    @Test("Filters that mean nothing narrow nothing")
    func strangeFilters() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.lisa)
        // The first look marks what is new as read.
        _ = try await web.get("/dossiers/\(dossier.id)/rapportages", as: session)
        let plain = try await web.get("/dossiers/\(dossier.id)/rapportages", as: session)
        for query in [
            "thema=x", "soort=%3Cb%3E", "stem=niemand", "bij=1-x", "bewaard=x", "onbekend=1", "thema", "&&=&",
        ] {
            let reply = try await web.get("/dossiers/\(dossier.id)/rapportages?\(query)", as: session)
            #expect(reply.status == 200)
            #expect(withoutNewIDs(reply.text) == withoutNewIDs(plain.text), "\(query)")
        }
    }
}

/// A page without the ids that its forms would give to new entries, which differ each time.
private func withoutNewIDs(_ text: String) -> String {
    text.replacing(/name="id" value="[0-9a-f-]{36}"/, with: "")
}

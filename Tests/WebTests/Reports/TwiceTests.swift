import Dossier
import HTTPTypes
import TestKit
import Testing

@testable import Web

@Suite("The same form twice")
struct TwiceTests {
    private static let path = "/dossiers/\(DossierID(high: 9, low: 1))/rapportages"
    private static let id = EntryID(high: 8, low: 1)

    private static func fields(_ text: String) -> [(String, String)] {
        [("id", id.text), ("text", text), ("form", "moment"), ("theme", "geld")]
    }

    @Test("A form sent twice is one report, and both answers say the same")
    func twice() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let first = try await web.post(Self.path, Self.fields("Eén keer."), as: session)
        let before = try await web.place.count("entry")
        // The answer got lost and the browser sends again, hours later and after more was written.
        web.place.clock.move(by: 5 * Moment.hour)
        try await web.place.report("Iets anders.", in: dossier.id)
        let second = try await web.post(Self.path, Self.fields("Eén keer."), as: session)
        #expect(first.status == 303)
        #expect(second.headers[.location] == first.headers[.location])
        #expect(try await web.place.count("entry") == before + 1)
        #expect(try await web.place.row(Self.id, in: dossier.id)?.version == 1)
    }

    @Test("Ten taps at once are one report")
    func atOnce() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<10 {
                group.addTask { try await web.post(Self.path, Self.fields("Eén keer."), as: session).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 303, count: 10))
        #expect(try await web.place.count("entry", "id = \(Self.id)") == 1)
        #expect(try await web.place.row(Self.id, in: dossier.id)?.version == 1)
    }

    @Test("Back, other words, sent again: a new version, with the first still readable")
    func otherWords() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        _ = try await web.post(Self.path, Self.fields("Eerst zo."), as: session)
        #expect(try await web.post(Self.path, Self.fields("Toen anders."), as: session).status == 303)
        #expect(try await web.place.row(Self.id, in: dossier.id)?.version == 2)
        let page = try await web.get("\(Self.path)/\(Self.id)", as: session)
        #expect(page.holds("Eerst zo."))
        #expect(page.holds("Toen anders."))
        // The first form again, late: nothing goes back.
        _ = try await web.post(Self.path, Self.fields("Eerst zo."), as: session)
        #expect(try await web.place.row(Self.id, in: dossier.id)?.version == 2)
    }

    @Test("Back, another answer, sent twice: a second reaction, and the first stays")
    func anotherAnswer() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let path = "\(Self.path)/\(FixedDossier.own)/reacties"
        let before = try await web.place.count("entry", "kind = 2")
        for text in ["Fijn!", "Zullen we bellen?", "Zullen we bellen?", "Fijn!"] {
            let fields = [("id", Self.id.text), ("form", "answer"), ("text", text)]
            #expect(try await web.post(path, fields, as: session).status == 303)
        }
        #expect(try await web.place.count("entry", "kind = 2") == before + 2)
        let page = try await web.get("\(Self.path)/\(FixedDossier.own)", as: session)
        #expect(page.holds("Fijn!"))
        #expect(page.holds("Zullen we bellen?"))
    }

    @Test("An id that somebody else's entry has gets another, and theirs stays")
    func takenID() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for taken in [FixedDossier.own, FixedDossier.privateNote] {
            let before = try #require(try await web.place.row(taken, in: dossier.id))
            let reply = try await web.post(
                Self.path, [("id", taken.text), ("text", "Van Petra."), ("theme", "geld")], as: session)
            #expect(reply.status == 303)
            #expect(reply.headers[.location]?.contains(taken.text) == false)
            let after = try #require(try await web.place.row(taken, in: dossier.id))
            #expect(after.sealed == before.sealed)
        }
    }

    @Test("Correcting in two tabs: the second gets 409 with what was typed, and can look at what is there now")
    func twoTabs() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let path = "\(Self.path)/\(FixedDossier.report)/verbeteren"
        let first = try await web.post(
            path, [("text", "Uit het ene venster."), ("theme", "geld"), ("version", "1")], as: session)
        #expect(first.status == 303)
        let second = try await web.post(
            path, [("text", "Uit het andere."), ("theme", "gezin"), ("version", "1")], as: session)
        #expect(second.status == 409)
        #expect(second.holds("Uit het andere."))
        #expect(second.text.contains("value=\"gezin\" checked"))
        #expect(second.text.contains("name=\"version\" value=\"2\""))
        #expect(try await web.place.row(FixedDossier.report, in: dossier.id)?.version == 2)
        // Looking at it and sending again is a choice, and counts.
        let third = try await web.post(
            path, [("text", "Uit het andere."), ("theme", "gezin"), ("version", "2")], as: session)
        #expect(third.status == 303)
        #expect(try await web.place.row(FixedDossier.report, in: dossier.id)?.version == 3)
    }

    @Test("The same correction twice is one; a reaction twice is one; a heart twice is one")
    func correctionAndReaction() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let correction = [("text", "Beter zo."), ("theme", "geld"), ("version", "1")]
        let reaction = [("id", EntryID(high: 8, low: 3).text), ("form", "answer"), ("text", "Fijn!")]
        for _ in 0..<2 {
            #expect(
                try await web.post("\(Self.path)/\(FixedDossier.report)/verbeteren", correction, as: session).status
                    == 303)
            #expect(
                try await web.post("\(Self.path)/\(FixedDossier.own)/reacties", reaction, as: session).status == 303)
        }
        for low: UInt64 in 4...5 {
            let heart = [("id", EntryID(high: 8, low: low).text), ("form", "nice"), ("text", "")]
            #expect(try await web.post("\(Self.path)/\(FixedDossier.own)/reacties", heart, as: session).status == 303)
        }
        #expect(try await web.place.row(FixedDossier.report, in: dossier.id)?.version == 2)
        #expect(try await web.place.count("entry", "kind = 2 AND parent_id = \(FixedDossier.own)") == 3)
    }

    @Test("A heart given at home shows there, and is not asked for again")
    func heartAtHome() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let form = "/dossiers/\(dossier.id)/rapportages/\(FixedDossier.own)/reacties"
        #expect(try await web.get("/dossiers/\(dossier.id)", as: session).text.contains("action=\"\(form)\""))
        _ = try await web.post(form, [("form", "nice")], as: session)
        let page = try await web.get("/dossiers/\(dossier.id)", as: session)
        #expect(!page.text.contains("action=\"\(form)\""))
        #expect(page.text.contains("class=\"soft small hearts\""))
    }

    @Test("A form without an id makes a report all the same")
    func withoutID() async throws {
        let (web, _) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        for id in [[], [("id", "")], [("id", "geen id")]] {
            let reply = try await web.post(Self.path, id + [("text", "Zonder naam."), ("theme", "geld")], as: session)
            #expect(reply.status == 303)
        }
    }

    @Test("A late draft of a report that was posted is not kept; posting takes the draft away")
    func lateDraft() async throws {
        let (web, dossier) = try await Web.withDossier()
        let session = try await web.signedIn(Cast.petra)
        let draft = Self.fields("Half") + [("dossier", dossier.id.text)]
        let script = try #require(HTTPField.Name("X-Klaver-Draft"))
        #expect(try await web.post("/concept", draft, as: session, [script: "1"]).status == 204)
        #expect(try await web.place.count("draft") == 1)
        _ = try await web.post(Self.path, Self.fields("Helemaal."), as: session)
        #expect(try await web.place.count("draft") == 0)
        #expect(try await web.post("/concept", draft, as: session, [script: "1"]).status == 409)
        #expect(try await web.place.count("draft") == 0)
    }
}

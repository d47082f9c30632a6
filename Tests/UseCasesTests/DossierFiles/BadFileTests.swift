import Dossier
import Foundation
import Testing

@testable import UseCases

/// One thing that is wrong, where, and how it is said.
struct Spoiled: Sendable, CustomTestStringConvertible {
    let name: String
    let path: String
    let what: String
    let data: Data

    var testDescription: String { name }

    init(_ name: String, _ path: String, _ what: String, _ data: Data) {
        self.name = name
        self.path = path
        self.what = what
        self.data = data
    }

    /// A report that is wrong in one field.
    static func report(_ name: String, _ field: String, _ value: Any?, _ path: String, _ what: String) -> Spoiled {
        Spoiled(name, "reports[0].\(path)", what, SmallFile.data("reports", field, value))
    }

    static let reports: [Spoiled] = [
        report("wrong type", "text", 5, "text", "must be a text, is a number"),
        report("a boolean for a number", "mood", true, "mood", "must be a whole number, is true or false"),
        report("a number for a boolean", "together", 1, "together", "must be true or false, is a number"),
        report("null", "text", NSNull(), "text", "must be a text, is null"),
        report("missing field", "form", nil, "form", "is missing"),
        report("unknown field", "colour", "red", "colour", "is not a field of this format"),
        report("unknown form", "form", "gossip", "form", "is not one of moment, success"),
        report("unknown theme", "themes", ["dag", "geluk"], "themes[1]", "\"geluk\" is not one of"),
        report("theme twice", "themes", ["dag", "dag"], "themes", "has the same value twice"),
        report("bad moment", "at", "gisteren", "at", "\"gisteren\" is not a moment"),
        report("day that is not", "at", "2026-02-30", "at", "is not a moment"),
        report("hour that is not", "at", "-3d 25:00", "at", "is not a moment"),
        report("year 9999", "at", "9999-01-01", "at", "is not a moment"),
        report("bad key", "key", "Één", "key", "is not a key"),
        report("empty text", "text", " \n", "text", "is empty"),
        report("NUL in a text", "text", "a\0b", "text", "holds a NUL character"),
        report("long text", "text", String(repeating: "é", count: 100_001), "text", "is longer than 100000"),
        report("mood 6", "mood", 6, "mood", "must be from 1 to 5"),
        report("mood 2.5", "mood", 2.5, "mood", "must be a whole number"),
        report("huge number", "mood", 1e300, "mood", "must be a whole number"),
        report("unknown author", "author", "niemand", "author", "there is no person with the key \"niemand\""),
        report("author without account", "author", "an", "author", "\"an\" has no account"),
        report("unknown about", "about", ["kees", "x"], "about[1]", "there is no person with the key \"x\""),
        report("unknown goal", "goal", "r1", "goal", "there is no goal with the key \"r1\""),
        report("correction without the earlier version", "correctedAt", "-1d", "correctedAt", "goes with earlier"),
        report(
            "earlier version without correction", "earlier", [["at": "-10d", "text": "a"]], "correctedAt", "is missing"),
        report(
            "private note of another", "visibility", ["to": "own"], "author", "\"bo\" is no owner"),
        report(
            "confined to nobody", "visibility", ["to": "confined"], "visibility.named", "whom is it for?"),
        report(
            "confined to somebody without an account", "visibility", ["to": "confined", "named": ["an"]],
            "visibility.named[0]", "\"an\" has no account"),
        report(
            "withheld without a reason", "visibility", ["to": "withheld"], "visibility.reason", "why is it withheld?"),
        report(
            "confirmed by the author", "visibility", ["to": "withheld", "reason": "harm", "confirmedBy": "bo"],
            "visibility.confirmedBy", "must be another than the author"),
        report(
            "reaction without words", "reactions", [["key": "a", "at": "-1d", "author": "kees", "form": "answer"]],
            "reactions[0].text", "only \"nice\" needs no words"),
        report(
            "key twice", "reactions", [["key": "r1", "at": "-1d", "author": "kees", "form": "nice"]],
            "reactions[0].key", "the key \"r1\" is there twice"),
    ]

    static let others: [Spoiled] = [
        Spoiled("two leads", "people[1].lead", "only one has the lead", SmallFile.data("people", "lead", true)),
        Spoiled(
            "two people with one account", "people[1].account", "another person has the account",
            SmallFile.data("people", "account", "BO@klaver.test")),
        Spoiled(
            "unknown colleague", "people[0].worksWith[0]", "there is no person",
            SmallFile.data("people", "worksWith", ["x"])),
        Spoiled("unknown circle", "people[0].circle", "is not one of self", SmallFile.data("people", "circle", "pet")),
        Spoiled(
            "owner with another account", "owners[0].person", "has the account kees@klaver.test, not",
            SmallFile.data("owners", "account", "bo@klaver.test")),
        Spoiled("no owners", "owners", "at least 1", SmallFile.data { $0["owners"] = [Any]() }),
        Spoiled(
            "a household of a child", "owners", "are all under 18", SmallFile.household(born: ["2008-11-22"])),
        Spoiled(
            "a household of two children", "owners", "are all under 18",
            SmallFile.household(born: ["2008-11-22", "2012-01-01"])),
        Spoiled("unknown area", "grants[0].areas[0]", "is not one of story", SmallFile.data("grants", "areas", ["x"])),
        Spoiled("no areas", "grants[0].areas", "names no area", SmallFile.data("grants", "areas", [String]())),
        Spoiled("no themes left", "grants[0].themes", "names no theme", SmallFile.data("grants", "themes", ["geld"])),
        Spoiled(
            "grant to a stranger", "grants[0].to.account", "no person in this file has the account",
            SmallFile.data("grants", "to", ["account": "x@klaver.test"])),
        Spoiled(
            "department without organisation", "grants[0].to.department", "goes with an organisation",
            SmallFile.data("grants", "to", ["department": "Noord", "account": "bo@klaver.test"])),
        Spoiled(
            "grant for an entry that is not", "grants[0].entry", "there is no entry",
            SmallFile.data("grants", "entry", "r9")),
        Spoiled("end before start", "grants[0].until", "is before from", SmallFile.data("grants", "until", "-91d")),
        Spoiled(
            "given by nobody", "grants[0].givenBy", "\"an\" has no account", SmallFile.data("grants", "givenBy", "an")),
        Spoiled(
            "confirmed by the giver", "grants[0].confirmedBy", "must be another than givenBy",
            SmallFile.data("grants", "confirmedBy", "kees")),
        Spoiled(
            "other version", "klaver", "this Klaver reads dossier/1", SmallFile.data { $0["klaver"] = "dossier/2" }),
        Spoiled("no dossier file", "klaver", "this is no dossier file", SmallFile.data { $0["klaver"] = nil }),
        Spoiled(
            "a signature over no digest", "plans[0].signatures[0].covers", "is not a SHA-256",
            SmallFile.data { object in
                object["plans"] = [
                    [
                        "key": "p1", "at": "-9d", "author": "bo", "title": "Rust", "from": "-9d", "status": "active",
                        "signatures": [["by": "kees", "at": "-8d", "covers": "ABC"]],
                    ] as [String: Any]
                ]
            }),
        Spoiled("unknown list", "diary", "is not a field", SmallFile.data { $0["diary"] = [Any]() }),
        Spoiled("people is an object", "people", "must be a list", SmallFile.data { $0["people"] = [String: Any]() }),
        Spoiled("empty file", "", "the file is empty", Data()),
        Spoiled("not UTF-8", "", "the file is not UTF-8", Data([0x7b, 0xff, 0x7d])),
        Spoiled("UTF-16", "", "the file is not UTF-8", Data([0x7b, 0, 0x7d, 0])),
        Spoiled("not JSON", "", "(line 2, column 2)", Data("{\n x}".utf8)),
        Spoiled("half a file", "", "the file is not JSON", SmallFile.data().prefix(200)),
        Spoiled("not an object", "", "must hold one JSON object", Data("[1]".utf8)),
        Spoiled("lone surrogate", "", "the file is not JSON", Data(#"{"klaver": "\ud800"}"#.utf8)),
        Spoiled(
            "deep nesting", "", "Too many nested", Data(String(repeating: #"{"a":"#, count: 200_000).utf8)),
        Spoiled("endless number", "", "the file is not JSON", Data(#"{"klaver": 1e999999}"#.utf8)),
    ]
}

@Suite struct BadFileTests {
    @Test(arguments: Spoiled.reports + Spoiled.others) func `a bad file says the file, the place and what is wrong`(
        spoiled: Spoiled
    ) async throws {
        try await House.with { house in
            do {
                try await house.importing(("kees.json", spoiled.data))
                Issue.record("was imported")
            } catch let rejected as DossierFileRejected {
                #expect(
                    rejected.problems.contains {
                        $0.file == "kees.json" && $0.path == spoiled.path && $0.what.contains(spoiled.what)
                    }, "\(rejected)")
                #expect(rejected.problems.count <= 3, "\(rejected)")
            }
            let after = try await house.rows()
            #expect(after == House.noRows)
        }
    }

    @Test func `the small file itself is right`() throws {
        _ = try DossierFileReader.read(SmallFile.data(), anchor: DossierClock.amsterdam.day(of: House.now))
    }

    // Eighteen today, though not on the day the file counts from; beside an adult; and where nobody said when they were born.
    @Test(arguments: [["2008-11-21"], ["2015-01-01", "1988-05-04"], ["2015-01-01", nil], [nil]] as [[String?]])
    func `a household with an adult among its owners is read`(born: [String?]) throws {
        let file = try DossierFileReader.read(
            SmallFile.household(born: born), anchor: DossierClock.amsterdam.day(of: House.now))
        #expect(file.owners.count == born.count)
    }

    @Test func `all problems are told at once, but no more than fifty`() throws {
        let data = SmallFile.data { object in
            object["reports"] = (0..<200).map { _ in ["key": 1] }
        }
        do {
            _ = try DossierFileReader.read(data, anchor: DossierClock.amsterdam.day(of: House.now))
            Issue.record("was read")
        } catch {
            #expect(error.problems.count == 50)
        }
    }

    @Test func `a moment is read in the dossier's zone, and a day is midnight or noon`() throws {
        let clock = DossierClock.amsterdam
        let anchor = try #require(CivilDate("2026-11-21"))
        func text(_ moment: String, _ day: DayTime = .noon) -> String? {
            FileMoment.parse(moment, day, anchor: anchor, clock: clock).map { FileMoment.text($0, clock) }
        }
        #expect(text("-1d") == "2026-11-20T12:00:00+01:00")
        #expect(text("+0d", .midnight) == "2026-11-21T00:00:00+01:00")
        #expect(text("5d 09:05") == "2026-11-26T09:05:00+01:00")
        #expect(text("2026-07-01", .midnight) == "2026-07-01T00:00:00+02:00")
        #expect(text("2026-07-01T12:00Z") == "2026-07-01T14:00:00+02:00")
        #expect(text("2026-07-01T12:00:01.5+02:00") == "2026-07-01T12:00:01.500+02:00")
        #expect(text("1900-01-01").flatMap { text($0) } == text("1900-01-01"))
        for wrong in [
            "", "d", "-d", "1", "123456d", "-1d ", "-1d 9:00", "2026-1-1", "2026-01-01T", "2026-01-01T10:00",
            "2026-01-01T10:00:60Z", "2026-01-01T10:00+99:00", "٣d", "2026-01-01T10:00:00.Z", "-1d 10:00Z",
        ] {
            #expect(text(wrong) == nil, "\(wrong)")
        }
    }
}

import Dossier
import Foundation
import Records
import Testing

@testable import UseCases

@Suite struct ImportTests {
    @Test func `the five dossiers of the demonstration import without a problem`() async throws {
        try await House.with { house in
            let imported = try await house.workplace.importDossiers(try Demo.files, caller: house.shell)
            #expect(imported.map(\.key) == ["lisa-gezin", "lisa", "sam-gezin", "mieke", "henk"])
            #expect(try await house.count("SELECT count(*) FROM dossier") == 5)
            #expect(try await house.count("SELECT count(*) FROM log_line WHERE action = 11") == 10)
            #expect(try await house.count("SELECT count(*) FROM membership") == 0)
        }
    }

    @Test func `the four big dossiers have at least sixty reports over eighteen months`() async throws {
        for name in Demo.names where name != "lisa.json" {
            let file = try DossierFileReader.read(
                try Demo.data(name), anchor: DossierClock.amsterdam.day(of: House.now))
            #expect(file.reports.count >= 60, "\(name)")
            let moments = file.reports.map(\.head.at.milliseconds)
            let span = try #require(moments.max()) - (try #require(moments.min()))
            #expect(span >= 540 * Moment.day, "\(name)")
        }
    }

    @Test func `columns say what the file says`() async throws {
        try await House.with { house in
            _ = try await house.workplace.importDossiers(try Demo.files, caller: house.shell)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE kind = 2 AND parent_area <> 2") == 0)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE kind = 7 AND parent_area IS NOT NULL") == 0)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE kind = 15 AND status = 1") == 5)
            #expect(try await house.count("SELECT count(*) FROM entry_version WHERE version = 1") > 20)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE version = 3") == 1)
            #expect(
                try await house.count(
                    """
                    SELECT count(*) FROM entry c JOIN entry p ON p.id = c.parent_id
                    WHERE c.parent_area IS NOT NULL AND (p.themes & ~c.themes) <> 0
                    """) == 0)
            #expect(
                try await house.count(
                    """
                    SELECT count(*) FROM entry c JOIN entry p ON p.id = c.parent_id
                    WHERE c.kind = 2 AND p.visibility <> 0 AND c.visibility <> p.visibility
                    """) == 0)
        }
    }

    @Test func `a confined report names its people and its author, and so does its reaction`() async throws {
        let data = SmallFile.data("reports", "visibility", ["to": "confined", "named": ["bo"]])
        try await House.with { house in
            try await house.importing(("kees.json", data))
            #expect(try await house.count("SELECT count(*) FROM entry_named") == 2)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE visibility = 2") == 2)
        }
    }

    @Test func `all but money stays all but money, also for themes that come later`() async throws {
        let file = try DossierFileReader.read(SmallFile.data(), anchor: DossierClock.amsterdam.day(of: House.now))
        #expect(file.grants[0].themes == ThemeSet.all.subtracting(.of(.money)))
    }

    @Test func `a dossier with a key that is here already is refused`() async throws {
        try await House.with { house in
            try await house.importing(("kees.json", SmallFile.data()))
            let before = try await house.rows()
            await #expect(throws: DossierFileRejected.self) {
                try await house.importing(("again.json", SmallFile.data()))
            }
            let after = try await house.rows()
            #expect(after == before)
        }
    }

    @Test func `nothing of any file is imported when one of them is wrong`() async throws {
        try await House.with { house in
            let wrong = SmallFile.data("reports", "author", "niemand")
            do {
                try await house.importing(("henk.json", try Demo.data("henk.json")), ("kees.json", wrong))
                Issue.record("was imported")
            } catch let rejected as DossierFileRejected {
                #expect(rejected.problems.map(\.file) == ["kees.json"])
                #expect(rejected.problems.map(\.path) == ["reports[0].author"])
            }
            let after = try await house.rows()
            #expect(after == House.noRows)
        }
    }

    @Test func `two files with the same key are refused together`() async throws {
        try await House.with { house in
            let error = try await #require(throws: DossierFileRejected.self) {
                try await house.importing(("one.json", SmallFile.data()), ("two.json", SmallFile.data()))
            }
            #expect(error.problems.map(\.what) == ["\"kees\" is the key of one.json too"])
            let rows = try await house.rows()
            #expect(rows == House.noRows)
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a dossier of twenty thousand reports imports`() async throws {
        let text = String(repeating: "Vandaag een lange dag met regen en een beetje zon. ", count: 44)
        let data = SmallFile.data { object in
            object["reports"] = (0..<20_000).map { index -> [String: Any] in
                [
                    "key": "r\(index)", "at": "-\(index % 2000)d 10:00", "author": index % 3 == 0 ? "kees" : "bo",
                    "form": "moment", "text": text, "themes": index % 2 == 0 ? ["dag"] : [],
                ]
            }
        }
        #expect(data.count > 45_000_000)
        try await House.with { house in
            let imported = try await house.importing(("big.json", data))
            #expect(imported[0].reports == 20_000)
            #expect(try await house.count("SELECT count(*) FROM entry WHERE kind = 1") == 20_000)
            #expect(try await house.export("kees").count > 45_000_000)
        }
    }
}

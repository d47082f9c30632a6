import Foundation
import Storage
import TestKit
import Testing

@Suite("A released migration never changes, and a database is never guessed at")
struct MigratorTests {
    private struct Recorded: Hashable {
        let number: Int
        let schema: String
        let checksum: String
    }

    @Test("Every migration has the text that was recorded when it was released")
    func keepsChecksums() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("migrations.txt")
        let recorded = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return Recorded(
                number: try #require(Int(words[0])), schema: String(words[1]), checksum: String(words[2]))
        }
        let found = try Schema.allCases.flatMap { schema in
            try schema.migrations.map {
                Recorded(number: $0.number, schema: schema.rawValue, checksum: $0.checksum)
            }
        }
        // A new migration is a new line in the list; a line that no longer matches is a released file that was altered.
        #expect(Set(recorded) == Set(found))
        #expect(recorded.count == found.count)
    }

    @Test("Numbers go up from 1 without a gap", arguments: Schema.allCases)
    func numbersInOrder(_ schema: Schema) throws {
        let numbers = try schema.migrations.map(\.number)
        #expect(numbers == Array(1...max(1, numbers.count)))
    }

    @Test("Migrating twice does nothing the second time", arguments: Schema.allCases)
    func appliesOnce(_ schema: Schema) async throws {
        let engine = try await freshDatabase()
        let numbers = try schema.migrations.map(\.number)
        #expect(try await Migrator.status(engine, of: schema).found == nil)
        #expect(try await Migrator.migrate(engine, to: schema) == numbers)
        let before = try await texts(engine)
        #expect(try await Migrator.migrate(engine, to: schema).isEmpty)
        #expect(try await texts(engine) == before)
        let status = try await Migrator.status(engine, of: schema)
        #expect(status.found == numbers.last && status.known == numbers.last)
        try await engine.close()
    }

    @Test("Ten programs that start at once migrate once, and all find the schema there")
    func appliesOnceAtOnce() async throws {
        let database = try await TestDatabase.make(nil)
        var engines: [WatchedEngine] = []
        for _ in 0..<10 { engines.append(try await database.open()) }
        let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
            for engine in engines { group.addTask { try await Migrator.migrate(engine, to: .main) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied == (try Schema.main.migrations.map(\.number)))
        for engine in engines { try await engine.close() }
    }

    @Test("A database that was made with another text is refused, and nothing is applied")
    func refusesAltered() async throws {
        let engine = try await freshDatabase()
        try await Migrator.migrate(engine, to: .main)
        _ = try await engine.write { try $0.run("UPDATE migration SET checksum = \("00") WHERE number = \(1)") }
        await #expect(throws: StorageError.alteredMigration(1)) { try await Migrator.migrate(engine, to: .main) }
        await #expect(throws: StorageError.alteredMigration(1)) { try await Migrator.status(engine, of: .main) }
        try await engine.close()
    }

    @Test("A database of a newer Klaver is refused with both numbers")
    func refusesNewer() async throws {
        let engine = try await freshDatabase()
        try await Migrator.migrate(engine, to: .main)
        let known = try #require(try Schema.main.migrations.last?.number)
        _ = try await engine.write {
            try $0.run("INSERT INTO migration (number, name, checksum) VALUES (\(known + 3), \("later"), \("ab"))")
        }
        let error = StorageError.newerSchema(found: known + 3, known: known)
        await #expect(throws: error) { try await Migrator.migrate(engine, to: .main) }
        await #expect(throws: error) { try await Migrator.status(engine, of: .main) }
        #expect(error.description.contains("newer Klaver"))
        try await engine.close()
    }

    @Test("A database that a newer Klaver made with room for this one is used; its own text still counts")
    func worksBesideNewer() async throws {
        let engine = try await freshDatabase()
        try await Migrator.migrate(engine, to: .main)
        let known = try #require(try Schema.main.migrations.last?.number)
        _ = try await engine.write { session in
            try session.run(
                "INSERT INTO migration (number, name, checksum) VALUES (\(known + 1), \("later"), \("ab"))")
            try session.run("INSERT INTO migration_rule (number, works_beside) VALUES (\(known + 1), \(known))")
        }
        #expect(try await Migrator.migrate(engine, to: .main).isEmpty)
        #expect(try await Migrator.status(engine, of: .main).found == known + 1)
        // Of two newer ones, one left no room.
        _ = try await engine.write { session in
            try session.run(
                "INSERT INTO migration (number, name, checksum) VALUES (\(known + 2), \("later"), \("cd"))")
        }
        await #expect(throws: StorageError.newerSchema(found: known + 2, known: known)) {
            try await Migrator.migrate(engine, to: .main)
        }
        try await engine.close()
    }

    @Test("The newest migration leaves room for programs of the schema before it, and only adds")
    func leavesRoom() throws {
        for schema in Schema.allCases {
            guard let newest = try schema.migrations.last, newest.number > 1 else { continue }
            #expect(newest.worksBeside <= newest.number - 1, "\(schema) \(newest.number)")
            #expect(!newest.text.contains(/DROP TABLE|DROP COLUMN|RENAME|ALTER COLUMN/))
        }
    }

    @Test("A store of keys is not taken for a database of dossiers")
    func refusesTheOtherSchema() async throws {
        let engine = try await freshDatabase()
        try await Migrator.migrate(engine, to: .keys)
        await #expect(throws: StorageError.alteredMigration(1)) { try await Migrator.migrate(engine, to: .main) }
        try await engine.close()
    }

    private func texts(_ engine: WatchedEngine) async throws -> [String] {
        let tables: SQLStatement =
            TestEngine.current == .sqlite
            ? "SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name"
            : """
            SELECT concat(table_name, ' ', column_name, ' ', data_type) FROM information_schema.columns
            WHERE table_schema = 'public' ORDER BY 1
            """
        return try await engine.read { try $0.all(tables) { $0.text(0) } }
    }
}

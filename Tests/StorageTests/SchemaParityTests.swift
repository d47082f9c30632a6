import Records
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("Both engines have the same schema, and a move takes all of it along")
struct SchemaParityTests {
    /// The columns of a table, with what kind of value each holds.
    private typealias Tables = [String: Set<String>]

    private static let kinds = [
        "BYTEA": "bytes", "BIGINT": "integer", "SMALLINT": "integer", "TEXT": "text", "bytea": "bytes",
        "bigint": "integer", "smallint": "integer", "text": "text",
    ]

    private func sqlite(_ schema: Schema) async throws -> Tables {
        let folder = try TemporaryFolder()
        let engine = try SQLiteEngine(path: folder.path("parity.sqlite"))
        try await Migrator.migrate(engine, to: schema)
        let tables = try await engine.read { session in
            try Self.tables(
                """
                SELECT m.name, c.name, c.type, c."notnull" OR c.pk > 0 FROM sqlite_schema m, pragma_table_info(m.name) c
                WHERE m.type = 'table'
                """, session)
        }
        try await engine.close()
        return tables
    }

    private func current(_ schema: Schema) async throws -> Tables {
        guard TestEngine.current == .postgresql else { return try await sqlite(schema) }
        let engine = try await TestDatabase.make(schema).open()
        let tables = try await engine.read { session in
            try Self.tables(
                """
                SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
                FROM information_schema.columns WHERE table_schema = 'public'
                """, session)
        }
        try await engine.close()
        return tables
    }

    private static func tables(_ statement: SQLStatement, _ session: any SQLSession) throws -> Tables {
        var tables: Tables = [:]
        try session.each(statement) { row in
            let kind = try #require(kinds[row.text(2)], "\(row.text(0)).\(row.text(1)) is \(row.text(2))")
            tables[row.text(0), default: []].insert("\(row.text(1)) \(kind)\(row.integer(3) == 1 ? "" : " or null")")
        }
        return tables
    }

    @Test("Tables, columns, kinds of values and what may be empty", arguments: Schema.allCases)
    func sameTables(_ schema: Schema) async throws {
        let (here, there) = (try await current(schema), try await sqlite(schema))
        #expect(here == there)
        #expect(here.count > 2)
    }

    @Test(
        "The engine of this run has the same indexes as SQLite, on the same columns", arguments: Schema.allCases,
        [TestEngine.current])
    func sameIndexes(_ schema: Schema, _ engine: TestEngine) async throws {
        guard engine == .postgresql else { return }
        let made = try await TestDatabase.make(schema).open()
        let here = try await made.read { session in
            try session.all(
                """
                SELECT i.indexname::text FROM pg_indexes i
                WHERE i.schemaname = 'public' AND i.indexname !~ '_(pkey|key)$' ORDER BY 1
                """
            ) { $0.text(0) }
        }
        try await made.close()
        let folder = try TemporaryFolder()
        let sqlite = try SQLiteEngine(path: folder.path("parity.sqlite"))
        try await Migrator.migrate(sqlite, to: schema)
        let there = try await sqlite.read { session in
            try session.all(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
            ) { $0.text(0) }
        }
        try await sqlite.close()
        #expect(here == there)
    }

    @Test("Every column of every table is moved, but for what is made anew")
    func movesEverything() async throws {
        for (schema, moved) in [(Schema.main, MovedTable.main), (.keys, MovedTable.keys)] {
            var tables = try await current(schema).mapValues { columns in
                Set(columns.map { $0.replacing(" or null", with: "") })
            }
            for made in ["migration", "migration_rule", "lease"] { tables[made] = nil }
            let listed = Dictionary(
                uniqueKeysWithValues: moved.map { table in
                    ("\(table.name)", Set(table.columns.map { "\($0.name) \($0.kind)" }))
                })
            #expect(tables == listed)
        }
    }
}

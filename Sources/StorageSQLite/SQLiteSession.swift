import GRDB
import Storage

/// A conversation with SQLite through GRDB, with GRDB's cache of prepared statements.
struct SQLiteSession: SQLSession {
    let database: Database

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        try translatingErrors {
            let cursor = try Row.fetchCursor(try prepared(statement))
            while let row = try cursor.next() {
                try body(SQLiteRow(row: row))
            }
        }
    }

    func run(_ statement: SQLStatement) throws -> Int {
        try translatingErrors {
            try prepared(statement).execute()
            return database.changesCount
        }
    }

    func script(_ text: String) throws {
        try translatingErrors { try database.execute(sql: text) }
    }

    // Positional binding is exact here because SQLStatement numbers its placeholders in the order they stand.
    private func prepared(_ statement: SQLStatement) throws -> Statement {
        let (sql, values) = statement.rendered()
        let prepared = try database.cachedStatement(sql: sql)
        try prepared.setArguments(StatementArguments(try values.map(databaseValue)))
        return prepared
    }

    private func databaseValue(_ value: SQLValue) throws -> DatabaseValue {
        switch value {
        case .null: return .null
        case .integer(let integer): return integer.databaseValue
        case .text(let text):
            // It would be kept up to there and no further, in silence; PostgreSQL refuses it too.
            guard !text.utf8.contains(0) else { throw StorageError.constraint("a text holds a NUL") }
            return text.databaseValue
        case .bytes(let bytes): return DatabaseBlob(bytes).databaseValue
        }
    }
}

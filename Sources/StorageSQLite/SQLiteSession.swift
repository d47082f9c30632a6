import GRDB
import GRDBSQLite
import Storage

/// A conversation with SQLite: GRDB keeps the connections, the transactions and the prepared statements; values go in and
/// out through SQLite's own functions, which costs half of what arguments and rows as values cost
/// (docs/performance.md).
struct SQLiteSession: SQLSession {
    let database: Database

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        let prepared = try prepare(statement)
        defer { prepared.reset() }
        while try prepared.step() { try body(SQLiteRow(statement: prepared.handle)) }
    }

    func run(_ statement: SQLStatement) throws -> Int {
        let prepared = try prepare(statement)
        defer { prepared.reset() }
        while try prepared.step() {}
        return database.changesCount
    }

    func script(_ text: String) throws {
        try translatingErrors { try database.execute(sql: text) }
    }

    // Positional binding is exact here because SQLStatement numbers its placeholders in the order they stand.
    private func prepare(_ statement: SQLStatement) throws -> PreparedStatement {
        let (sql, values) = statement.rendered()
        let cached = try translatingErrors { try database.cachedStatement(sql: sql) }
        let prepared = PreparedStatement(handle: cached.sqliteStatement)
        for (index, value) in values.enumerated() { try prepared.bind(value, at: Int32(index + 1)) }
        return prepared
    }
}

/// One prepared statement of SQLite, between binding and reset.
private struct PreparedStatement {
    // SQLite copies what is bound before the call returns.
    private static let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    let handle: OpaquePointer

    func bind(_ value: SQLValue, at index: Int32) throws {
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(handle, index)
        case .integer(let integer): code = sqlite3_bind_int64(handle, index, integer)
        case .text(let text):
            // It would be kept up to there and no further, in silence; PostgreSQL refuses it too.
            guard !text.utf8.contains(0) else { throw StorageError.constraint("a text holds a NUL") }
            let count = Int32(clamping: text.utf8.count)
            code = text.withCString { sqlite3_bind_text(handle, index, $0, count, Self.copies) }
        case .bytes(let bytes):
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, index, 0)
                : bytes.withUnsafeBytes {
                    sqlite3_bind_blob(handle, index, $0.baseAddress, Int32(clamping: $0.count), Self.copies)
                }
        }
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// Whether there is a row to read.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw error(code)
        }
    }

    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func error(_ code: Int32) -> StorageError {
        let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
        return storageError(DatabaseError(resultCode: ResultCode(rawValue: code), message: message))
    }
}

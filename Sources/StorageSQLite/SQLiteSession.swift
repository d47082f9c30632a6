import Storage

/// A conversation with SQLite inside a transaction.
struct SQLiteSession: SQLSession {
    let connection: SQLiteConnection

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        let prepared = try connection.prepare(statement)
        defer { prepared.reset() }
        while try prepared.step() { try body(SQLiteRow(statement: prepared.handle)) }
    }

    func run(_ statement: SQLStatement) throws -> Int {
        let prepared = try connection.prepare(statement)
        defer { prepared.reset() }
        while try prepared.step() {}
        return connection.changes
    }

    func add(_ statement: SQLStatement) throws { _ = try run(statement) }

    func script(_ text: String) throws { try connection.script(text) }

    // One write runs at a time, whoever asks: that is how SQLite writes.
    func alone() {}
}

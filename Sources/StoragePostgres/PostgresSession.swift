import Storage

/// A conversation with PostgreSQL inside a transaction.
struct PostgresSession: SQLSession {
    let connection: PostgresConnection

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        try connection.each(statement) { try body($0) }
    }

    func each(_ statements: [SQLStatement], _ body: (Int, any SQLRow) throws -> Void) throws {
        try connection.each(statements) { try body($0, $1) }
    }

    func run(_ statement: SQLStatement) throws -> Int { try connection.run(statement) }

    func add(_ statement: SQLStatement) throws { try connection.add(statement) }

    func script(_ text: String) throws { try connection.script(text) }

    func alone() throws {
        // The wait is for others to finish, however long that takes.
        try connection.takeTime()
        _ = try connection.run("SELECT pg_advisory_xact_lock(\(Self.installationLock))")
    }

    /// Any number that nothing else in this database locks; never changes, since nodes of two releases must meet on it.
    private static let installationLock: Int64 = 0x6b6c_6176_6572
}

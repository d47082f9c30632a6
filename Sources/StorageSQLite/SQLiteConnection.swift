import CSQLite
import Storage

/// One connection to a database file, with its prepared statements and its transaction.
///
/// Not safe for two threads at once, and it need not be: the pool lends a reader to one read at a time, and the writer
/// lives on the queue of the group commit.
final class SQLiteConnection: @unchecked Sendable {
    /// How a connection is used.
    enum Role { case reader, writer }

    // Lists of values of different lengths make statements of different shapes; past this many all are let go.
    private static let mostStatements = 256
    // Counting its own memory costs SQLite a lock at each allocation.
    private static let keepsNoStatistics = klaver_sqlite_keep_no_statistics()

    private let handle: OpaquePointer
    private var statements: [SQLShape: SQLiteStatement] = [:]
    private var verbs: [SQLiteStatement] = []
    private var isClosed = false

    /// - Throws: `StorageError` when the file cannot be opened, is no database, or the writer does not keep
    ///   `synchronous=FULL`.
    init(path: String, as role: Role) throws {
        _ = Self.keepsNoStatistics
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            defer { sqlite3_close(opened) }
            throw storageError(code, of: opened)
        }
        handle = opened
        try setUp(role)
    }

    deinit { try? close() }

    private func setUp(_ role: Role) throws {
        sqlite3_busy_timeout(handle, 10_000)
        try script(
            """
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -16384;
            """)
        switch role {
        case .reader: try script("PRAGMA query_only = 1")
        case .writer:
            // A page that changed many times goes from the log to the file once: 16 MB at a time, not 4.
            try script(
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 4000;
                PRAGMA journal_size_limit = 67108864;
                """)
            try expect("wal", of: "PRAGMA journal_mode")
            // 2 is FULL: what was acknowledged survives a power cut, and nothing would notice the lack of it but one.
            try expect("2", of: "PRAGMA synchronous")
        }
        verbs = try Verb.allCases.map { try SQLiteStatement($0.sql(for: role), on: handle) }
    }

    private func expect(_ wanted: String, of pragma: String) throws {
        let statement = try SQLiteStatement(pragma, on: handle)
        let found = try statement.step() ? SQLiteRow(statement: statement.handle).text(0) : ""
        guard found == wanted else { throw StorageError.unavailable("\(pragma) is \(found), not \(wanted)") }
    }

    /// Closes the file. Nothing may use the connection after this; closing it again does nothing.
    func close() throws {
        guard !isClosed else { return }
        isClosed = true
        statements = [:]
        verbs = []
        let code = sqlite3_close(handle)
        guard code == SQLITE_OK else { throw storageError(code, of: handle) }
    }

    // MARK: Transactions

    /// What begins and ends a transaction, prepared once.
    enum Verb: Int, CaseIterable {
        case begin, commit, rollback, save, release, undo

        fileprivate func sql(for role: Role) -> String {
            switch self {
            case .begin: role == .writer ? "BEGIN IMMEDIATE" : "BEGIN"
            case .commit: "COMMIT"
            case .rollback: "ROLLBACK"
            case .save: "SAVEPOINT job"
            case .release: "RELEASE job"
            case .undo: "ROLLBACK TO job"
            }
        }
    }

    func run(_ verb: Verb) throws {
        let statement = verbs[verb.rawValue]
        defer { statement.reset() }
        _ = try statement.step()
    }

    /// False once a transaction ended, also when SQLite ended it itself (a full disk, a failing one).
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    // MARK: Statements

    /// The prepared statement of this shape, with the values bound.
    func prepare(_ statement: SQLStatement) throws -> SQLiteStatement {
        let shape = statement.shape
        let prepared: SQLiteStatement
        if let known = statements[shape] {
            prepared = known
        } else {
            prepared = try SQLiteStatement(statement.text, on: handle)
            if statements.count >= Self.mostStatements { statements = [:] }
            statements[shape] = prepared
        }
        try statement.eachValue { try prepared.bind($1, at: $0) }
        return prepared
    }

    func script(_ text: String) throws {
        let code = sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw storageError(code, of: handle) }
    }

    /// How many rows the last statement touched.
    var changes: Int { Int(sqlite3_changes(handle)) }
}

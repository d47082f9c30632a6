import Storage
import Synchronization

/// A real engine that is listened to, and that can be told to refuse writes: what a test of the order of reading,
/// logging and answering needs. It replaces nothing; every statement runs.
package final class WatchedEngine: StorageEngine {
    /// One transaction, with the texts it ran.
    package struct Transaction: Sendable, Equatable {
        package let writes: Bool
        package let statements: [String]
    }

    private struct State {
        var transactions: [Transaction] = []
        var refusesWrites = false
    }

    package let name: String
    /// What it is open on; its files go when the last that uses the engine lets go of it.
    package let database: TestDatabase
    private let engine: any StorageEngine
    private let state = Mutex(State())

    package init(_ engine: any StorageEngine, of database: TestDatabase) {
        self.engine = engine
        self.database = database
        name = engine.name
    }

    /// Every transaction since the last `forget()`, in the order they ended.
    package var transactions: [Transaction] { state.withLock(\.transactions) }

    package func forget() { state.withLock { $0.transactions = [] } }

    /// From now on a write fails as it does on a full disk.
    package func refuseWrites(_ refuses: Bool = true) { state.withLock { $0.refusesWrites = refuses } }

    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let heard = Heard()
        defer { keep(heard, writes: false) }
        return try await engine.read { try body(WatchedSession(session: $0, heard: heard)) }
    }

    package func scan<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let heard = Heard()
        defer { keep(heard, writes: false) }
        return try await engine.scan { try body(WatchedSession(session: $0, heard: heard)) }
    }

    package func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        if state.withLock(\.refusesWrites) { throw StorageError.unavailable("the disk is full") }
        let heard = Heard()
        defer { keep(heard, writes: true) }
        return try await engine.write(isolation) { try body(WatchedSession(session: $0, heard: heard)) }
    }

    package func close() async throws { try await engine.close() }

    private func keep(_ heard: Heard, writes: Bool) {
        state.withLock { $0.transactions.append(Transaction(writes: writes, statements: heard.statements)) }
    }
}

private final class Heard: Sendable {
    private let texts = Mutex<[String]>([])
    var statements: [String] { texts.withLock { $0 } }
    func hear(_ text: String) { texts.withLock { $0.append(text) } }
}

private struct WatchedSession: SQLSession {
    let session: any SQLSession
    let heard: Heard

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        heard.hear(statement.text)
        try session.each(statement, body)
    }

    func each(_ statements: [SQLStatement], _ body: (Int, any SQLRow) throws -> Void) throws {
        for statement in statements { heard.hear(statement.text) }
        try session.each(statements, body)
    }

    func run(_ statement: SQLStatement) throws -> Int {
        heard.hear(statement.text)
        return try session.run(statement)
    }

    func add(_ statement: SQLStatement) throws {
        heard.hear(statement.text)
        try session.add(statement)
    }

    func script(_ text: String) throws {
        heard.hear(text)
        try session.script(text)
    }

    func alone() throws { try session.alone() }
}

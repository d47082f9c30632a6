import Storage
import Synchronization

/// One statement a page read, as it was sent to the database.
struct ReadStatement: Sendable {
    let sql: String
    let values: [SQLValue]
}

/// An engine that notes every statement that is read, so that the bare handler can read the same rows.
struct RecordingEngine: StorageEngine {
    private let engine: any StorageEngine
    private let notes = Notes()

    final class Notes: Sendable {
        let statements = Mutex<[ReadStatement]>([])
    }

    init(_ engine: any StorageEngine) {
        self.engine = engine
    }

    var name: String { engine.name }

    /// What was read since the last time this was asked.
    func take() -> [ReadStatement] {
        notes.statements.withLock { statements in
            defer { statements = [] }
            return statements
        }
    }

    func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value {
        let notes = notes
        return try await engine.read { try body(RecordingSession(session: $0, notes: notes)) }
    }

    func scan<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value {
        try await engine.scan(body)
    }

    func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try await engine.write(isolation, body)
    }

    func close() async throws { try await engine.close() }
}

private struct RecordingSession: SQLSession {
    let session: any SQLSession
    let notes: RecordingEngine.Notes

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        notes.statements.withLock { $0.append(ReadStatement(sql: statement.text, values: statement.values)) }
        try session.each(statement, body)
    }

    func each(_ statements: [SQLStatement], _ body: (Int, any SQLRow) throws -> Void) throws {
        for (place, statement) in statements.enumerated() { try each(statement) { try body(place, $0) } }
    }

    func run(_ statement: SQLStatement) throws -> Int { try session.run(statement) }

    func add(_ statement: SQLStatement) throws { try session.add(statement) }

    func script(_ text: String) throws { try session.script(text) }

    func alone() throws { try session.alone() }
}

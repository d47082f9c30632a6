import Storage
import Synchronization

/// One statement a page read, as it was sent to the database.
struct ReadStatement: Sendable {
    let sql: String
    let values: [SQLValue]
}

/// An engine that notes every statement that is read, so that the bare handler can read the same rows, and each text that
/// ran at all, so that its plan can be looked at.
struct RecordingEngine: StorageEngine {
    private let engine: any StorageEngine
    private let notes = Notes()

    final class Notes: Sendable {
        let statements = Mutex<[ReadStatement]>([])
        let texts = Mutex<[String: SQLStatement]>([:])

        func hear(_ statement: SQLStatement) { texts.withLock { $0[statement.text] = statement } }
    }

    /// One statement of each text that ran.
    var everyText: [String: SQLStatement] { notes.texts.withLock { $0 } }

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
        let notes = notes
        return try await engine.scan { try body(RecordingSession(session: $0, notes: notes)) }
    }

    func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let notes = notes
        return try await engine.write(isolation) { try body(RecordingSession(session: $0, notes: notes)) }
    }

    func close() async throws { try await engine.close() }
}

private struct RecordingSession: SQLSession {
    let session: any SQLSession
    let notes: RecordingEngine.Notes

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        notes.hear(statement)
        notes.statements.withLock { $0.append(ReadStatement(sql: statement.text, values: statement.values)) }
        try session.each(statement, body)
    }

    func each(_ statements: [SQLStatement], _ body: (Int, any SQLRow) throws -> Void) throws {
        for (place, statement) in statements.enumerated() { try each(statement) { try body(place, $0) } }
    }

    func run(_ statement: SQLStatement) throws -> Int {
        notes.hear(statement)
        return try session.run(statement)
    }

    func add(_ statement: SQLStatement) throws {
        notes.hear(statement)
        try session.add(statement)
    }

    func script(_ text: String) throws { try session.script(text) }

    func alone() throws { try session.alone() }
}

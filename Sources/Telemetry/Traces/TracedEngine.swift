import Storage
import Tracing

/// An engine whose statements are spans of the trace that asked for them. A span tells the statement's text, which has a
/// `$1` where a value goes, and never a value.
package struct TracedEngine: StorageEngine {
    private let engine: any StorageEngine

    package init(_ engine: any StorageEngine) {
        self.engine = engine
    }

    package var name: String { engine.name }

    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let traced = traced
        return try await engine.read { try body(traced($0)) }
    }

    package func scan<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let traced = traced
        return try await engine.scan { try body(traced($0)) }
    }

    package func read<Decision: Sendable, Value: Sendable>(
        deciding decide: @Sendable @escaping (any SQLSession) throws -> Decision,
        then body: @Sendable @escaping (any SQLSession, Decision) throws -> Value
    ) async throws -> Value {
        let traced = traced
        return try await engine.read(deciding: { try decide(traced($0)) }, then: { try body(traced($0), $1) })
    }

    package func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        let traced = traced
        return try await engine.write(isolation) { try body(traced($0)) }
    }

    package func close() async throws { try await engine.close() }

    /// A body runs on a thread of the engine, which knows nothing of the task that asked: so the context goes along.
    private var traced: @Sendable (any SQLSession) -> TracedSession {
        let context = ServiceContext.current ?? .topLevel
        let engine = engine.name
        return { TracedSession(session: $0, context: context, engine: engine) }
    }
}

private struct TracedSession: SQLSession {
    let session: any SQLSession
    let context: ServiceContext
    let engine: String

    func each(_ statement: SQLStatement, _ body: (any SQLRow) throws -> Void) throws {
        try span(statement) { try session.each(statement, body) }
    }

    func each(_ statements: [SQLStatement], _ body: (Int, any SQLRow) throws -> Void) throws {
        guard let first = statements.first else { return }
        try span(first, of: statements.count) { try session.each(statements, body) }
    }

    func run(_ statement: SQLStatement) throws -> Int { try span(statement) { try session.run(statement) } }

    func add(_ statement: SQLStatement) throws { try span(statement) { try session.add(statement) } }

    func script(_ text: String) throws { try session.script(text) }

    func alone() throws { try session.alone() }

    private func span<Value>(_ statement: SQLStatement, of count: Int = 1, _ body: () throws -> Value) throws -> Value {
        let text = statement.text
        let span = InstrumentationSystem.tracer.startSpan(
            String(text.prefix { $0 != " " && $0 != "\n" }), context: context, ofKind: .client)
        defer { span.end() }
        span.attributes["db.system.name"] = engine
        span.attributes["db.query.text"] = text
        span.attributes["db.operation.batch.size"] = count
        do {
            return try body()
        } catch {
            span.recordError(error)
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }
}

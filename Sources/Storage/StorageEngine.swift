/// A database, as the rest of Klaver sees it. Only drivers implement it; only the composition root names a driver.
package protocol StorageEngine: Sendable {
    /// The engine's name for logs and health: `sqlite`, `postgresql`.
    var name: String { get }
    /// Runs a body on one consistent snapshot that cannot write.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value
    /// Runs a body that may write; when this returns, what it wrote is durable. A body may run in one transaction with
    /// others (group commit), but its own writes stand or fall alone, and it may run again: it must be replayable.
    func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value
    /// Reads on one snapshot, for as long as it takes: verification, export, move. Rows come in portions, and pages that
    /// are asked for meanwhile do not wait for it.
    func scan<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value
    /// Decides on what is current, then reads by that decision. Where there is a replica that has seen all that the decision
    /// was made on, the second part may happen there; else both happen on one snapshot.
    func read<Decision: Sendable, Value: Sendable>(
        deciding decide: @Sendable @escaping (any SQLSession) throws -> Decision,
        then body: @Sendable @escaping (any SQLSession, Decision) throws -> Value
    ) async throws -> Value
    /// Stops taking work and closes the files or connections.
    func close() async throws
}

/// How a write stands beside others that run at the same moment.
package enum WriteIsolation: Sendable {
    /// As if it ran alone, before or after each of the others: what it decided on still holds when it is durable. For
    /// every act of a person.
    case serialised
    /// Each statement sees what others made durable before it. For rows that are only added: the access log.
    case added
    /// The same, in a transaction and on a connection of its own, so that nobody waits for it. For work that one node does
    /// for all, and that takes a row or `alone()` before it reads.
    case apart
}

extension StorageEngine {
    /// A write as if it ran alone.
    package func write<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try await write(.serialised, body)
    }

    package func read<Decision: Sendable, Value: Sendable>(
        deciding decide: @Sendable @escaping (any SQLSession) throws -> Decision,
        then body: @Sendable @escaping (any SQLSession, Decision) throws -> Value
    ) async throws -> Value {
        try await read { try body($0, try decide($0)) }
    }
}

package enum StorageError: Error, Equatable, CustomStringConvertible {
    /// The disk is full, read only, or the database does not answer: try again later.
    case unavailable(String)
    /// A row breaks a rule of the schema (unique, check, foreign key).
    case constraint(String)
    /// What was read cannot have been written by Klaver.
    case damaged(String)
    /// The database was made by a newer Klaver.
    case newerSchema(found: Int, known: Int)
    /// A released migration was altered.
    case alteredMigration(Int)

    package var description: String {
        switch self {
        case .unavailable(let why): "The database is not available: \(why)"
        case .constraint(let why): "The database refused a row: \(why)"
        case .damaged(let what): "The database holds a value that Klaver cannot have written: \(what)"
        case .newerSchema(let found, let known):
            "The database has schema \(found), this Klaver knows up to \(known). Use the newer Klaver."
        case .alteredMigration(let number):
            "Migration \(number) was applied with another text than this Klaver has. Use the Klaver that made it."
        }
    }
}

/// A database, as the rest of Klaver sees it. Only drivers implement it; only the composition root names a driver.
package protocol StorageEngine: Sendable {
    /// The engine's name for logs and health: `sqlite`, `postgresql`.
    var name: String { get }
    /// Runs a body on one consistent snapshot that cannot write.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value
    /// Runs a body that may write; when this returns, what it wrote is durable. A body may run in one transaction with
    /// others (group commit), but its own writes stand or fall alone, and it may run again: it must be replayable.
    func write<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value
    /// Stops taking work and closes the files or connections.
    func close() async throws
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

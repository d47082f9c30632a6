import Storage
import StorageSQLite

/// A file of SQLite as somebody with the disk in hand has it: past every rule, every seal and every log.
package enum RawDatabase {
    /// - Returns: how many rows changed.
    @discardableResult
    package static func change(_ path: String, _ statement: SQLStatement) async throws -> Int {
        let engine = try SQLiteEngine(path: path)
        let count = try await engine.write { try $0.run(statement) }
        try await engine.close()
        return count
    }

    package static func count(_ path: String, of table: StaticString) async throws -> Int {
        let engine = try SQLiteEngine(path: path)
        let from = SQLStatement(stringLiteral: table)
        let count = try await engine.read { session in
            try session.first("SELECT count(*) FROM \(from)") { Int($0.integer(0)) } ?? 0
        }
        try await engine.close()
        return count
    }
}

import Foundation
import GRDB
import Storage
import Synchronization

/// SQLite in a file, in WAL mode with `synchronous=FULL`: what was acknowledged survives a power cut.
package struct SQLiteEngine: StorageEngine {
    package let name = "sqlite"
    private let pool: DatabasePool
    private let commits: GroupCommit

    /// Opens a database file, making it when it is not there.
    ///
    /// - Parameter path: the file; its WAL and shared memory stand beside it.
    /// - Throws: `StorageError` when the file cannot be opened, is no database, or does not keep `synchronous=FULL`.
    package init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.label = "klaver"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -8192")
            try database.execute(sql: "PRAGMA mmap_size = 268435456")
        }
        pool = try translatingErrors { [configuration] in
            try DatabasePool(path: path, configuration: configuration)
        }
        commits = GroupCommit(pool: pool)
        try keepFullSync()
    }

    // GRDB puts its writer back to NORMAL after prepareDatabase, and nothing would notice but a power cut.
    private func keepFullSync() throws {
        let level = try translatingErrors {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous")
            }
        }
        guard level == 2 else { throw StorageError.unavailable("synchronous is \(level ?? -1), not 2 (FULL)") }
    }

    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { try body(SQLiteSession(database: $0)) }
        } catch let error as DatabaseError {
            throw storageError(error)
        }
    }

    package func write<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let result = Mutex<Value?>(nil)
            commits.submit(
                GroupCommit.Job(
                    run: { session in
                        let value = try body(session)
                        result.withLock { $0 = value }
                    },
                    finish: { outcome in
                        continuation.resume(
                            with: outcome.flatMap {
                                result.withLock { $0 }.map(Result.success)
                                    ?? .failure(StorageError.unavailable("a write ended without a result"))
                            })
                    }))
        }
    }

    package func close() async throws {
        try translatingErrors { try pool.close() }
    }
}

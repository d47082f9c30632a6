import Storage
import Synchronization

/// SQLite in a file, in WAL mode with `synchronous=FULL`: what was acknowledged survives a power cut.
package struct SQLiteEngine: StorageEngine {
    package let name = "sqlite"
    private let readers: ReaderPool
    private let commits: GroupCommit

    /// Opens a database file, making it when it is not there.
    ///
    /// - Parameter path: the file; its WAL and shared memory stand beside it.
    /// - Throws: `StorageError` when the file cannot be opened, is no database, or does not keep `synchronous=FULL`.
    package init(path: String) throws {
        commits = GroupCommit(writer: try SQLiteConnection(path: path, as: .writer))
        readers = ReaderPool(path: path)
    }

    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try readers.read(body)
    }

    /// A read holds nobody up, however long it takes.
    package func scan<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try readers.read(body)
    }

    /// One write runs at a time, so each is as if it ran alone.
    package func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
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
        try readers.close()
        try commits.close()
    }
}

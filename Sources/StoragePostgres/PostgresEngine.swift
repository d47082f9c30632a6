import Storage
import Synchronization

/// PostgreSQL on a server of its own, shared by any number of nodes.
package final class PostgresEngine: StorageEngine {
    package let name = "postgresql"
    private let readers: ConnectionPool
    private let scanners: ConnectionPool
    private let acts: GroupedWrites
    private let additions: GroupedWrites
    private let jobs: ConnectionPool
    private let replica: PostgresReplica?

    /// - Parameters:
    ///   - address: a connection string as libpq takes it; several hosts with `target_session_attrs=read-write` follow a
    ///     change of primary.
    ///   - replica: a connection string of a standby that may answer reads of entries.
    ///   - readers: how many reads run at once.
    ///   - purpose: stands before the names of its pools in metrics, where a node has more than one engine.
    /// - Throws: `StorageError` when the server cannot be reached, or would lose what it acknowledged.
    package init(_ address: String, replica: String? = nil, readers: Int = 8, purpose: String = "") async throws {
        let watch = PrimaryWatch()
        func pool(_ name: String, _ role: ConnectionRole = .acts, size: Int) -> ConnectionPool {
            ConnectionPool(purpose + name, address, as: role, size: size, watch: watch)
        }
        self.readers = pool("readers", size: readers)
        scanners = pool("scans", .scans, size: 1)
        acts = GroupedWrites(.serialised, pool("acts", size: 2))
        additions = GroupedWrites(.added, pool("log", size: 1))
        jobs = pool("jobs", size: 1)
        self.replica = replica.map { PostgresReplica($0, readers: readers) }
        do {
            try await read { try PostgresRequirements.check($0) }
        } catch {
            try? await close()
            throw error
        }
    }

    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try await readers.read(body)
    }

    package func scan<Value: Sendable>(
        _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        try await scanners.read(body)
    }

    package func read<Decision: Sendable, Value: Sendable>(
        deciding decide: @Sendable @escaping (any SQLSession) throws -> Decision,
        then body: @Sendable @escaping (any SQLSession, Decision) throws -> Value
    ) async throws -> Value {
        guard let replica else { return try await readers.read { try body($0, try decide($0)) } }
        let (decision, position) = try await readers.read { session in
            (try decide(session), try PostgresReplica.position(session))
        }
        if let value = try await replica.read(after: position, { try body($0, decision) }) { return value }
        return try await readers.read { try body($0, try decide($0)) }
    }

    package func write<Value: Sendable>(
        _ isolation: WriteIsolation, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value {
        switch isolation {
        case .serialised: try await acts.write(body)
        case .added: try await additions.write(body)
        case .apart: try await jobs.run { transactions, keep in try transactions.write(.apart) { keep(try body($0)) } }
        }
    }

    private var pools: [ConnectionPool] {
        [readers, scanners, acts.pool, additions.pool, jobs] + (replica.map { [$0.pool] } ?? [])
    }

    package func close() async throws {
        for pool in pools { pool.shut() }
        for pool in pools { pool.waitUntilClosed() }
    }

    deinit { for pool in pools { pool.shut() } }
}

extension ConnectionPool {
    /// Reads in one transaction, on the thread of a connection.
    func read<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value {
        try await run { transactions, keep in try transactions.read { keep(try body($0)) } }
    }

    /// Runs transactions on the thread of a connection. What is kept last is what the caller gets: a transaction that runs
    /// again gives its value again.
    func run<Value: Sendable>(
        _ body: @Sendable @escaping (PostgresTransactions, _ keep: (Value) -> Void) throws -> Void
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Job(
                    run: { turn in
                        var kept: Value?
                        continuation.resume(
                            with: Result {
                                try body(PostgresTransactions(turn: turn)) { kept = $0 }
                                guard let kept else {
                                    throw StorageError.unavailable("a transaction ended without a result")
                                }
                                return kept
                            })
                    },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }
}

import Metrics
import Storage
import Synchronization

/// Lets the writes that wait at one moment share one transaction, and so one flush of the server's disk.
///
/// A lone write never waits for company: what gathered while the last group was being written is the next group. When one
/// of a group fails, whoever that is, nothing of the group is there, and each runs again in a transaction of its own;
/// bodies may run again (`StorageEngine.write`).
final class GroupedWrites: Sendable {
    // More than this many acts in one transaction would make the loss of a conflict too dear.
    private static let largestGroup = 32

    private let groupSize: Recorder
    private let groupTime: Timer
    let pool: ConnectionPool
    private let isolation: WriteIsolation
    private let waiting = Mutex<[Write]>([])

    private struct Write: Sendable {
        let body: @Sendable (PostgresSession) throws -> Void
        let finish: @Sendable (Result<Void, any Error>) -> Void
    }

    init(_ isolation: WriteIsolation, _ pool: ConnectionPool) {
        self.isolation = isolation
        self.pool = pool
        groupSize = Recorder(label: "klaver_commit_group_size", dimensions: [("pool", pool.name)])
        groupTime = Timer(label: "klaver_commit_group_seconds", dimensions: [("pool", pool.name)])
    }

    func write<Value: Sendable>(_ body: @Sendable @escaping (any SQLSession) throws -> Value) async throws -> Value {
        let result = Mutex<Value?>(nil)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let write = Write(
                body: { session in
                    let value = try body(session)
                    result.withLock { $0 = value }
                }, finish: { continuation.resume(with: $0) })
            waiting.withLock { $0.append(write) }
            // One job for each write, so that all are served; who finds its write taken along has nothing to do.
            pool.submit(ConnectionPool.Job(run: { self.writeGroup($0) }, refuse: { self.refuse($0) }))
        }
        guard let value = result.withLock({ $0 }) else {
            throw StorageError.unavailable("a write ended without a result")
        }
        return value
    }

    private func refuse(_ error: StorageError) {
        let oldest = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        oldest?.finish(.failure(error))
    }

    private func writeGroup(_ turn: ConnectionPool.Turn) {
        let group = waiting.withLock { waiting in
            let group = Array(waiting.prefix(Self.largestGroup))
            waiting.removeFirst(group.count)
            return group
        }
        guard !group.isEmpty else { return }
        let start = ContinuousClock.now
        defer {
            groupSize.record(group.count)
            groupTime.record(duration: ContinuousClock.now - start)
        }
        let transactions = PostgresTransactions(turn: turn)
        if group.count > 1 {
            do {
                try transactions.writeOnce(isolation) { session in for write in group { try write.body(session) } }
                return group.forEach { $0.finish(.success(())) }
            } catch PostgresTransactions.OutcomeUnknown.unknown(let error) {
                return group.forEach { $0.finish(.failure(error)) }
            } catch {
                // Each for itself, below.
            }
        }
        for write in group {
            write.finish(Result { try transactions.write(isolation, write.body) })
        }
    }
}

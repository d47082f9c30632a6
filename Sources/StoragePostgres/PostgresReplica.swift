import Storage

/// A standby that answers reads of entries, as long as it has seen what they were decided on.
///
/// A page decides at the primary who asks and what they may, and notes how far the primary's log then was. The standby
/// reads only once it has replayed that far, so a withdrawal, or a changed visibility, that was durable when the page was
/// asked for counts there too. One that lags, or is away, is passed by: the primary reads.
final class PostgresReplica: Sendable {
    let pool: ConnectionPool

    init(_ address: String, readers: Int) {
        pool = ConnectionPool("replica", address, as: .acts, size: readers, watch: nil)
    }

    /// Up to where the primary's log is durable: all that a snapshot of now can see stands before it.
    static func position(_ session: any SQLSession) throws -> Int64 {
        try session.first("SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint") { $0.integer(0) } ?? .max
    }

    /// - Returns: nil when the standby has not come that far, or does not answer.
    func read<Value: Sendable>(
        after position: Int64, _ body: @Sendable @escaping (any SQLSession) throws -> Value
    ) async throws -> Value? {
        do {
            return try await pool.read { session -> Value? in
                // Null where the server was never a standby.
                let replayed = try session.first(
                    "SELECT (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint WHERE pg_is_in_recovery()"
                ) { $0.optionalInteger(0) ?? -1 }
                guard let replayed, replayed >= position else { return nil }
                return try body(session)
            }
        } catch StorageError.unavailable {
            return nil
        }
    }
}

import Storage
import Synchronization

/// Which server is the primary now, as far as this node knows; shared by all pools of an engine.
///
/// After a change of primary the old one may wake up and answer from what it knew. So as soon as one connection is lost all
/// others are let go of before they are used again, and a server on an older timeline than one that was seen (each
/// promotion begins a new one) is not spoken to.
final class PrimaryWatch: Sendable {
    private struct State {
        var generation = 0
        var reached = 0
        var timeline: Int64 = 0
    }

    private let state = Mutex(State())

    /// Connections of an earlier generation are not used any more.
    var generation: Int { state.withLock(\.generation) }

    /// How many connections to a primary were made, by whichever pool. A pool that waits after trouble tries at once when this
    /// has grown: the primary is there again.
    var reached: Int { state.withLock(\.reached) }

    /// A connection was lost: the others may be to a server that is no primary any more.
    func lostOne() { state.withLock { $0.generation += 1 } }

    /// Holds a new connection's server against what was seen before.
    ///
    /// - Throws: `PostgresFailure.lost` for a server that another has followed.
    func meet(timeline: Int64) throws {
        let isOld = state.withLock { state in
            if timeline > state.timeline {
                if state.timeline > 0 { state.generation += 1 }
                state.timeline = timeline
            }
            if timeline == state.timeline { state.reached += 1 }
            return timeline < state.timeline
        }
        if isOld { throw PostgresFailure.lost("this server is no primary any more: another one followed it") }
    }

    /// Asks a server for its timeline: the first eight hexadecimal digits of the name of its write-ahead log.
    ///
    /// - Throws: `StorageError`; also from a standby, which has no log of its own.
    static func timeline(_ session: any SQLSession) throws -> Int64 {
        let digits = try session.first("SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)") { $0.text(0) }
        return digits.flatMap { Int64($0, radix: 16) } ?? 0
    }
}

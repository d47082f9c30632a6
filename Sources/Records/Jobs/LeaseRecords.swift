import Dossier
import Storage

/// Work that one node does for all.
package enum Job: String, Sendable {
    /// Giving the lines of the access log their numbers.
    case numberLog = "number-log"
    /// Promising mail about what waits and about who looked.
    case sendNotices = "send-notices"
}

/// A process that serves, for as long as it runs.
package enum NodeSubject {}
package typealias NodeID = Identifier<NodeSubject>

/// The SQL of leases: who does what for all, until when. Taken in the transaction of the work itself, so that a node that
/// lost its lease cannot finish what it began: its row is locked by whoever took over.
package enum LeaseRecords {
    /// Takes a lease that is free, or renews one's own.
    ///
    /// - Returns: whether the work is this node's to do.
    package static func take(
        _ job: Job, for node: NodeID, at moment: Moment, until end: Moment, _ session: any SQLSession
    ) throws -> Bool {
        try session.first(
            """
            INSERT INTO lease (name, holder, until_at) VALUES (\(job.rawValue), \(node), \(end))
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
            WHERE lease.holder = excluded.holder OR lease.until_at <= \(moment)
            RETURNING 1
            """, { _ in true }) ?? false
    }

    /// Ends every lease, where nobody else can be at work.
    package static func endAll(_ session: any SQLSession) throws {
        try session.add("DELETE FROM lease")
    }

    /// Lets go of every lease of a node, so that the next need not wait for their end.
    package static func releaseAll(of node: NodeID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM lease WHERE holder = \(node)")
    }
}

import Dossier
import Storage
import Transparency

/// Gives lines their number in their dossier and folds them into one Merkle tree (docs/access-log.md).
///
/// Runs behind the hot path: a line is durable before its answer leaves, and numbered a moment later. One transaction
/// numbers a batch, so two sequencers at once cannot give a number twice.
package enum LogSequence {
    package struct Head: Sendable {
        package let size: Int64
        package let frontier: MerkleFrontier
    }

    /// The tree as it stood at the last checkpoint.
    package static func head(_ session: any SQLSession) throws -> Head {
        let row = try session.first(
            "SELECT size, frontier FROM log_checkpoint ORDER BY size DESC LIMIT 1"
        ) { ($0.integer(0), $0.bytes(1)) }
        guard let row else { return Head(size: 0, frontier: MerkleFrontier()) }
        return Head(size: row.0, frontier: try MerkleFrontier(serialised: row.1))
    }

    /// Since when a line waits for its number; nil when none does.
    package static func oldestWaiting(_ session: any SQLSession) throws -> Moment? {
        try session.first("SELECT at FROM log_line WHERE leaf IS NULL ORDER BY id LIMIT 1") { $0.moment(0) }
    }

    /// Numbers the oldest lines that have no number yet and signs the tree that holds them.
    ///
    /// - Parameter sign: makes the signed note for a size and a root.
    /// - Returns: how many lines were numbered.
    package static func advance(
        atMost limit: Int, at moment: Moment, sign: (Int64, MerkleHash) throws -> String, _ session: any SQLSession
    ) throws -> Int {
        let lines = try session.all(
            """
            SELECT \(LogRecords.columns) FROM log_line l WHERE l.leaf IS NULL ORDER BY l.id LIMIT \(limit)
            """, LogRecords.line
        ).map(\.line)
        guard !lines.isEmpty else { return 0 }
        let head = try head(session)
        var frontier = head.frontier
        var numbers = try lastNumbers(of: Set(lines.map(\.dossier)), session)
        for (offset, line) in lines.enumerated() {
            let number = numbers[line.dossier, default: 0] + 1
            numbers[line.dossier] = number
            let leaf = head.size + Int64(offset)
            let hash = MerkleHash.leaf(line.canonicalBytes(number: number))
            frontier.append(hash)
            try session.add("UPDATE log_line SET number = \(number), leaf = \(leaf) WHERE id = \(line.id)")
            try session.add(
                "INSERT INTO log_leaf (leaf, line_id, hash) VALUES (\(leaf), \(line.id), \(hash.bytes))")
        }
        for (dossier, number) in numbers {
            try session.add(
                """
                INSERT INTO log_counter (dossier_id, last_number) VALUES (\(dossier), \(number))
                ON CONFLICT (dossier_id) DO UPDATE SET last_number = excluded.last_number
                """)
        }
        let size = head.size + Int64(lines.count)
        try thinCheckpoints(session)
        try session.add(
            """
            INSERT INTO log_checkpoint (size, signed_at, frontier, note)
            VALUES (\(size), \(moment), \(frontier.serialised), \(try sign(size, frontier.root)))
            """)
        return lines.count
    }

    /// Checkpoints stay this far apart; the newest is always there. One that somebody holds can be checked without its row.
    private static let checkpointDistance: Int64 = Moment.hour

    // The newest goes when the one before it is younger than the distance: what comes now covers it.
    private static func thinCheckpoints(_ session: any SQLSession) throws {
        let newest = try session.all(
            "SELECT size, signed_at FROM log_checkpoint ORDER BY size DESC LIMIT 2"
        ) { ($0.integer(0), $0.integer(1)) }
        guard newest.count == 2, newest[0].1 - newest[1].1 < checkpointDistance else { return }
        try session.add("DELETE FROM log_checkpoint WHERE size = \(newest[0].0)")
    }

    private static func lastNumbers(of dossiers: Set<DossierID>, _ session: any SQLSession) throws -> [DossierID: Int64]
    {
        var numbers: [DossierID: Int64] = [:]
        try session.each(
            "SELECT dossier_id, last_number FROM log_counter WHERE dossier_id IN (\(.list(dossiers)))"
        ) { numbers[try $0.id(0)] = $0.integer(1) }
        return numbers
    }
}

import Dossier
import Storage

/// The SQL of questions to a passkey that were answered. A question itself stands nowhere: it carries a mark that only this
/// installation can make, so that who asks and asks fills no table.
package enum PasskeyChallengeRecords {
    /// Uses a question up.
    ///
    /// - Returns: whether it was still good; whoever comes second hears no.
    package static func use(hash: [UInt8], until end: Moment, _ session: any SQLSession) throws -> Bool {
        try session.first(
            """
            INSERT INTO passkey_challenge (challenge_hash, ends_at) VALUES (\(hash), \(end))
            ON CONFLICT (challenge_hash) DO NOTHING RETURNING 1
            """, { _ in true }) ?? false
    }

    package static func deleteEnded(before moment: Moment, _ session: any SQLSession) throws {
        try session.add("DELETE FROM passkey_challenge WHERE ends_at <= \(moment)")
    }
}

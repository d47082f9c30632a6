import Dossier
import Storage

/// Permits on a law that came to count, as whoever decides about the dossier is told of them (access rule 6).
package enum LawNoticeRecords {
    package struct Row: Sendable {
        package let grant: GrantID
        package let organisation: OrganisationID
        package let law: Law
        package let since: Moment
    }

    /// What this reader was told and has not seen yet, the newest first; nothing for who does not decide about access.
    package static func unseen(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        guard reach.acts.contains(.giveAccess) else { return [] }
        return try session.all(
            """
            SELECT r.id, r.organisation_id, r.law, r.settled_at FROM law_registration r
            WHERE r.dossier_id = \(reach.dossier) AND r.outcome = \(LawRegistration.Outcome.yes.rawValue)
                AND NOT EXISTS (
                    SELECT 1 FROM law_permit_seen s WHERE s.dossier_id = r.dossier_id AND s.grant_id = r.id
                        AND s.account_id = \(reach.actor))
            ORDER BY r.settled_at DESC, r.id DESC LIMIT \(limit)
            """
        ) { row in
            guard let law = Law(code: row.text(2)) else { throw StorageError.damaged("law") }
            return Row(grant: try row.id(0), organisation: try row.id(1), law: law, since: row.moment(3))
        }
    }

    /// This reader has seen what came to count until a moment, that of the page they had before them: what came after it stays new.
    package static func markSeen(until seen: Moment, reach: Reach, _ session: any SQLSession) throws {
        guard reach.acts.contains(.giveAccess) else { return }
        try session.add(
            """
            INSERT INTO law_permit_seen (dossier_id, grant_id, account_id, seen_at)
            SELECT r.dossier_id, r.id, \(reach.actor), \(reach.moment) FROM law_registration r
            WHERE r.dossier_id = \(reach.dossier) AND r.outcome = \(LawRegistration.Outcome.yes.rawValue)
                AND r.settled_at <= \(min(seen, reach.moment))
            ON CONFLICT (dossier_id, grant_id, account_id) DO NOTHING
            """)
    }
}

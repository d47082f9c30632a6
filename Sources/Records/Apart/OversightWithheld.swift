import Dossier
import Storage

/// What stays withheld for too long, for the privacy officer of who wrote it (access rules 10 and 22). No reach: the officer has
/// none. No word, no theme and no reason is read: only that somebody has to look.
package enum OversightWithheld {
    package struct Row: Sendable {
        package let dossier: DossierID
        /// The own one at which its author worked.
        package let organisation: OrganisationID
        package let author: AccountID
        package let writtenAt: Moment
        package let due: WithholdingDue
    }

    /// Reports whose second look or review is late, the oldest first: of who worked at an own organisation when they wrote it.
    package static func late(limit: Int, oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        let since = oversight.moment.moved(by: -WithholdingTerm.secondLookWithin)
        return try session.all(
            """
            SELECT w.dossier_id, w.author_id, w.occurred_at, w.due_at, w.status, w.organisation_id
            FROM (SELECT e.dossier_id, e.id, e.author_id, e.occurred_at, e.due_at, e.status, (
                SELECT m.organisation_id FROM membership m
                WHERE m.account_id = e.author_id AND m.organisation_id IN (\(.list(oversight.organisations)))
                    AND m.from_at <= e.occurred_at AND (m.until_at IS NULL OR m.until_at > e.occurred_at)
                ORDER BY m.organisation_id LIMIT 1) AS organisation_id
                FROM entry e
                WHERE e.visibility = 3 AND (e.kind + 0) = \(EntryKind.report.rawValue)
                    AND \(OversightRecords.notTheOwn("e.dossier_id", oversight))
                    AND (e.due_at <= \(oversight.moment)
                        OR (e.status = \(SecondLook.waits.rawValue) AND e.occurred_at <= \(since)))) w
            WHERE w.organisation_id IS NOT NULL ORDER BY w.occurred_at, w.id LIMIT \(limit)
            """
        ) { row in
            Row(
                dossier: try row.id(0), organisation: try row.id(5), author: try row.id(1), writtenAt: row.moment(2),
                due: WithholdingTerm.due(
                    secondLook: SecondLook(rawValue: Int(row.integer(4))) ?? .confirmed, since: row.moment(2),
                    reviewAt: row.optionalMoment(3), at: oversight.moment) ?? .reviewLate)
        }
    }
}

import Dossier
import Storage

/// The SQL of plans, goals and agreements.
package enum PlanRecords {
    package static func activeGoals(limit: Int, reach: Reach) -> SQLQuery<EntryRow> {
        EntryRecords.query(
            .goal, where: "e.status = \(GoalStatus.active.rawValue)", newestFirst: false, limit: limit, reach: reach)
    }

    /// What is open, what is due first; then what was settled since a moment.
    package static func currentAgreements(since moment: Moment, limit: Int, reach: Reach) -> SQLQuery<EntryRow> {
        SQLQuery(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE \(reach.predicate(for: .agreement, placeholders: false))
                AND (e.status = \(AgreementStatus.open.rawValue)
                    OR (e.status = \(AgreementStatus.done.rawValue) AND e.due_at > \(moment)))
            ORDER BY CASE WHEN e.status = \(AgreementStatus.open.rawValue) THEN 0 ELSE 1 END,
                coalesce(e.due_at, \(Int64.max)), e.id
            LIMIT \(limit)
            """
        ) { try EntryRow($0, in: reach.dossier) }
    }
}

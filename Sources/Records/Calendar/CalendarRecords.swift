import Dossier
import Storage

/// The SQL of the calendar.
package enum CalendarRecords {
    /// What is coming, soonest first.
    package static func coming(after moment: Moment, limit: Int, reach: Reach) -> SQLQuery<EntryRow> {
        EntryRecords.query(
            .meeting, where: "e.dossier_id = \(reach.dossier) AND e.occurred_at > \(moment)", newestFirst: false,
            limit: limit, reach: reach)
    }

    /// What was, newest first.
    package static func past(
        before moment: Moment, limit: Int, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        try EntryRecords.list(
            .meeting, where: "e.dossier_id = \(reach.dossier) AND e.occurred_at <= \(moment)", limit: limit,
            reach: reach, session)
    }
}

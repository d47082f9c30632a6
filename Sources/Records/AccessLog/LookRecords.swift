import Dossier
import Storage

/// How often somebody looked on one day, on one ground.
package struct LookCount: Sendable, Equatable {
    package let day: CivilDate
    package let actor: AccountID
    package let organisation: OrganisationID?
    package let ground: Int
    package let times: Int
    package let lastAt: Moment

    package init(
        day: CivilDate, actor: AccountID, organisation: OrganisationID?, ground: Int, times: Int, lastAt: Moment
    ) {
        self.day = day
        self.actor = actor
        self.organisation = organisation
        self.ground = ground
        self.times = times
        self.lastAt = lastAt
    }
}

/// Counting the log, where reading it all would be too much: the database gives a row for each day, person and ground.
package enum LookRecords {
    /// Who looked, day by day, for who may read the log (rule 4): without lines about confined entries that do not name the
    /// reader (rule 9), without what only stood on a list, and without privacy officers, who see nothing of a dossier.
    ///
    /// - Parameter officer: the ground of a privacy officer, as it is stored.
    package static func counts(
        from first: CivilDate, until last: CivilDate, clock: DossierClock, exceptGround officer: Int, reach: Reach,
        _ session: any SQLSession
    ) throws -> [LookCount] {
        guard reach.acts.contains(.readLog) else { return [] }
        return try clock.stretches(from: first, until: last).flatMap { stretch in
            let start = clock.moment(of: stretch.first)
            let end = clock.moment(of: stretch.last.adding(days: 1))
            return try session.all(
                """
                SELECT (l.at + \(stretch.offset)) / \(Moment.day), l.actor_id, l.organisation_id, l.ground, count(*), max(l.at)
                FROM log_line l
                WHERE l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.at < \(end)
                    AND l.outcome = \(LogOutcome.done.rawValue) AND l.action <> \(LogAction.listed.rawValue)
                    AND l.actor_id IS NOT NULL AND l.ground <> \(officer) AND \(LogRecords.mayRead(reach))
                GROUP BY 1, 2, 3, 4
                """
            ) { row in
                // The day on which the clocks go back has an hour more than the others.
                let day = min(CivilDate(daysSinceEpoch: Int(row.integer(0))), stretch.last)
                return LookCount(
                    day: day, actor: try row.id(1), organisation: try row.optionalID(2), ground: Int(row.integer(3)),
                    times: Int(row.integer(4)), lastAt: row.moment(5))
            }
        }
    }

    /// Whether somebody else looked in a time, for a message that says only that.
    package static func areThere(
        from start: Moment, until end: Moment, reach: Reach, _ session: any SQLSession
    ) throws -> Bool {
        guard reach.acts.contains(.readLog) else { return false }
        return try session.first(
            """
            SELECT 1 FROM log_line l
            WHERE l.dossier_id = \(reach.dossier) AND l.at >= \(start) AND l.at < \(end)
                AND l.outcome = \(LogOutcome.done.rawValue) AND l.action = \(LogAction.view.rawValue)
                AND l.actor_id <> \(reach.actor) AND \(LogRecords.mayRead(reach))
            LIMIT 1
            """, { _ in true }) ?? false
    }
}

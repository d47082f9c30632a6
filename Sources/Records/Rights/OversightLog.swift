import Dossier
import Storage

/// Who looked, of the own organisations' accounts, without a word of an entry and without which entry it was (access rule 22).
package enum OversightLog {
    package struct Line: Sendable, Equatable {
        package let dossier: DossierID
        package let organisation: OrganisationID
        package let at: Moment
        /// Nil of a line about something confined: that it is there, and no more (rule 9).
        package let seen: Seen?

        package struct Seen: Sendable, Hashable {
            package let actor: AccountID
            package let action: LogAction
            package let object: LogObject
            package let outcome: LogOutcome
        }
    }

    /// The newest lines of a period.
    ///
    /// - Parameter actor: of one account only; a line about something confined is then left out, since it would say whose
    ///   it is.
    package static func lines(
        from start: Moment, until end: Moment, actor: AccountID?, limit: Int, oversight: Oversight,
        _ session: any SQLSession
    ) throws -> [Line] {
        let byActor: SQLStatement = actor.map { "l.actor_id = \($0) AND l.confined = 0" } ?? "1 = 1"
        return try session.all(
            """
            SELECT l.dossier_id, l.at, l.confined, l.actor_id, l.action, l.object_kind, l.outcome,
                l.organisation_id FROM log_line l
            WHERE l.organisation_id IN (\(.list(oversight.organisations))) AND l.at >= \(start) AND l.at < \(end)
                AND l.dossier_id <> \(DossierID.zero) AND l.actor_id IS NOT NULL
                AND l.purpose IN (\(LogPurpose.support.rawValue), \(LogPurpose.audit.rawValue)) AND \(byActor)
                AND (l.confined = 0 OR \(OversightRecords.notTheOwn("l.dossier_id", oversight)))
            ORDER BY l.at DESC, l.id DESC LIMIT \(limit)
            """
        ) { row in
            guard let action = LogAction(rawValue: Int(row.integer(4))),
                let object = LogObject(rawValue: Int(row.integer(5))),
                let outcome = LogOutcome(rawValue: Int(row.integer(6)))
            else { throw StorageError.damaged("log line") }
            let seen = Line.Seen(actor: try row.id(3), action: action, object: object, outcome: outcome)
            return Line(
                dossier: try row.id(0), organisation: try row.id(7), at: row.moment(1),
                seen: row.integer(2) == 0 ? seen : nil)
        }
    }
}

import Dossier
import Storage

/// The emergency access that a privacy officer reviews (access rules 21 and 22), of the own organisations only: who, when and
/// why, and which kinds of pages; no word of an entry.
package enum OversightEmergencies {
    package struct Row: Sendable {
        package let dossier: DossierID
        package let clock: DossierClock
        package let row: EmergencyRecords.Row

        package var emergency: Emergency { row.emergency }
    }

    /// What somebody looked at, repeats merged.
    package struct Look: Sendable, Hashable {
        package let action: LogAction
        package let object: LogObject
        package let outcome: LogOutcome
        package let times: Int
    }

    /// What nobody said anything of yet: the oldest first.
    package static func waiting(limit: Int, oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        try rows("x.outcome IS NULL ORDER BY x.from_at, x.id LIMIT \(limit)", oversight, session)
    }

    package static func reviewed(limit: Int, oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        try rows("x.outcome IS NOT NULL ORDER BY x.reviewed_at DESC, x.id LIMIT \(limit)", oversight, session)
    }

    /// How many wait for this officer: their own wait for another.
    package static func count(oversight: Oversight, _ session: any SQLSession) throws -> Int {
        try session.first(
            """
            SELECT count(*) FROM emergency_access x
            WHERE x.organisation_id IN (\(.list(oversight.organisations))) AND x.outcome IS NULL
                AND x.account_id <> \(oversight.officer)
            """
        ) { Int($0.integer(0)) } ?? 0
    }

    package static func find(
        _ id: EmergencyID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows("x.dossier_id = \(dossier) AND x.id = \(id)", oversight, session).first
    }

    /// What was looked at, by the lines that this use marked.
    package static func looks(of row: Row, oversight: Oversight, _ session: any SQLSession) throws -> [Look] {
        try session.all(
            """
            SELECT l.action, l.object_kind, l.outcome, count(*), min(l.at) FROM log_line l
            WHERE l.dossier_id = \(row.dossier) AND l.ground_id = \(row.emergency.id) AND l.confined = 0
                AND l.actor_id = \(row.emergency.account)
                AND l.organisation_id IN (\(.list(oversight.organisations)))
            GROUP BY l.action, l.object_kind, l.outcome ORDER BY min(l.at), l.action, l.object_kind, l.outcome
            """
        ) { row in
            guard let action = LogAction(rawValue: Int(row.integer(0))),
                let object = LogObject(rawValue: Int(row.integer(1))),
                let outcome = LogOutcome(rawValue: Int(row.integer(2)))
            else { throw StorageError.damaged("log line") }
            return Look(action: action, object: object, outcome: outcome, times: Int(row.integer(3)))
        }
    }

    /// Keeps what the officer found, once, and never of their own use.
    ///
    /// - Returns: false when somebody said so meanwhile.
    package static func review(
        _ row: Row, _ review: EmergencyReview, text: String, oversight: Oversight, with seal: Seal,
        _ session: any SQLSession
    ) throws -> Bool {
        let id = row.emergency.id
        let sealed = try seal.seal(text, at: EmergencyRecords.reviewPlace(of: id, in: row.dossier))
        return try session.run(
            """
            UPDATE emergency_access SET outcome = \(review.rawValue), reviewed_by = \(oversight.officer),
                reviewed_at = \(oversight.moment), review_sealed = \(sealed)
            WHERE dossier_id = \(row.dossier) AND id = \(id) AND outcome IS NULL
                AND organisation_id IN (\(.list(oversight.organisations))) AND account_id <> \(oversight.officer)
            """) == 1
    }

    private static func rows(
        _ rest: SQLStatement, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        try session.all(
            """
            SELECT \(EmergencyRecords.columns), x.dossier_id, d.time_zone
            FROM emergency_access x JOIN dossier d ON d.id = x.dossier_id
            WHERE x.organisation_id IN (\(.list(oversight.organisations))) AND \(rest)
            """
        ) { row in
            Row(
                dossier: try row.id(10), clock: DossierClock(zoneName: row.text(11)) ?? .amsterdam,
                row: try EmergencyRecords.row(row))
        }
    }
}

import Dossier
import Storage

/// Restricting an entry with all that hangs on it, and lifting that (access rule 27).
package enum RestrictionRecords {
    /// Restricts the entry that a granted request is about.
    package static func restrict(
        _ request: OversightRecords.Row, oversight: Oversight, _ session: any SQLSession
    ) throws {
        guard let entry = request.request.matter.entry else { return }
        try set(oversight.moment, from: entry, in: request.dossier, session)
    }

    /// Shows an entry again, to whom it was shown before.
    package static func lift(_ entry: EntryID, reach: Reach, _ session: any SQLSession) throws {
        try set(nil, from: entry, in: reach.dossier, session)
    }

    /// Level by level: a document can hang on a reaction that hangs on a report.
    private static func set(
        _ moment: Moment?, from entry: EntryID, in dossier: DossierID, _ session: any SQLSession
    ) throws {
        var level = [entry]
        while !level.isEmpty {
            try session.add(
                """
                UPDATE entry SET restricted_at = \(moment) WHERE dossier_id = \(dossier) AND id IN (\(.list(level)))
                """)
            level = try session.all(
                """
                SELECT id FROM entry WHERE dossier_id = \(dossier) AND parent_id IN (\(.list(level)))
                    AND parent_area IS NOT NULL
                """
            ) { try $0.id(0) }
        }
    }
}

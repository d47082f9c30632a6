import Dossier
import Storage

/// The SQL of the people around the person.
package enum PeopleRecords {
    /// Marks the lead in the `status` of a party.
    package static let leadStatus = 1

    /// The people the reach shows. Who has any look at *people* always sees the person, the family as the person shows
    /// it, and the lead (access rule 16).
    package static func all(reach: Reach, _ session: any SQLSession) throws -> [EntryRow] {
        try session.all(query(reach: reach))
    }

    /// The same, to go along with other reads.
    package static func query(reach: Reach) -> SQLQuery<EntryRow> {
        let near = [Circle.oneself, .household, .family].map(\.rawValue)
        let core: SQLStatement =
            reach.seesPeopleCore
            ? """
             OR (e.visibility = \(Visibility.shared.rawValue) AND e.restricted_at IS NULL
                AND (e.form IN (\(.list(near))) OR e.status = \(leadStatus)))
            """
            : ""
        return SQLQuery(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE e.dossier_id = \(reach.dossier) AND e.kind = \(EntryKind.party.rawValue)
                AND (\(reach.condition(for: .party, placeholders: false))\(core))
            ORDER BY e.form, e.occurred_at, e.id LIMIT 200
            """
        ) { try EntryRow($0, in: reach.dossier) }
    }
}

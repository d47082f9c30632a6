import Dossier
import Storage

/// Which organisations have the right to emergency access (access rule 21).
package enum EmergencyRightRecords {
    /// An organisation as the shell lists it.
    package struct Listed: Sendable, Equatable {
        package let id: OrganisationID
        package let name: String
        package let emergencySince: Moment?
    }

    package static func all(with seal: Seal, _ session: any SQLSession) throws -> [Listed] {
        let since = Dictionary(
            uniqueKeysWithValues: try session.all("SELECT id, emergency_at FROM organisation") { row in
                (try row.id(0) as OrganisationID, row.optionalMoment(1))
            })
        return try OrganisationRecords.all(with: seal, session).map {
            Listed(id: $0.id, name: $0.name, emergencySince: since[$0.id] ?? nil)
        }
    }

    /// Switches the right on from a moment, or off; one that is on stays on since when it was.
    package static func set(
        since moment: Moment?, of organisation: OrganisationID, _ session: any SQLSession
    ) throws {
        let only: SQLStatement = moment == nil ? "" : "AND emergency_at IS NULL"
        try session.add("UPDATE organisation SET emergency_at = \(moment) WHERE id = \(organisation) \(only)")
    }
}

import Dossier
import Storage

/// Which organisations have the right to emergency access (access rule 21), and who looks at how it is used.
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

    /// Switches the right on from a moment, or off.
    package static func set(
        since moment: Moment?, of organisation: OrganisationID, _ session: any SQLSession
    ) throws {
        try session.add("UPDATE organisation SET emergency_at = \(moment) WHERE id = \(organisation)")
    }

    /// The privacy officers of an organisation now.
    package static func officers(
        of organisation: OrganisationID, at moment: Moment, _ session: any SQLSession
    ) throws -> [AccountID] {
        try session.all(
            """
            SELECT DISTINCT m.account_id FROM membership m
            WHERE m.organisation_id = \(organisation) AND m.office = \(Office.privacyOfficer.rawValue)
                AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment))
            ORDER BY m.account_id
            """
        ) { try $0.id(0) }
    }
}

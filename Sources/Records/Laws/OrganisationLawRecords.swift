import Dossier
import Storage

/// Which laws an organisation may use to register a permit (access rule 6): as the shell says it.
package enum OrganisationLawRecords {
    /// The laws of every organisation that has any.
    package static func all(_ session: any SQLSession) throws -> [OrganisationID: Set<Law>] {
        var laws: [OrganisationID: Set<Law>] = [:]
        try session.each("SELECT organisation_id, law FROM organisation_law") { row in
            guard let law = Law(code: row.text(1)) else { return }
            laws[try row.id(0), default: []].insert(law)
        }
        return laws
    }

    /// What the organisations of a worker may use.
    package static func all(of work: LawWork, _ session: any SQLSession) throws -> [OrganisationID: Set<Law>] {
        try all(session).filter { work.organisations.contains($0.key) }
    }

    /// Switches a law on from a moment, once.
    package static func switchOn(
        _ law: Law, of organisation: OrganisationID, since moment: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO organisation_law (organisation_id, law, since_at)
            VALUES (\(organisation), \(law.code), \(moment)) ON CONFLICT (organisation_id, law) DO NOTHING
            """)
    }

    /// Switches a law off, and ends what was registered on it, whether it counts or waits: without the basis there is no permit,
    /// and switched on again it begins anew.
    ///
    /// - Returns: the permits that ended, each with its dossier.
    package static func switchOff(
        _ law: Law, of organisation: OrganisationID, at moment: Moment, _ session: any SQLSession
    ) throws -> [(dossier: DossierID, grant: GrantID)] {
        try session.add(
            "DELETE FROM organisation_law WHERE organisation_id = \(organisation) AND law = \(law.code)")
        try session.add(
            """
            UPDATE law_registration SET ends_at = \(moment)
            WHERE organisation_id = \(organisation) AND law = \(law.code) AND outcome IS NULL AND ends_at > \(moment)
            """)
        let running: [(dossier: DossierID, grant: GrantID)] = try session.all(
            """
            SELECT g.dossier_id, g.id FROM law_registration r
            JOIN access_grant g ON g.dossier_id = r.dossier_id AND g.id = r.id
            WHERE r.organisation_id = \(organisation) AND r.law = \(law.code)
                AND r.outcome = \(LawRegistration.Outcome.yes.rawValue)
                AND g.withdrawn_at IS NULL AND g.until_at > \(moment)
            ORDER BY g.dossier_id, g.id
            """
        ) { (try $0.id(0), try $0.id(1)) }
        for permit in running {
            try session.add(
                """
                UPDATE access_grant SET withdrawn_at = \(moment)
                WHERE dossier_id = \(permit.dossier) AND id = \(permit.grant) AND withdrawn_at IS NULL
                """)
        }
        return running
    }
}

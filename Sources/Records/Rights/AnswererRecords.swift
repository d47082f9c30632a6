import Dossier
import Storage

/// Which organisations can be asked something about a dossier.
package enum AnswererRecords {
    /// Every organisation that has, or had, a permit in the dossier: itself, through a department, or through somebody who
    /// works there.
    package static func organisations(
        reach: Reach, with installation: Seal, _ session: any SQLSession
    ) throws -> [(id: OrganisationID, name: String)] {
        let ids: [OrganisationID] = try session.all(
            """
            SELECT g.principal_id FROM access_grant g
            WHERE g.dossier_id = \(reach.dossier) AND g.effect = 1 AND g.principal_kind = 3
            UNION SELECT d.organisation_id FROM access_grant g JOIN department d ON d.id = g.principal_id
            WHERE g.dossier_id = \(reach.dossier) AND g.effect = 1 AND g.principal_kind = 2
            UNION SELECT m.organisation_id FROM access_grant g JOIN membership m ON m.account_id = g.principal_id
            WHERE g.dossier_id = \(reach.dossier) AND g.effect = 1 AND g.principal_kind = 1
                AND m.from_at <= \(reach.moment) AND (m.until_at IS NULL OR m.until_at > \(reach.moment))
            """
        ) { try $0.id(0) }
        return try ids.compactMap { id in
            try OrganisationRecords.name(of: id, with: installation, session).map { (id, $0) }
        }.sorted { $0.1 < $1.1 }
    }

    /// For which organisation somebody worked at a moment: of who wrote for two, the first.
    package static func organisation(
        of account: AccountID, at moment: Moment, reach: Reach, _ session: any SQLSession
    ) throws -> OrganisationID? {
        try session.first(
            """
            SELECT m.organisation_id FROM membership m
            WHERE m.account_id = \(account) AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment))
            ORDER BY m.id
            """
        ) { try $0.id(0) }
    }

    /// The organisation that holds a permit.
    package static func organisation(
        of principal: Principal, at moment: Moment, reach: Reach, _ session: any SQLSession
    ) throws -> OrganisationID? {
        switch principal {
        case .organisation(let id): id
        case .department(let id, _): try OrganisationRecords.organisation(of: id, session)
        case .account(let id): try organisation(of: id, at: moment, reach: reach, session)
        case .system: nil
        }
    }
}

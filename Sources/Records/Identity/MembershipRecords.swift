import Dossier
import Storage

/// Which seat a membership gives besides its role. Stored; never changes.
package enum Office: Int, Sendable {
    case worker = 0
    case administrator = 1
    case privacyOfficer = 2
}

package enum MembershipRecords {
    /// The actor of an account: its memberships and seats, as the rules want them.
    package static func actor(_ account: AccountID, at moment: Moment, _ session: any SQLSession) throws -> Actor {
        var memberships: [Membership] = []
        var isAdministrator = false
        var privacy: Set<OrganisationID> = []
        try session.each(
            """
            SELECT organisation_id, department_id, role, office, from_at, until_at, made_by, confirmed_by
            FROM membership WHERE account_id = \(account) ORDER BY id
            """
        ) { row in
            let period = Period(from: row.moment(4), until: row.optionalMoment(5))
            let organisation: OrganisationID = try row.id(0)
            if period.contains(moment) {
                if row.integer(3) == Office.administrator.rawValue { isAdministrator = true }
                if row.integer(3) == Office.privacyOfficer.rawValue { privacy.insert(organisation) }
            }
            memberships.append(
                Membership(
                    account: account, organisation: organisation, department: try row.optionalID(1), role: row.text(2),
                    period: period, madeBy: try row.optionalID(6), confirmedBy: try row.optionalID(7)))
        }
        return Actor(
            account: account, memberships: memberships, isAdministrator: isAdministrator, isPrivacyOfficerOf: privacy)
    }

    package static func insert(_ membership: Membership, office: Office, _ session: any SQLSession) throws {
        let id: Identifier<AccountSubject> = NewIdentifier.make(at: membership.period.from)
        try session.add(
            """
            INSERT INTO membership (id, account_id, organisation_id, department_id, role, office, from_at, until_at,
                made_by, confirmed_by)
            VALUES (\(id), \(membership.account), \(membership.organisation), \(membership.department),
                \(membership.role), \(office.rawValue), \(membership.period.from), \(membership.period.until),
                \(membership.madeBy), \(membership.confirmedBy))
            """)
    }
}

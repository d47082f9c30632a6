import Dossier
import Storage

/// One row of `membership`: where somebody works, and the office they hold there.
struct Seat {
    static let columns: SQLStatement = """
        m.account_id, m.organisation_id, m.department_id, m.role, m.office, m.from_at, m.until_at, m.made_by, \
        m.confirmed_by, CASE WHEN o.emergency_at IS NULL THEN 0 ELSE 1 END, \
        CASE WHEN EXISTS (SELECT 1 FROM organisation_law w WHERE w.organisation_id = o.id) THEN 1 ELSE 0 END
        """
    /// How many columns those are: what is read beside them comes after.
    static let count = 11
    /// The organisation says whether it has the right to emergency access, and a law to use (access rules 21 and 6).
    static let source: SQLStatement = "membership m JOIN organisation o ON o.id = m.organisation_id"

    let membership: Membership
    let office: Office?

    init(_ row: any SQLRow) throws {
        membership = Membership(
            account: try row.id(0), organisation: try row.id(1), department: try row.optionalID(2), role: row.text(3),
            period: Period(from: row.moment(5), until: row.optionalMoment(6)), madeBy: try row.optionalID(7),
            confirmedBy: try row.optionalID(8), givesEmergencyAccess: row.integer(9) == 1,
            usesLaws: row.integer(10) == 1)
        office = Office(rawValue: Int(row.integer(4)))
    }
}

package enum MembershipRecords {
    /// The actor of an account: its memberships and seats, as the rules want them.
    static func actor(_ account: AccountID, _ seats: [Seat], at moment: Moment) -> Actor {
        let current = seats.filter { $0.membership.period.contains(moment) }
        func organisations(_ office: Office) -> Set<OrganisationID> {
            Set(current.filter { $0.office == office }.map(\.membership.organisation))
        }
        // Rule 22: an office opens no dossier, also not where the whole organisation has a permit. Who works there too has a
        // seat for that.
        return Actor(
            account: account, memberships: seats.filter { $0.office == .worker }.map(\.membership),
            isAdministratorOf: organisations(.administrator), isPrivacyOfficerOf: organisations(.privacyOfficer))
    }

    /// The same, of somebody who is not asking.
    package static func actor(_ account: AccountID, at moment: Moment, _ session: any SQLSession) throws -> Actor {
        let seats = try session.all(
            "SELECT \(Seat.columns) FROM \(Seat.source) WHERE m.account_id = \(account) ORDER BY m.id", Seat.init)
        return actor(account, seats, at: moment)
    }

    /// The privacy officers of an organisation now. Whose account was closed looks at nothing any more, though the seat may still
    /// stand.
    package static func officers(
        of organisation: OrganisationID, at moment: Moment, _ session: any SQLSession
    ) throws -> [AccountID] {
        try session.all(
            """
            SELECT DISTINCT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
            WHERE m.organisation_id = \(organisation) AND m.office = \(Office.privacyOfficer.rawValue)
                AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment)) AND a.disabled_at IS NULL
            ORDER BY m.account_id
            """
        ) { try $0.id(0) }
    }

    /// Which roles people have now in each department, by name: whom a permit can be narrowed to (rule 3).
    package static func roles(at moment: Moment, _ session: any SQLSession) throws -> [DepartmentID: [String]] {
        var roles: [DepartmentID: [String]] = [:]
        try session.each(
            """
            SELECT DISTINCT m.department_id, m.role FROM membership m JOIN account a ON a.id = m.account_id
            WHERE m.department_id IS NOT NULL AND m.role <> '' AND m.office = \(Office.worker.rawValue)
                AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment)) AND a.disabled_at IS NULL
            ORDER BY m.department_id, m.role
            """
        ) { roles[try $0.id(0), default: []].append($0.text(1)) }
        return roles
    }

    /// Adds a seat once: one of that id that is there stays as it is.
    package static func insert(
        _ membership: Membership, office: Office, id: MembershipID? = nil, _ session: any SQLSession
    ) throws {
        let id = id ?? NewIdentifier.make(at: membership.period.from)
        try session.add(
            """
            INSERT INTO membership (id, account_id, organisation_id, department_id, role, office, from_at, until_at,
                made_by, confirmed_by)
            VALUES (\(id), \(membership.account), \(membership.organisation), \(membership.department),
                \(membership.role), \(office.rawValue), \(membership.period.from), \(membership.period.until),
                \(membership.madeBy), \(membership.confirmedBy))
            ON CONFLICT (id) DO NOTHING
            """)
    }
}

import Dossier
import Storage

/// Loads what the access rules decide on. These reads cannot have a `Reach`, since they make one: they are on the list of
/// doors in docs/access.md, and a test holds the list complete.
package enum AccessRecords {
    /// Everything about one dossier that decides who may do what in it; nil when there is no such dossier. The same
    /// statements run for a dossier that exists and one that does not (access case u).
    ///
    /// - Parameter installation: opens the birth date.
    package static func facts(
        of dossier: DossierID, installation: Seal, _ session: any SQLSession
    ) throws -> DossierFacts? {
        var reading = FactsReading(dossier)
        try session.each(reading.statements) { try reading.take($0, $1) }
        return try reading.facts(installation: installation)
    }

    /// Who asks with a session, and the facts of a dossier, in one journey to the database.
    package static func visitorAndFacts(
        tokenHash: [UInt8], at moment: Moment, of dossier: DossierID, installation: Seal, _ session: any SQLSession
    ) throws -> (visitor: (row: SessionRow, actor: Actor)?, facts: DossierFacts?) {
        var who = SessionReading(tokenHash: tokenHash, at: moment)
        var reading = FactsReading(dossier)
        let first = who.statements.count
        try session.each(who.statements + reading.statements) { place, row in
            if place < first { try who.take(place, row) } else { try reading.take(place - first, row) }
        }
        return (who.found, try reading.facts(installation: installation))
    }

    /// Stands for a law or a purpose that is sealed and not opened: the rules ask whether there is one, never what it
    /// says. `GrantRecords.words` opens them for the pages that show them.
    package static let sealedWords = "…"

    /// The dossiers this account might reach: owner, mandate, emergency access that is open, or a grant that names it, its
    /// department or organisation. The rules decide which of them it does.
    package static func candidates(
        for actor: Actor, at moment: Moment, _ session: any SQLSession
    ) throws -> [DossierID] {
        guard let account = actor.account else { return [] }
        var principals: [SQLStatement] = ["\(account)"]
        for membership in actor.memberships {
            principals.append("\(membership.organisation)")
            if let department = membership.department { principals.append("\(department)") }
        }
        return try session.all(
            """
            SELECT dossier_id FROM dossier_owner WHERE account_id = \(account)
            UNION SELECT dossier_id FROM mandate WHERE account_id = \(account)
            UNION SELECT dossier_id FROM emergency_access WHERE account_id = \(account) AND until_at > \(moment)
            UNION SELECT dossier_id FROM access_grant WHERE principal_id IN (\(.joined(principals, by: ", ")))
            ORDER BY 1
            """
        ) { try $0.id(0) }
    }
}

extension MandateBasis {
    /// As it stands in the database; never changes.
    package var stored: Int {
        switch self {
        case .chosen: 1
        case .parent: 2
        case .courtAppointed: 3
        }
    }
}

extension MandateKind {
    /// As it stands in the database; never changes.
    package var stored: Int {
        switch self {
        case .curator: 1
        case .mentor: 2
        case .bewindvoerder: 3
        }
    }

    init?(stored: Int64) {
        guard let kind = Self.allCases.first(where: { $0.stored == Int(stored) }) else { return nil }
        self = kind
    }
}

extension Principal {
    /// As it stands in the database: kind, id and role; never changes.
    package var stored: (kind: Int, id: SQLValueOfPrincipal, role: String?) {
        switch self {
        case .account(let id): (1, SQLValueOfPrincipal(id), nil)
        case .department(let id, let role): (2, SQLValueOfPrincipal(id), role)
        case .organisation(let id): (3, SQLValueOfPrincipal(id), nil)
        case .system(let id): (4, SQLValueOfPrincipal(id), nil)
        }
    }
}

/// The id of whatever kind of principal, ready to be bound.
package struct SQLValueOfPrincipal: SQLBindable, Sendable {
    package let sqlValue: SQLValue

    init(_ id: Identifier<some Any>) {
        sqlValue = id.sqlValue
    }
}

extension AccessRecords {
    /// The days a dossier lives by, for queries about days.
    package static func clock(reach: Reach, _ session: any SQLSession) throws -> DossierClock {
        let zone = try session.first("SELECT time_zone FROM dossier WHERE id = \(reach.dossier)") { $0.text(0) }
        return zone.flatMap { DossierClock(zoneName: $0) } ?? .amsterdam
    }
}

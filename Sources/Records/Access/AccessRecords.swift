import Dossier
import Storage

/// Loads what the access rules decide on. These reads cannot have a `Reach`, since they make one: they are on the list of
/// doors in docs/access.md, and a test holds the list complete.
package enum AccessRecords {
    /// Everything about one dossier that decides who may do what in it; nil when there is no such dossier. The same
    /// statements run for a dossier that exists and one that does not (access case u).
    ///
    /// - Parameter installation: opens the birth date and the purposes.
    package static func facts(
        of dossier: DossierID, installation: Seal, _ session: any SQLSession
    ) throws -> DossierFacts? {
        var head: Head?
        var owners: [Owner] = []
        var mandates: [Mandate] = []
        var grants: [Grant] = []
        var judgements: [AbilityJudgement] = []
        try session.each([
            "SELECT type, jurisdiction, time_zone, birth_sealed FROM dossier WHERE id = \(dossier)",
            "SELECT account_id FROM dossier_owner WHERE dossier_id = \(dossier) ORDER BY account_id",
            """
            SELECT account_id, basis, areas, themes, verbs, acts, excluded_areas, excluded_themes, from_at, until_at
            FROM mandate WHERE dossier_id = \(dossier) ORDER BY id
            """,
            """
            SELECT id, effect, principal_kind, principal_id, role, areas, themes, verbs, entry_id, basis, from_at,
                until_at, given_by, confirmed_by, withdrawn_at, law_given, purpose_given
            FROM access_grant WHERE dossier_id = \(dossier) ORDER BY id
            """,
            "SELECT able, judged_by, judged_at FROM ability_judgement WHERE dossier_id = \(dossier) ORDER BY judged_at",
        ]) { statement, row in
            switch statement {
            case 0: head = Head(row)
            case 1: owners.append(Owner(account: try row.id(0)))
            case 2: mandates.append(try mandate(row))
            case 3: grants.append(try grant(row))
            default:
                judgements.append(
                    AbilityJudgement(isAble: row.integer(0) == 1, judgedBy: try row.id(1), at: row.moment(2)))
            }
        }
        guard let head else { return nil }
        return DossierFacts(
            dossier: dossier, type: head.type == 2 ? .household : .person,
            jurisdiction: head.jurisdiction == 2 ? .flanders : .netherlands,
            clock: DossierClock(zoneName: head.zone) ?? .amsterdam,
            subjectBirthDate: try head.birth.map {
                try installation.open(CivilDate.self, $0, at: DossierRecords.birthPlace(of: dossier))
            },
            owners: owners, mandates: mandates, grants: grants, abilityJudgements: judgements)
    }

    /// What a dossier's own row says to the rules.
    private struct Head {
        let type: Int64
        let jurisdiction: Int64
        let zone: String
        let birth: [UInt8]?

        init(_ row: any SQLRow) {
            type = row.integer(0)
            jurisdiction = row.integer(1)
            zone = row.text(2)
            birth = row.optionalBytes(3)
        }
    }

    private static func mandate(_ row: any SQLRow) throws -> Mandate {
        Mandate(
            account: try row.id(0), basis: row.integer(1).mandateBasis, areas: AreaSet(rawValue: row.integer(2)),
            themes: ThemeSet(rawValue: row.integer(3)), verbs: VerbSet(rawValue: row.integer(4)),
            acts: ActSet(rawValue: row.integer(5)),
            period: Period(from: row.moment(8), until: row.optionalMoment(9)),
            excludedAreas: AreaSet(rawValue: row.integer(6)), excludedThemes: ThemeSet(rawValue: row.integer(7)))
    }

    private static func grant(_ row: any SQLRow) throws -> Grant {
        guard let basis = LegalBasis(rawValue: row.text(9)) else { throw StorageError.damaged("legal basis") }
        return Grant(
            id: try row.id(0), effect: row.integer(1) == 2 ? .deny : .permit, principal: try principal(row),
            areas: AreaSet(rawValue: row.integer(5)), themes: ThemeSet(rawValue: row.integer(6)),
            verbs: VerbSet(rawValue: row.integer(7)), entry: try row.optionalID(8), basis: basis,
            law: row.integer(15) == 1 ? sealedWords : nil, purpose: row.integer(16) == 1 ? sealedWords : "",
            period: Period(from: row.moment(10), until: row.optionalMoment(11)), givenBy: try row.id(12),
            confirmedBy: try row.optionalID(13), withdrawnAt: row.optionalMoment(14))
    }

    /// Stands for a law or a purpose that is sealed and not opened: the rules ask whether there is one, never what it
    /// says. `GrantRecords.words` opens them for the pages that show them.
    package static let sealedWords = "…"

    private static func principal(_ row: any SQLRow) throws -> Principal {
        switch row.integer(2) {
        case 1: .account(try row.id(3))
        case 2: .department(try row.id(3), role: row.optionalText(4))
        case 3: .organisation(try row.id(3))
        case 4: .system(try row.id(3))
        default: throw StorageError.damaged("principal")
        }
    }

    /// The dossiers this account might reach: owner, mandate or a grant that names it, its department or organisation.
    /// The rules decide which of them it does.
    package static func candidates(for actor: Actor, _ session: any SQLSession) throws -> [DossierID] {
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
            UNION SELECT dossier_id FROM access_grant WHERE principal_id IN (\(.joined(principals, by: ", ")))
            ORDER BY 1
            """
        ) { try $0.id(0) }
    }
}

extension Int64 {
    fileprivate var mandateBasis: MandateBasis {
        switch self {
        case 2: .parent
        case 3: .courtAppointed
        default: .chosen
        }
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

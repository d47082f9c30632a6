import Dossier
import Storage

/// Reads what decides about one dossier: its statements can go along with others in one journey.
struct FactsReading {
    let statements: [SQLStatement]
    private let dossier: DossierID
    private var head: Head?
    private var owners: [SealedOwner] = []
    private var mandates: [Mandate] = []
    private var grants: [Grant] = []
    private var judgements: [AbilityJudgement] = []
    private var emergencies: [Emergency] = []

    init(_ dossier: DossierID) {
        self.dossier = dossier
        statements = [
            """
            SELECT d.type, d.jurisdiction, d.time_zone, d.birth_sealed, x.id, x.registered_by, x.registered_at, x.day_sealed
            FROM dossier d LEFT JOIN death x ON x.dossier_id = d.id AND x.undone_at IS NULL WHERE d.id = \(dossier)
            """,
            // An owner's own dossier says when they were born: of a household the adults decide (rule 17).
            """
            SELECT o.account_id, p.id, p.birth_sealed FROM dossier_owner o
            LEFT JOIN dossier_owner w ON w.account_id = o.account_id AND w.dossier_id <> o.dossier_id
            LEFT JOIN dossier p ON p.id = w.dossier_id AND p.type = 1
            WHERE o.dossier_id = \(dossier) ORDER BY o.account_id, p.id
            """,
            """
            SELECT account_id, basis, areas, themes, verbs, acts, excluded_areas, excluded_themes, from_at, until_at, kind
            FROM mandate WHERE dossier_id = \(dossier) ORDER BY id
            """,
            """
            SELECT id, effect, principal_kind, principal_id, role, areas, themes, verbs, entry_id, basis, from_at,
                until_at, given_by, confirmed_by, withdrawn_at, law_given, purpose_given, next_of_kin
            FROM access_grant WHERE dossier_id = \(dossier) ORDER BY id
            """,
            // Of one day they stand at one moment; the ids say which was recorded last, and that one counts.
            """
            SELECT able, judged_by, judged_at FROM ability_judgement WHERE dossier_id = \(dossier) ORDER BY judged_at, id
            """,
            """
            SELECT id, account_id, organisation_id, from_at, until_at FROM emergency_access
            WHERE dossier_id = \(dossier) ORDER BY id
            """,
        ]
    }

    mutating func take(_ statement: Int, _ row: any SQLRow) throws {
        switch statement {
        case 0: head = try Head(row)
        case 1: owners.append(try SealedOwner(row))
        case 2: mandates.append(try Self.mandate(row))
        case 3: grants.append(try Self.grant(row))
        case 5: emergencies.append(try EmergencyRecords.emergency(row))
        default:
            judgements.append(
                AbilityJudgement(isAble: row.integer(0) == 1, judgedBy: try row.id(1), at: row.moment(2)))
        }
    }

    func facts(installation: Seal) throws -> DossierFacts? {
        guard let head else { return nil }
        return DossierFacts(
            dossier: dossier, type: head.type == 2 ? .household : .person,
            jurisdiction: head.jurisdiction == 2 ? .flanders : .netherlands,
            clock: DossierClock(zoneName: head.zone) ?? .amsterdam,
            subjectBirthDate: try head.birth.map {
                try installation.open(CivilDate.self, $0, at: DossierRecords.birthPlace(of: dossier))
            },
            owners: try opened(owners, installation), mandates: mandates, grants: grants, abilityJudgements: judgements,
            emergencies: emergencies, death: try head.death.map { try $0.opened(of: dossier, installation) })
    }

    /// Every owner once. Of the person's own dossier its row says the birth date; of who would have two own dossiers the later
    /// one counts, with which they decide last.
    private func opened(_ owners: [SealedOwner], _ installation: Seal) throws -> [Owner] {
        guard head?.type == 2 else { return Set(owners.map(\.account)).sorted().map { Owner(account: $0) } }
        return try Dictionary(grouping: owners, by: \.account).sorted { $0.key < $1.key }.map { account, rows in
            Owner(account: account, birthDate: try rows.compactMap { try $0.born(installation) }.max())
        }
    }

    /// An owner, with one of their own dossiers whose birth date is not opened yet.
    private struct SealedOwner {
        let account: AccountID
        let own: DossierID?
        let birth: [UInt8]?

        init(_ row: any SQLRow) throws {
            account = try row.id(0)
            own = try row.optionalID(1)
            birth = row.optionalBytes(2)
        }

        func born(_ installation: Seal) throws -> CivilDate? {
            guard let own, let birth else { return nil }
            return try installation.open(CivilDate.self, birth, at: DossierRecords.birthPlace(of: own))
        }
    }

    /// What a dossier's own row says to the rules.
    private struct Head {
        let type: Int64
        let jurisdiction: Int64
        let zone: String
        let birth: [UInt8]?
        let death: SealedDeath?

        init(_ row: any SQLRow) throws {
            type = row.integer(0)
            jurisdiction = row.integer(1)
            zone = row.text(2)
            birth = row.optionalBytes(3)
            death =
                row.isNull(4)
                ? nil
                : SealedDeath(id: try row.id(4), by: try row.optionalID(5), at: row.moment(6), day: row.bytes(7))
        }
    }

    /// A death whose day is not opened yet.
    private struct SealedDeath {
        let id: DeathID
        let by: AccountID?
        let at: Moment
        let day: [UInt8]

        func opened(of dossier: DossierID, _ installation: Seal) throws -> Death {
            let day = try installation.open(CivilDate.self, day, at: DeathRecords.dayPlace(of: id, in: dossier))
            return Death(id: id, day: day, registeredBy: by, registeredAt: at)
        }
    }

    private static func mandate(_ row: any SQLRow) throws -> Mandate {
        Mandate(
            account: try row.id(0), basis: row.integer(1).mandateBasis,
            kind: row.optionalInteger(10).flatMap(MandateKind.init(stored:)), areas: AreaSet(rawValue: row.integer(2)),
            themes: ThemeSet(rawValue: row.integer(3)), verbs: VerbSet(rawValue: row.integer(4)),
            acts: ActSet(rawValue: row.integer(5)),
            period: Period(from: row.moment(8), until: row.optionalMoment(9)),
            excludedAreas: AreaSet(rawValue: row.integer(6)), excludedThemes: ThemeSet(rawValue: row.integer(7)))
    }

    private static func grant(_ row: any SQLRow) throws -> Grant {
        guard let basis = LegalBasis(rawValue: row.text(9)) else { throw StorageError.damaged("legal basis") }
        return Grant(
            id: try row.id(0), effect: row.integer(1) == 2 ? .deny : .permit,
            principal: try AccessRecords.principal(row),
            areas: AreaSet(rawValue: row.integer(5)), themes: ThemeSet(rawValue: row.integer(6)),
            verbs: VerbSet(rawValue: row.integer(7)), entry: try row.optionalID(8), basis: basis,
            law: row.integer(15) == 1 ? AccessRecords.sealedWords : nil,
            purpose: row.integer(16) == 1 ? AccessRecords.sealedWords : "",
            period: Period(from: row.moment(10), until: row.optionalMoment(11)), givenBy: try row.id(12),
            confirmedBy: try row.optionalID(13), withdrawnAt: row.optionalMoment(14),
            isForNextOfKin: row.optionalInteger(17) == 1)
    }
}

extension AccessRecords {
    /// Kind, id and role of a principal, in three columns beside each other.
    static func principal(_ row: any SQLRow, from column: Int = 2) throws -> Principal {
        switch row.integer(column) {
        case 1: .account(try row.id(column + 1))
        case 2: .department(try row.id(column + 1), role: row.optionalText(column + 2))
        case 3: .organisation(try row.id(column + 1))
        case 4: .system(try row.id(column + 1))
        default: throw StorageError.damaged("principal")
        }
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

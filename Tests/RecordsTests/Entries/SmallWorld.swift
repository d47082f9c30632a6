import Dossier
import Records
import Storage
import TestKit

/// Every sort of row there can be, few enough to try all of them: kinds × visibility × themes × parents × authors ×
/// who is named.
struct SmallWorld {
    struct Inhabitant {
        let row: EntryRow
        let facts: EntryFacts
    }

    static let parents = (1...3).map { EntryID(high: 6, low: $0) }
    static let authors = [Cast.lisa, Cast.petra]

    static let themeSets: [ThemeSet] = [
        .general, .of(.money), .of(.money, .health), .of(.family), ThemeSet(rawValue: 1 << 62 | 1 << 3),
        .of(.health), .of(.health, .safety),
    ]

    let inhabitants: [EntryKind: [Inhabitant]]

    init(in dossier: DossierID) {
        var all: [EntryKind: [Inhabitant]] = [:]
        var count: UInt64 = 0
        for kind in EntryKind.allCases {
            for visibility in Visibility.allCases {
                for (index, themes) in Self.themeSets.enumerated() {
                    for (parent, area) in Self.places(of: kind, index) {
                        for author in Self.authors {
                            for (named, restricted, status) in Self.kept(visibility, kind) {
                                count += 1
                                let row = EntryRow(
                                    dossier: dossier, id: EntryID(high: 7, low: count), kind: kind, parent: parent,
                                    parentArea: area, themes: themes, voice: .professional, author: author,
                                    visibility: visibility, status: status, occurredAt: Day.now, recordedAt: Day.now,
                                    sealed: [1],
                                    restrictedAt: restricted)
                                all[kind, default: []].append(Inhabitant(row: row, facts: row.facts(named: named)))
                            }
                        }
                    }
                }
            }
        }
        inhabitants = all
    }

    /// On its own, in something, and for what hangs on something every area that can have.
    private static func places(of kind: EntryKind, _ index: Int) -> [(EntryID?, Area?)] {
        let parent = parents[index % parents.count]
        guard kind.bond == .hangsOn else { return [(nil, nil), (parent, nil)] }
        return [(nil, nil), (parent, nil)] + Area.allCases.map { (parent, $0) }
    }

    private static func named(_ visibility: Visibility) -> [Set<AccountID>] {
        visibility == .confined ? [[], [Cast.petra], [Cast.lisa, Cast.joris]] : [[]]
    }

    /// With who is named, restricted or not (rule 27), and an agreement that runs or is over (rule 21).
    private static func kept(_ visibility: Visibility, _ kind: EntryKind) -> [(Set<AccountID>, Moment?, Int)] {
        let statuses = kind == .agreement ? [AgreementStatus.open, .done].map(\.rawValue) : [0]
        return named(visibility).flatMap { named in
            statuses.flatMap { [(named, nil, $0), (named, Day.past, $0)] }
        }
    }

    func put(in place: TestPlace) async throws {
        let all = inhabitants.values.flatMap { $0 }
        try await place.engine.write { session in
            for inhabitant in all {
                _ = try EntryRecords.insert(inhabitant.row, named: inhabitant.facts.namedAccounts, session)
            }
        }
    }
}

/// Random dossiers and actors, small enough that they meet each other in the small world.
struct RandomLife {
    var chance: Seeded
    let dossier: DossierID
    private var count: UInt64 = 100

    private static let accounts = [Cast.lisa, Cast.petra, Cast.joris, Cast.bart]
    private static let themes: [Theme] = [.general, .money, .health, .family]

    init(seed: UInt64, in dossier: DossierID) {
        chance = Seeded(seed)
        self.dossier = dossier
    }

    mutating func reach() -> Reach {
        let facts = facts()
        return AccessRules.reach(of: actor(), in: facts, at: Day.now)
    }

    private mutating func actor() -> Actor {
        let account = chance.pick(Self.accounts)
        let member = Cast.actor(account)
        let system =
            chance.coin(6)
            ? SystemScope(
                system: Cast.system,
                scope: chance.coin()
                    ? .everything : Scope(areas: areas(), themes: themes(), verbs: VerbSet(rawValue: 7))) : nil
        if system != nil, chance.coin(3) { return Actor(account: nil, system: system) }
        let memberships = chance.coin(3) ? member.memberships : member.memberships.map(\.withEmergencyRight)
        return Actor(
            account: account, memberships: chance.coin(5) ? [] : memberships,
            isAdministrator: chance.coin(12), system: system)
    }

    private mutating func facts() -> DossierFacts {
        let grants = (0..<Int.random(in: 0...6, using: &chance)).map { _ in grant() }
        let mandates = (0..<Int.random(in: 0...2, using: &chance)).map { _ in mandate() }
        let born = CivilDate(year: .random(in: 2005...2018, using: &chance), month: 2, day: 28)
        return DossierFacts(
            dossier: dossier, type: chance.coin(5) ? .household : .person,
            jurisdiction: chance.coin() ? .netherlands : .flanders, subjectBirthDate: chance.coin() ? nil : born,
            owners: [Owner(account: chance.coin(3) ? Cast.bart : Cast.lisa)], mandates: mandates,
            grants: grants + (chance.coin() ? contested() : []), emergencies: chance.coin() ? emergencies() : [],
            death: chance.coin(8) ? death() : nil)
    }

    /// Opened by everybody, an hour ago or a moment ago.
    private mutating func emergencies() -> [Emergency] {
        Self.accounts.enumerated().flatMap { number, account in
            [Cast.kredietbank, Cast.jeugdhulp].map { organisation in
                let from = chance.coin(3) ? Day.now.moved(by: -Moment.hour) : Day.now
                return Emergency(
                    id: EmergencyID(high: 8, low: UInt64(number)), account: account, organisation: organisation,
                    from: from, until: from.moved(by: Moment.hour))
            }
        }
    }

    /// Registered today, or so long ago that the dossier is closed (access rule 26).
    private mutating func death() -> Death {
        Death(
            id: DeathID(high: 4, low: 26), day: CivilDate(daysSinceEpoch: 0), registeredBy: nil,
            registeredAt: chance.coin(4) ? Day.past : Day.now)
    }

    private mutating func grant() -> Grant {
        count += 1
        let principal: Principal =
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: .department(Cast.schuldhulp, role: chance.coin() ? nil : "schuldhulpverlener")
            case 1: .organisation(chance.coin() ? Cast.kredietbank : Cast.jeugdhulp)
            case 2 where chance.coin(3): .system(Cast.system)
            default: .account(chance.pick(Self.accounts))
            }
        let effect: Effect = chance.coin(3) ? .deny : .permit
        let basis = chance.pick(LegalBasis.allCases)
        return Grant(
            id: GrantID(high: 5, low: count), effect: effect, principal: principal, areas: areas(), themes: themes(),
            verbs: verbs(), entry: effect == .permit && chance.coin(3) ? entry() : nil, basis: basis,
            law: basis.standsAgainstDeny && !chance.coin(4) ? "wet" : nil, purpose: "reden",
            period: Period(from: Day.past, until: chance.coin(6) ? Day.now : Day.future), givenBy: Cast.lisa,
            confirmedBy: chance.coin(4) ? nil : Cast.joris, withdrawnAt: chance.coin(8) ? Day.past : nil)
    }

    /// Entries shared one by one with an account, and then a deny on a little: only part of the permits is left.
    private mutating func contested() -> [Grant] {
        let account = chance.pick(Self.accounts)
        let shares = (0..<4).map { number in
            Grant.test(
                to: .account(account), .all, .all, verbs(), entry: entry(), id: GrantID(high: 4, low: UInt64(number)))
        }
        return shares + [.test(.deny, to: .account(account), areas(), .of(chance.pick(Self.themes)), verbs())]
    }

    private mutating func mandate() -> Mandate {
        Mandate(
            account: chance.pick(Self.accounts), basis: chance.pick(MandateBasis.allCases), areas: areas(),
            themes: themes(), verbs: verbs(), acts: .ofThePerson,
            period: Period(from: Day.past, until: chance.coin(6) ? Day.now : nil),
            excludedAreas: chance.coin() ? areas() : [], excludedThemes: chance.coin() ? themes() : .none)
    }

    /// What others hang on, or one of the first thousands of rows.
    private mutating func entry() -> EntryID {
        chance.coin() ? chance.pick(SmallWorld.parents) : EntryID(high: 7, low: .random(in: 1...3_000, using: &chance))
    }

    private mutating func themes() -> ThemeSet {
        if chance.coin(5) { return .all }
        let chosen = Self.themes.filter { _ in chance.coin() }
        return chosen.isEmpty ? .general : ThemeSet(chosen)
    }

    private mutating func areas() -> AreaSet {
        chance.coin(4) ? .all : AreaSet(Area.allCases.filter { _ in chance.coin() })
    }

    private mutating func verbs() -> VerbSet { VerbSet(rawValue: .random(in: 1...7, using: &chance)) }
}

extension Membership {
    /// The same where the organisation has the right to emergency access (rule 21).
    var withEmergencyRight: Membership {
        Membership(
            account: account, organisation: organisation, department: department, role: role, period: period,
            madeBy: madeBy, isForAccountOfMaker: isForAccountOfMaker, confirmedBy: confirmedBy,
            givesEmergencyAccess: true)
    }
}

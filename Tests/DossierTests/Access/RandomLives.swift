// swift-format-ignore-file: NeverForceUnwrap

@testable import Dossier

/// Chance that can be repeated: a failing seed is a test case (SplitMix64).
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Random dossiers, actors and entries, small enough that they meet each other.
struct RandomLife {
    var chance: Seeded
    private let accounts = [Cast.lisa, Cast.sam, Cast.bart, Cast.greet, Cast.petra, Cast.karin, Cast.joris, Cast.anouk]
    private let themes: [Theme] = [.general, .money, .health, .family]
    private var grantCount: UInt64 = 100

    init(seed: UInt64) { chance = Seeded(seed) }

    mutating func account() -> AccountID { accounts.randomElement(using: &chance)! }

    mutating func coin(_ oneIn: Int = 2) -> Bool { Int.random(in: 0..<oneIn, using: &chance) == 0 }

    mutating func themeSet() -> ThemeSet {
        if coin(6) { return .all }
        return ThemeSet(themes.filter { _ in coin() })
    }

    mutating func areas() -> AreaSet {
        if coin(4) { return .all }
        return AreaSet(Area.allCases.filter { _ in coin() })
    }

    mutating func verbs() -> VerbSet { VerbSet(rawValue: Int64.random(in: 1...7, using: &chance)) }

    /// A moment of the two days around `Day.now`.
    mutating func moment() -> Moment { Day.now.moved(by: Int64.random(in: -2...2, using: &chance) * Moment.day) }

    mutating func grant(_ effect: Effect? = nil, to account: AccountID? = nil) -> Grant {
        grantCount += 1
        let account = account ?? self.account()
        let principal: Principal =
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: .department(Cast.schuldhulp, role: coin() ? nil : "schuldhulpverlener")
            case 1: .organisation(coin() ? Cast.kredietbank : Cast.jeugdhulp)
            default: .account(account)
            }
        let effect = effect ?? (coin(3) ? .deny : .permit)
        let basis = LegalBasis.allCases.randomElement(using: &chance)!
        return Grant(
            id: GrantID(high: 5, low: grantCount), effect: effect,
            principal: principal, areas: areas(), themes: themeSet(), verbs: verbs(),
            entry: effect == .permit && coin(4) ? EntryID(high: 7, low: .random(in: 1...4, using: &chance)) : nil,
            basis: basis, law: basis.standsAgainstDeny && !coin(4) ? "wet" : nil, purpose: "reden",
            period: Period(from: coin(5) ? moment() : Day.past, until: coin(4) ? moment() : Day.future),
            givenBy: Cast.lisa, confirmedBy: coin(4) ? nil : Cast.fatma, withdrawnAt: coin(6) ? moment() : nil)
    }

    /// Every entry shared one by one with an account, and then a deny on a little.
    mutating func contested(_ account: AccountID) -> [Grant] {
        let shares = (1...4).map { number in
            Grant(
                id: GrantID(high: 6, low: number), effect: .permit, principal: .account(account), areas: .all,
                themes: .all, verbs: verbs(), entry: EntryID(high: 7, low: number), basis: .consent,
                purpose: "dit ene", period: Period(from: Day.past), givenBy: Cast.lisa)
        }
        let stop = Grant(
            id: GrantID(high: 6, low: 9), effect: .deny, principal: .account(account),
            areas: AreaSet(Area.allCases.filter { _ in coin() }), themes: .of(themes.randomElement(using: &chance)!),
            verbs: verbs(), basis: .consent, purpose: "dit niet", period: Period(from: Day.past), givenBy: Cast.lisa)
        return shares + [stop]
    }

    mutating func mandate() -> Mandate {
        Mandate(
            account: account(), basis: [.chosen, .parent, .courtAppointed].randomElement(using: &chance)!,
            areas: areas(), themes: themeSet(), verbs: verbs(),
            acts: ActSet(rawValue: .random(in: 0...63, using: &chance)),
            period: Period(from: Day.past, until: coin(4) ? moment() : nil), excludedAreas: coin() ? areas() : [],
            excludedThemes: coin() ? themeSet() : .none, isExcluded: coin(6))
    }

    mutating func facts() -> DossierFacts {
        let grants = (0..<Int.random(in: 0...6, using: &chance)).map { _ in grant() }
        let mandates = (0..<Int.random(in: 0...2, using: &chance)).map { _ in mandate() }
        let birthDate = coin(6) ? nil : CivilDate(year: .random(in: 2005...2018, using: &chance), month: 2, day: 28)
        return DossierFacts(
            dossier: DossierID(high: 9, low: 9), type: coin(4) ? .household : .person,
            jurisdiction: coin() ? .netherlands : .flanders, subjectBirthDate: birthDate,
            owners: [Owner(account: coin() ? Cast.lisa : Cast.sam)], mandates: mandates, grants: grants,
            abilityJudgements: coin(3)
                ? [AbilityJudgement(isAble: coin(), judgedBy: Cast.joris, at: moment())] : [])
    }

    mutating func entry() -> EntryFacts {
        let kind = EntryKind.allCases.randomElement(using: &chance)!
        let parent = EntryKind.allCases.randomElement(using: &chance)!
        let hangs = kind.bond == .hangsOn && coin()
        return EntryFacts(
            id: EntryID(high: 7, low: .random(in: 1...4, using: &chance)), kind: kind,
            parent: hangs ? EntryID(high: 7, low: .random(in: 1...4, using: &chance)) : nil,
            parentArea: hangs ? parent.area : nil, themes: themeSet(), author: account(),
            visibility: coin() ? .shared : Visibility.allCases.randomElement(using: &chance)!,
            namedAccounts: Set((0..<3).map { _ in account() }))
    }

    mutating func version() -> VersionFacts { VersionFacts(themes: themeSet(), author: account()) }
}

extension Reach {
    /// Whether this holds no more than another reach, as far as these entries show.
    func isWithin(_ other: Reach, entries: [EntryFacts]) -> Bool {
        VerbSet.each.allSatisfy { verb in
            Area.allCases.allSatisfy { themes(verb, in: $0).isSubset(of: other.themes(verb, in: $0)) }
        } && acts.isSubset(of: other.acts) && entries.allSatisfy { sight(of: $0) <= other.sight(of: $0) }
    }
}

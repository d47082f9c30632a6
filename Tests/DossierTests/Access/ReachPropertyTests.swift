import Testing

@testable import Dossier

/// What holds for every life, tried on many random ones.
struct ReachPropertyTests {
    private static let seeds: ClosedRange<UInt64> = 1...400

    private func everyLife(_ check: (inout RandomLife, DossierFacts, Actor, [EntryFacts]) throws -> Void) rethrows {
        for seed in Self.seeds {
            var life = RandomLife(seed: seed)
            let facts = life.facts()
            let actor = Cast.actor(life.account())
            let entries = (0..<12).map { _ in life.entry() }
            try check(&life, facts, actor, entries)
        }
    }

    private func reach(_ actor: Actor, _ facts: DossierFacts, at moment: Moment = Day.now) -> Reach {
        AccessRules.reach(of: actor, in: facts, at: moment)
    }

    @Test("Rule 5: adding a deny never widens, whatever else there is")
    func denyNeverWidens() throws {
        try everyLife { life, facts, actor, entries in
            let deny = life.grant(.deny, to: actor.account)
            let narrower = reach(actor, facts.with(grants: facts.grants + [deny]))
            try #require(narrower.isWithin(reach(actor, facts), entries: entries))
        }
    }

    @Test("Rule 2: adding a permit never narrows")
    func permitNeverNarrows() throws {
        try everyLife { life, facts, actor, entries in
            let permit = life.grant(.permit, to: actor.account)
            let wider = reach(actor, facts.with(grants: facts.grants + [permit]))
            try #require(reach(actor, facts).isWithin(wider, entries: entries))
        }
    }

    @Test("Rules 2 and 5: the order of the grants says nothing")
    func orderSaysNothing() throws {
        try everyLife { life, facts, actor, entries in
            let shuffled = reach(actor, facts.with(grants: facts.grants.shuffled(using: &life.chance)))
            let straight = reach(actor, facts)
            try #require(straight.isWithin(shuffled, entries: entries))
            try #require(shuffled.isWithin(straight, entries: entries))
        }
    }

    @Test("Rule 2: a grant outside its period is as if it were not there")
    func outsidePeriod() throws {
        try everyLife { life, facts, actor, entries in
            let grant = life.grant(to: actor.account)
            for moment in [grant.period.from.moved(by: -1), grant.period.until ?? Day.future] {
                let with = reach(actor, facts.with(grants: facts.grants + [grant]), at: moment)
                let without = reach(actor, facts, at: moment)
                try #require(with.isWithin(without, entries: entries) && without.isWithin(with, entries: entries))
            }
        }
    }

    @Test("Rule 6: denies take nothing from what stands on law or vital interest")
    func lawStands() throws {
        try everyLife { _, facts, actor, entries in
            let permits = facts.grants.filter { $0.effect == .permit && $0.basis.standsAgainstDeny }
            let lawOnly = reach(actor, facts.with(grants: permits))
            let withDenies = reach(actor, facts.with(grants: permits + facts.grants.filter { $0.effect == .deny }))
            try #require(lawOnly.isWithin(withDenies, entries: entries))
        }
    }

    @Test("Rule 4: nothing that is granted or denied changes what the person holds")
    func personIsUntouched() throws {
        try everyLife { _, facts, _, entries in
            guard facts.ageRule(at: Day.now).youngPersonDecides, let owner = facts.owners.first else { return }
            let actor = Actor(account: owner.account)
            let bare = reach(actor, facts.with(grants: []))
            try #require(bare.isWithin(reach(actor, facts), entries: entries))
        }
    }

    @Test("Rule 18: a representative without a permit holds no more than the person")
    func representativeWithinPerson() throws {
        try everyLife { _, facts, _, entries in
            let facts = facts.with(grants: [])
            let person = Reach.ofAnAdult(in: facts)
            for mandate in facts.mandates where facts.owner(mandate.account, at: Day.now) == nil {
                let representative = reach(Actor(account: mandate.account), facts)
                try #require(representative.isWithin(person, entries: entries))
            }
        }
    }

    @Test("Rule 13: no version shows more than its entry")
    func versionWithinCurrent() throws {
        try everyLife { life, facts, actor, entries in
            let reach = reach(actor, facts)
            for entry in entries {
                try #require(reach.sight(of: life.version(), of: entry) <= reach.sight(of: entry))
            }
        }
    }

    @Test("Rules 9, 10 and 11: confined, withheld and private hold in every life")
    func visibilities() throws {
        try everyLife { _, facts, actor, entries in
            let reach = reach(actor, facts)
            for entry in entries where reach.sight(of: entry) != .none {
                switch entry.visibility {
                case .shared: break
                case .own: try #require(entry.author == reach.actor && reach.standing == .person)
                case .confined: try #require(entry.namedAccounts.contains(reach.actor) && reach.isLive)
                case .withheld:
                    let actsForPerson = reach.standing == .person || reach.standing == .representative
                    try #require(reach.sight(of: entry) == (actsForPerson ? .placeholder : .full))
                }
            }
        }
    }

    @Test("Rule 1: who does not know the dossier holds nothing of it")
    func unknownIsEmpty() throws {
        try everyLife { _, facts, actor, entries in
            let reach = reach(actor, facts)
            guard !reach.knowsDossier else { return }
            try #require(reach.isEmpty && entries.allSatisfy { reach.sight(of: $0) == .none })
        }
    }

    @Test("Rule 24: there is a ground exactly where there is reach")
    func groundsMatch() throws {
        try everyLife { life, facts, actor, entries in
            let reach = reach(actor, facts)
            for area in Area.allCases {
                for verb in VerbSet.each {
                    let themes = life.themeSet().orGeneral
                    let isPermitted = themes.isSubset(of: reach.themes(verb, in: area))
                    try #require((reach.ground(for: verb, in: area, themes: themes) != nil) == isPermitted)
                }
            }
            for entry in entries where entry.visibility == .shared && reach.sight(of: entry) == .full {
                try #require(reach.ground(for: entry).gives)
            }
        }
    }

    @Test("Rule 15: a row predicate made of the reach's own tables decides as the reach does")
    func predicate() throws {
        var seen: [Sight: Int] = [:]
        var stopped = 0
        try everyLife { life, facts, actor, entries in
            let contested = life.coin() ? life.contested(actor.account ?? .zero) : []
            let reach = reach(actor, facts.with(grants: facts.grants + contested))
            let predicate = RowPredicate(reach)
            for entry in entries {
                seen[reach.sight(of: entry), default: 0] += 1
                if reach.contestedEntryPermits[entry.id] != nil, reach.sight(of: entry) == .none { stopped += 1 }
                try #require(predicate.sight(of: entry) == reach.sight(of: entry))
            }
        }
        // The lives are varied enough to mean something.
        #expect(seen[.none, default: 0] > 200 && seen[.full, default: 0] > 200 && seen[.placeholder, default: 0] > 50)
        #expect(stopped > 20)
    }

    @Test("Rule 19: an age is reached on the birthday, on 1 March for 29 February in other years, for every birth date")
    func everyBirthday() throws {
        for offset in stride(from: 0, to: 366 * 5, by: 1) {
            let born = CivilDate(year: 2008, month: 1, day: 1)!.adding(days: offset)
            for age in [12, 16, 18] {
                let year = born.year + age
                let birthday =
                    CivilDate(year: year, month: born.month, day: born.day) ?? CivilDate(year: year, month: 3, day: 1)!
                try #require(born.age(on: birthday) == age)
                try #require(born.age(on: birthday.adding(days: -1)) == age - 1)
            }
        }
    }
}

extension Reach {
    /// What rule 4 gives an adult in the same dossier.
    fileprivate static func ofAnAdult(in facts: DossierFacts) -> Reach {
        let adult = DossierFacts(
            dossier: facts.dossier, type: .person, jurisdiction: facts.jurisdiction,
            owners: [Owner(account: AccountID(high: 1, low: 999))])
        return AccessRules.reach(of: Actor(account: AccountID(high: 1, low: 999)), in: adult, at: Day.now)
    }
}

extension Ground {
    fileprivate var gives: Bool {
        switch self {
        case .person, .coOwner, .representative, .grant, .ownEntry, .privateNote, .namedInConfined: true
        default: false
        }
    }
}

/// The rule on rows as it stands in the documentation of `Reach`, written a second time and as SQL would: on integers,
/// with complements, and on nothing but what other modules can read.
struct RowPredicate {
    private let actor: AccountID
    private let look: [(area: Int, not: Int64)]
    private let add: [(area: Int, not: Int64)]
    private let denied: [(area: Int, themes: Int64)]
    private let permits: Set<EntryID>
    private let contested: Set<EntryID>
    private let reach: Reach

    init(_ reach: Reach) {
        self.reach = reach
        actor = reach.actor
        look = reach.lookTable.map { ($0.area.rawValue, ~$0.themes.rawValue & .max) }
        add = reach.ownAddTable.map { ($0.area.rawValue, ~$0.themes.rawValue & .max) }
        denied = reach.deniedLookTable.map { ($0.area.rawValue, $0.themes.rawValue) }
        permits = Set(reach.entryPermits.filter { $0.value.contains(.look) }.keys)
        contested = Set(reach.contestedEntryPermits.filter { $0.value.contains(.look) }.keys)
    }

    func sight(of entry: EntryFacts) -> Sight {
        let area = entry.area.rawValue
        let themes = entry.themes.rawValue
        let parent = entry.kind.bond == .hangsOn ? entry.parent : nil
        let parentArea = parent == nil ? nil : entry.parentArea?.rawValue
        let byTable =
            look.contains { $0.area == area && themes & $0.not == 0 }
            && (parentArea == nil || look.contains { $0.area == parentArea && themes & $0.not == 0 })
        let clear = !denied.contains { ($0.area == area || $0.area == parentArea) && themes & $0.themes != 0 }
        let named = [entry.id] + (parent.map { [$0] } ?? [])
        let byPermit = named.contains { permits.contains($0) || contested.contains($0) && clear }
        let byAuthor = entry.author == actor && add.contains { $0.area == area && themes & $0.not == 0 }
        let looks = byTable || byPermit || byAuthor
        switch entry.visibility {
        case .shared: return looks ? .full : .none
        case .withheld:
            guard looks else { return .none }
            return reach.seesWithheld ? .full : reach.seesPlaceholders ? .placeholder : .none
        case .own: return reach.seesPrivateNotes && entry.author == actor ? .full : .none
        case .confined: return reach.mayBeNamed && entry.namedAccounts.contains(actor) ? .full : .none
        }
    }
}

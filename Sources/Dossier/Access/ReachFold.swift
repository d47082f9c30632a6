/// Folds what speaks for and against an actor into a reach: union, subtraction and intersection of scopes.
struct ReachFold {
    let actor: Actor
    let facts: DossierFacts
    let moment: Moment
    let ageRule: AgeRule

    init(actor: Actor, facts: DossierFacts, moment: Moment) {
        self.actor = actor
        self.facts = facts
        self.moment = moment
        ageRule = facts.ageRule(at: moment)
    }

    /// What one part of the rules gives, and why it gives no more.
    struct Part {
        var sources: [Source] = []
        var acts: ActSet = []
        var refusals: [Ground] = []
        var holds = false
    }

    func reach(person: Part, representation: Part, permits: PermitPart) -> Reach {
        let parts = [person, representation, permits.part]
        let sources = parts.flatMap(\.sources).compactMap(withinSystem)
        let denied = ReachTable(permits.denies.map(\.scope))
        let given = Self.table(of: sources, minus: denied)
        let everyEntry = EntryPermits(sources: sources, denies: permits.denies)
        // Rule 9 asks for a permit that counts, whatever else someone holds.
        let isLive =
            !everyEntry.isEmpty
            || !Self.table(of: permits.part.sources.compactMap(withinSystem), minus: denied).isEmpty
        let standing: Standing =
            person.holds ? .person : representation.holds ? .representative : isLive ? .participant : .none
        let isSystem = actor.system != nil
        let isOnlyKin = holdsOnlyAsNextOfKin
        let isProfessional = standing == .participant && worksForAnOrganisation && !isOnlyKin
        let coordinates = isProfessional && Self.coordinates(given)
        // Rule 26: after a death who may look goes on looking for a while; only who coordinates still adds, to close.
        let death = facts.death(at: moment)
        let left: VerbSet = death == nil ? .all : coordinates ? [.look, .add] : .look
        let table = given.only(left)
        let entries = everyEntry.only(left)
        var acts = parts.reduce(ActSet()) { $0.union($1.acts) }
        // Rules 9 and 10: who adds professionally may confine and withhold what they write.
        if isProfessional, !table.row(.add).isEmpty || entries.holds(.add) { acts.formUnion([.confine, .withhold]) }
        return Reach(
            dossier: facts.dossier, actor: actor.account ?? .zero, system: actor.system?.system, moment: moment,
            standing: standing, acts: isSystem ? [] : acts, ageRule: ageRule, entryPermits: entries.free,
            contestedEntryPermits: entries.contested, isLive: isLive,
            seesPrivateNotes: standing == .person && !isSystem && death == nil, seesWithheld: isProfessional,
            seesPlaceholders: (standing == .person || standing == .representative) && death == nil,
            seesRestricted: (standing == .person || standing == .representative) && !isSystem && death == nil,
            mayBeNamed: standing == .participant && !isSystem && !actor.isAdministrator && !isOnlyKin, emergency: nil,
            table: table,
            authored: given, denied: denied, bound: nil, death: death, coordinates: coordinates, sources: sources,
            denies: permits.denies,
            refusals: parts.flatMap(\.refusals))
    }

    /// Rules 2, 5 and 6: the union of all that yields to a deny, minus the denies, and of all that does not.
    private static func table(of sources: [Source], minus denied: ReachTable) -> ReachTable {
        let whole = sources.filter { $0.entry == nil }
        var table = ReachTable(whole.filter(\.yieldsToDeny).map(\.scope))
        table.subtract(denied)
        table.formUnion(ReachTable(whole.filter { !$0.yieldsToDeny }.map(\.scope)))
        return table
    }

    /// Whoever follows up the whole of it may change the plan or the cooperation (domain §2).
    private static func coordinates(_ table: ReachTable) -> Bool {
        [Area.plan, .cooperation].contains { !table.themes(.change, in: $0).isEmpty }
    }

    /// Next of kin look as family, wherever they work: the permit of an officer makes nobody a professional (rules 9, 10
    /// and 26).
    private var holdsOnlyAsNextOfKin: Bool {
        guard facts.grants.contains(where: \.isForNextOfKin) else { return false }
        return !facts.grants.contains { grant in
            grant.effect == .permit && !grant.isForNextOfKin && facts.counts(grant, at: moment)
                && match(grant.principal).holds
        }
    }

    /// Whoever works for an organisation, by a membership that counts.
    private var worksForAnOrganisation: Bool { !actor.membershipsThatCount(at: moment).isEmpty }

    /// Rule 23: a system reaches no further than it was registered for. What names one entry has no area and themes to
    /// hold against that, so it passes only for a system that is registered for all of them.
    private func withinSystem(_ source: Source) -> Source? {
        guard let scope = actor.system?.scope else { return source }
        guard source.entry == nil || (scope.areas == .all && scope.themes == .all) else { return nil }
        return Source(
            ground: source.ground, scope: source.scope.intersection(scope), entry: source.entry,
            yieldsToDeny: source.yieldsToDeny)
    }
}

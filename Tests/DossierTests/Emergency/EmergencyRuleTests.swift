import Testing

@testable import Dossier

/// Rule 21: look only, at people, what runs of the agreements, and health and safety; an hour at most; its own door.
@Suite("Emergency access")
struct EmergencyRuleTests {
    /// A doctor on duty: petra's account, at an organisation that has the right.
    static func doctor(
        _ organisation: OrganisationID = Cast.kredietbank, hasRight: Bool = true, until: Moment? = nil,
        isAdministrator: Bool = false, system: SystemScope? = nil
    ) -> Actor {
        Actor(
            account: Cast.petra,
            memberships: [
                Membership(
                    account: Cast.petra, organisation: organisation, department: Cast.schuldhulp, role: "arts",
                    period: Period(from: Day.past, until: until), givesEmergencyAccess: hasRight)
            ], isAdministrator: isAdministrator, system: system)
    }

    static func opened(
        by account: AccountID = Cast.petra, _ organisation: OrganisationID = Cast.kredietbank,
        from: Moment = Day.now, minutes: Int64 = 60, id: UInt64 = 1
    ) -> Emergency {
        Emergency(
            id: EmergencyID(high: 8, low: id), account: account, organisation: organisation, from: from,
            until: from.moved(by: minutes * Moment.minute))
    }

    static func lisasInNeed(_ emergencies: [Emergency] = [opened()], grants: [Grant] = []) -> DossierFacts {
        DossierFacts(
            dossier: DossierID(high: 9, low: 1), type: .person, jurisdiction: .netherlands,
            subjectBirthDate: CivilDate("1988-05-04"), owners: [Owner(account: Cast.lisa)], grants: grants,
            emergencies: emergencies)
    }

    private func reach(
        _ actor: Actor = doctor(), _ facts: DossierFacts = lisasInNeed(), at moment: Moment = Day.now
    ) -> Reach {
        AccessRules.reach(of: actor, in: facts, at: moment)
    }

    private static func agreement(_ themes: Theme..., runs: Bool) -> EntryFacts {
        EntryFacts(
            id: EntryID(high: 7, low: 9), kind: .agreement, themes: ThemeSet(themes), author: Cast.joris,
            isRunning: runs)
    }

    @Test(
        "Rules 8 and 21: of every kind only what is wholly about health and safety, and people whatever they are for",
        arguments: EntryKind.allCases)
    func themes(_ kind: EntryKind) {
        let reach = reach()
        for theme in Theme.allCases {
            let isShown = kind == .party || theme == .health || theme == .safety
            #expect((reach.sight(of: entry(kind, theme)) == .full) == isShown, "\(kind) \(theme)")
        }
        #expect(reach.sight(of: entry(kind, .health, .safety)) == .full)
        #expect((reach.sight(of: entry(kind, .health, .money)) == .full) == (kind == .party))
        #expect((reach.sight(of: entry(kind)) == .full) == (kind == .party))
    }

    @Test("Rule 21: an agreement that runs shows whatever it is about; one that is over only by its themes")
    func agreements() {
        let reach = reach()
        for theme in Theme.allCases {
            #expect(reach.sight(of: Self.agreement(theme, runs: true)) == .full)
            let isShown = theme == .health || theme == .safety
            #expect((reach.sight(of: Self.agreement(theme, runs: false)) == .full) == isShown)
        }
        let running = Self.agreement(.money, .intimacy, runs: true)
        #expect(reach.ground(for: running) == .emergency(EmergencyID(high: 8, low: 1), Cast.kredietbank))
        // What hangs on one, and how it was before, is not the agreement that runs (rules 12 and 13).
        let photo = EntryFacts(
            id: EntryID(high: 7, low: 10), kind: .document, parent: running.id, parentArea: .agreements,
            themes: running.themes, author: Cast.joris)
        #expect(reach.sight(of: photo) == .none)
        #expect(reach.sight(of: VersionFacts(themes: .of(.money), author: Cast.joris), of: running) == .none)
        // Nobody else sees one because it runs.
        #expect(AccessRules.reach(of: Cast.actor(Cast.ruud), in: lisas(), at: Day.now).sight(of: running) == .none)
    }

    @Test("Rules 9, 10, 11 and 27: nothing own, confined, withheld or restricted", arguments: EntryKind.allCases)
    func keptBack(_ kind: EntryKind) {
        let reach = reach()
        for visibility in [Visibility.own, .confined, .withheld] {
            for author in [Cast.lisa, Cast.petra] {
                let kept = entry(kind, .health, by: author, as: visibility, naming: [Cast.petra])
                #expect(reach.sight(of: kept) == .none, "\(kind) \(visibility)")
            }
        }
        let restricted = EntryFacts(
            id: EntryID(high: 7, low: 3), kind: kind, themes: .of(.health), author: Cast.joris, isRestricted: true)
        #expect(reach.sight(of: restricted) == .none)
    }

    @Test("Rule 21: look only: it adds, changes, withholds and confines nothing, and holds no act")
    func looksOnly() {
        let reach = reach(Self.doctor(), Self.lisasInNeed(grants: [permit(.account(Cast.petra), .all, .all, .all)]))
        #expect(reach.acts.isEmpty)
        for kind in EntryKind.allCases {
            let own = entry(kind, .health, by: Cast.petra)
            #expect(!reach.mayAdd(kind: kind, themes: .of(.health)).allowed)
            #expect(!reach.mayAdd(kind: .reaction, themes: .none, hangingOn: own).allowed)
            #expect(!reach.mayChange(own, voiceOfPerson: false).allowed)
            #expect(!reach.mayWithhold(own).allowed && !reach.mayConfine(own).allowed)
            #expect(!reach.mayConfirmWithholding(of: entry(kind, .health)).allowed)
        }
        for right in Right.allCases { #expect(!reach.mayAsk(right).allowed) }
    }

    @Test("Rule 21: it is a door of its own: while it is open no permit adds to it, and no deny takes from it")
    func ownDoor() {
        let money = entry(.report, .money)
        let facts = Self.lisasInNeed(
            grants: [
                permit(.account(Cast.petra), .all, .of(.money)), permit(.account(Cast.petra), .all, .all, entry: money),
                deny(.account(Cast.petra)),
            ])
        let inside = reach(Self.doctor(), facts)
        #expect(inside.sight(of: money) == .none && inside.sight(of: entry(.report, .health)) == .full)
        #expect(
            inside.emergency != nil && inside.grounds == [.emergency(EmergencyID(high: 8, low: 1), Cast.kredietbank)])
        let after = reach(Self.doctor(), facts, at: Self.opened().end)
        #expect(after.emergency == nil && after.sight(of: entry(.report, .health)) == .none)
    }

    @Test("Rules 21 and 25: it ends with its time, with the membership, and with the right of the organisation")
    func ends() {
        #expect(reach(at: Day.now.moved(by: -1)).isEmpty)
        #expect(!reach(at: Day.now.moved(by: 60 * Moment.minute - 1)).isEmpty)
        #expect(reach(at: Day.now.moved(by: 60 * Moment.minute)).isEmpty)
        #expect(reach(Self.doctor(until: Day.now)).isEmpty)
        #expect(reach(Self.doctor(hasRight: false)).isEmpty)
        #expect(reach(Self.doctor(Cast.jeugdhulp)).isEmpty)
        // Whatever was written down: an hour is the most.
        let long = Self.lisasInNeed([Self.opened(minutes: 600)])
        #expect(!reach(Self.doctor(), long, at: Day.now.moved(by: 59 * Moment.minute)).isEmpty)
        #expect(reach(Self.doctor(), long, at: Day.now.moved(by: 60 * Moment.minute)).isEmpty)
    }

    @Test("Rules 21 to 23: for nobody but who opened it: no colleague, administrator, system, person or representative")
    func nobodyElse() {
        let facts = Self.lisasInNeed()
        let colleague = Actor(
            account: Cast.karin,
            memberships: [
                Membership(
                    account: Cast.karin, organisation: Cast.kredietbank, role: "arts", period: Period(from: Day.past),
                    givesEmergencyAccess: true)
            ])
        #expect(reach(colleague, facts).isEmpty)
        #expect(reach(Self.doctor(isAdministrator: true)).isEmpty)
        #expect(AccessRules.emergencyRights(of: Self.doctor(isAdministrator: true), at: Day.now).isEmpty)
        let system = SystemScope(system: Cast.system, scope: .everything)
        #expect(reach(Self.doctor(system: system)).isEmpty)
        // The person and who acts for them come in by their own door, also where they work at a hospital.
        let lisa = Actor(
            account: Cast.lisa,
            memberships: [
                Membership(
                    account: Cast.lisa, organisation: Cast.kredietbank, role: "arts", period: Period(from: Day.past),
                    givesEmergencyAccess: true)
            ])
        let own = reach(lisa, Self.lisasInNeed([Self.opened(by: Cast.lisa)]))
        #expect(own.standing == .person && own.emergency == nil)
    }

    @Test("Rule 21, said a second time: on random lives it shows exactly this, whatever was granted or denied")
    func randomLives() {
        var tried = 0
        for seed: UInt64 in 1...300 {
            var life = RandomLife(seed: seed)
            let facts = life.facts()
            let isOwn = facts.owners.contains { $0.account == Cast.petra }
            guard !isOwn, !facts.mandates.contains(where: { $0.account == Cast.petra }) else { continue }
            tried += 1
            let reach = reach(
                Self.doctor(),
                DossierFacts(
                    dossier: facts.dossier, type: facts.type, jurisdiction: facts.jurisdiction,
                    subjectBirthDate: facts.subjectBirthDate, owners: facts.owners, mandates: facts.mandates,
                    grants: facts.grants, abilityJudgements: facts.abilityJudgements, emergencies: [Self.opened()]))
            for _ in 0..<12 {
                let entry = life.entry()
                let isNear = entry.themes.subtracting([.of(.health), .of(.safety)]).isEmpty
                let hangsOnOther = entry.hangsOn.map { $0.area != .people } ?? false
                let isShown =
                    entry.visibility == .shared && (isNear || entry.area == .people && !hangsOnOther)
                #expect(reach.sight(of: entry) == (isShown ? .full : .none), "seed \(seed): \(entry)")
                #expect(!reach.mayAdd(kind: entry.kind, themes: entry.themes).allowed)
                #expect(!reach.mayChange(entry, voiceOfPerson: true).allowed)
            }
        }
        #expect(tried > 100)
    }

    @Test("Rule 20: nobody previews it: looking along as who is in by emergency shows what they see as a rule")
    func preview() {
        let viewer = AccessRules.reach(of: Cast.actor(Cast.lisa), in: Self.lisasInNeed(), at: Day.now)
        let facts = Self.lisasInNeed().withoutEmergencies
        let seen = AccessRules.reach(of: Self.doctor(), in: facts, at: Day.now).preview(by: viewer)
        #expect(seen.isEmpty && seen.sight(of: entry(.report, .health)) == .none)
        #expect(!AccessRules.mayPreview(reach()).allowed)
    }

    @Test("Rules 19 and 21: told to the person and whoever acts for them now, and to nobody else")
    func told() {
        let young = sams(born: "2014-11-22")
        #expect(young.toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.lisa, Cast.bart])
        let both = sams(born: "2013-01-01")
        #expect(both.toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.lisa, Cast.sam, Cast.bart])
        #expect(sams(born: "2010-01-01").toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.sam])
        let excluded = lisas([permit(.account(Cast.petra))], mandates: [mandate(Cast.greet, isExcluded: true)])
        #expect(excluded.toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.lisa])
        // Rule 22: to an administrator a mandate opens nothing.
        let administered = lisas(mandates: [mandate(Cast.ineke)])
        #expect(administered.toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.lisa])
        #expect(administered.toldOfLawPermit(at: Day.now, as: Cast.actor) == [Cast.lisa])
    }

    @Test("Rule 22: reviewed by the privacy officer of that organisation, and never their own")
    func reviewed() throws {
        let officer = try #require(
            AccessRules.oversight(as: Actor(account: Cast.wim, isPrivacyOfficerOf: [Cast.kredietbank]), at: Day.now))
        #expect(AccessRules.mayReview(Self.opened(), officer).allowed)
        #expect(!AccessRules.mayReview(Self.opened(by: Cast.wim), officer).allowed)
        #expect(!AccessRules.mayReview(Self.opened(by: Cast.petra, Cast.jeugdhulp), officer).allowed)
    }

    @Test(
        "Domain §7: reviewed within five working days: weekends do not count",
        arguments: [
            ("2026-11-16", "2026-11-23"), ("2026-11-20", "2026-11-27"), ("2026-11-21", "2026-11-27"),
            ("2026-11-22", "2026-11-27"), ("2026-11-23", "2026-11-30"),
        ])
    func deadline(_ opened: String, _ last: String) throws {
        let day = try #require(CivilDate(opened))
        for minute in [0, 1439] {
            let use = Self.opened(from: Day.clock.moment(of: day, minute: minute))
            #expect(use.reviewBy(Day.clock).text == last)
        }
    }
}

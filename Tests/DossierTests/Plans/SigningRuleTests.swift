import Testing

@testable import Dossier

@Suite("Who signs a plan, and what a signature covers")
struct SigningRuleTests {
    // MARK: What it covers

    private static let plan = PlanBody(
        title: "Rust in huis", perspective: "Zelf de post doen", from: Day.past, until: Day.future)
    private static let goal = GoalBody(
        text: "Ik open mijn post", until: Day.future, why: "Dan slaap ik beter", scale: ["1", "2", "3", "4", "5"],
        steps: [GoalBody.Step(text: "Een bakje", doneAt: nil)])

    /// A stand-in for SHA-256, which the rules get from outside: long enough that nothing here collides.
    private func digest(_ plan: PlanBody = plan, _ goals: [GoalBody] = [goal]) -> String {
        PlanDigest.of(plan, goals: goals) { bytes in
            var hash: [UInt8] = []
            for seed in UInt64(0)..<4 {
                var state: UInt64 = 0xcbf2_9ce4_8422_2325 &+ seed
                for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
                hash += (0..<8).map { UInt8(truncatingIfNeeded: state >> ($0 * 8)) }
            }
            return hash
        }
    }

    @Test("Rule 12: another title, perspective or period, and another word of a goal, is another digest")
    func changes() {
        let changes: [(inout PlanBody, inout GoalBody) -> Void] = [
            { plan, _ in plan.title = "Rust" }, { plan, _ in plan.perspective = nil },
            { plan, _ in plan.perspective = "" }, { plan, _ in plan.from = Day.now },
            { plan, _ in plan.until = nil },
            { _, goal in goal.text = "Ik open mijn post niet" }, { _, goal in goal.ofAnother = true },
            { _, goal in goal.until = nil }, { _, goal in goal.why = nil }, { _, goal in goal.scale?[4] = "altijd" },
            { _, goal in goal.steps = nil }, { _, goal in goal.steps?.append(.init(text: "Nog een", doneAt: nil)) },
            { _, goal in (goal.text, goal.why) = ("Ik open mijn postDan", " slaap ik beter") },
        ]
        var seen: Set = [digest()]
        for (number, change) in changes.enumerated() {
            var (plan, goal) = (Self.plan, Self.goal)
            change(&plan, &goal)
            #expect(seen.insert(digest(plan, [goal])).inserted, "change \(number)")
        }
        #expect(seen.insert(digest(Self.plan, [])).inserted)
        #expect(seen.insert(digest(Self.plan, [Self.goal, Self.goal])).inserted)
    }

    @Test("How it goes, who signed, names in files, ids of people and the order of the goals are no part of it")
    func stays() {
        var (plan, goal, other) = (Self.plan, Self.goal, Self.goal)
        plan.key = "e-1"
        plan.signatures = [PlanBody.Signature(by: EntryID(high: 1, low: 1), at: Day.now, covers: "x")]
        goal.key = "e-2"
        goal.whose = EntryID(high: 1, low: 2)
        goal.ofAnother = false
        goal.steps = [GoalBody.Step(text: "Een bakje", doneAt: Day.now)]
        #expect(digest(plan, [goal]) == digest())
        other.text = "Ik slaap"
        #expect(digest(plan, [goal, other]) == digest(plan, [other, goal]))
    }

    @Test("Rules 9, 10, 11 and 27: what is not for all who sign is no part of it")
    func parts() {
        func facts(_ visibility: Visibility = .shared, restricted: Bool = false, kind: EntryKind = .goal) -> EntryFacts
        {
            EntryFacts(
                id: EntryID(high: 1, low: 1), kind: kind, themes: .of(.money), author: Cast.petra,
                visibility: visibility, isRestricted: restricted)
        }
        #expect(facts().isSigned)
        for hidden in [Visibility.own, .confined, .withheld] { #expect(!facts(hidden).isSigned) }
        #expect(!facts(restricted: true).isSigned && !facts(kind: .agreement).isSigned)
    }

    @Test("A signature says whether it covers what stands there; one without a digest says nothing")
    func covers() {
        let by = EntryID(high: 1, low: 1)
        #expect(PlanBody.Signature(by: by, at: Day.now, covers: "a").stillCovers("a") == true)
        #expect(PlanBody.Signature(by: by, at: Day.now, covers: "a").stillCovers("b") == false)
        #expect(PlanBody.Signature(by: by, at: Day.now).stillCovers("a") == nil)
        let once = Self.plan.signed(by: by, at: Day.past, covering: "a")
        #expect(once.isSigned(by: [by], covering: "a") && !once.isSigned(by: [by], covering: "b"))
        #expect(!once.isSigned(by: [EntryID(high: 1, low: 2)], covering: "a") && !once.isSigned(by: [], covering: "a"))
        let twice = once.signed(by: EntryID(high: 1, low: 2), at: Day.past, covering: "a")
            .signed(by: by, at: Day.now, covering: "b")
        #expect(twice.signatures?.count == 3, "nothing is overwritten")
        #expect(twice.latestSignatures.map(\.covers) == ["b", "a"])
    }

    @Test("Domain §3.5: in force from the signature, and what is finished is signed no more")
    func status() {
        #expect(PlanStatus.draft.signed == .active && PlanStatus.active.signed == .active)
        #expect(PlanStatus.allCases.filter(\.isSignable) == [.draft, .active])
    }

    // MARK: Who

    @Test("Rules 4, 17 and 18: the person, the adults of a household, who represents the person; a permit gives none")
    func who() {
        let grants = [permit(.account(Cast.petra), .all, .all, .all), permit(.account(Cast.anouk), .all, .all, .all)]
        let facts = lisas(grants, mandates: [mandate(Cast.greet)])
        for account in [Cast.lisa, Cast.greet] { #expect(reach(account, facts).maySignPlans.allowed) }
        for account in [Cast.petra, Cast.anouk, Cast.ruud, Cast.ineke, Cast.wim] {
            #expect(!reach(account, facts).maySign.allowed && !reach(account, facts).maySignPlans.allowed)
        }
        #expect(reach(Cast.petra, facts).seesWholePlans)
        for adult in [Cast.lisa, Cast.bart] { #expect(reach(adult, household()).maySignPlans.allowed) }
        #expect(!reach(Cast.sam, household()).maySign.allowed, "no adult")
    }

    @Test("Rule 18: not without the act, not before or after the mandate, not where the person keeps something back")
    func mandates() {
        func may(_ mandate: Mandate, _ grants: [Grant] = []) -> (act: Bool, plans: Bool) {
            let reach = reach(Cast.greet, lisas(grants, mandates: [mandate]))
            return (reach.maySign.allowed, reach.maySignPlans.allowed)
        }
        #expect(may(mandate(Cast.greet, verbs: .look, acts: .sign)) == (true, true))
        #expect(may(mandate(Cast.greet, acts: [.takeCopy, .giveAccess, .readLog])) == (false, false))
        #expect(may(mandate(Cast.greet, until: Day.now)) == (false, false))
        #expect(may(mandate(Cast.greet, isExcluded: true)) == (false, false))
        #expect(may(mandate(Cast.greet, excludedThemes: .of(.intimacy))) == (true, false))
        #expect(may(mandate(Cast.greet, excludedAreas: .of(.plan))) == (true, false))
        #expect(may(mandate(Cast.greet, excludedAreas: .of(.reports))) == (true, true), "no part of a plan")
        #expect(may(mandate(Cast.greet, .courtAppointed, themes: .of(.money))) == (true, false))
        // What a permit of their own shows is not what they sign for the person.
        let kept = mandate(Cast.greet, excludedThemes: .of(.intimacy))
        #expect(may(kept, [permit(.account(Cast.greet), .all, .all, .look)]) == (true, false))
        let refused = reach(Cast.greet, lisas(mandates: [kept])).maySignPlans
        #expect(refused.ground == .excludedByPerson)
    }

    @Test("Rule 1: whether somebody may sign does not depend on what stands in the plan")
    func tellsNothing() {
        let all = reach(Cast.greet, lisas(mandates: [mandate(Cast.greet, excludedThemes: .of(.intimacy))]))
        #expect(!all.seesWholePlans, "and so they are not told that it changed")
    }

    @Test(
        "Rule 19: under 12 the parents sign, from 12 to 15 each of them and the young person, from 16 the young person",
        arguments: [("2016-01-01", false, true), ("2013-01-01", true, true), ("2009-01-01", true, false)])
    func age(born: String, young: Bool, parents: Bool) {
        let facts = sams(born: born)
        #expect(reach(Cast.sam, facts).maySignPlans.allowed == young)
        for parent in [Cast.lisa, Cast.bart] { #expect(reach(parent, facts).maySignPlans.allowed == parents) }
        let refused = reach(Cast.sam, sams(born: "2016-01-01")).maySignPlans.ground
        #expect(refused == .ageRule(.netherlandsUnder12))
    }

    @Test("Rules 20 and 26: nobody signs who looks along as another, and nobody after a death")
    func neither() {
        let facts = lisas(mandates: [mandate(Cast.greet)])
        #expect(!reach(Cast.greet, facts).preview(by: reach(Cast.lisa, facts)).maySign.allowed)
        let death = Death(
            id: DeathID(high: 1, low: 1), day: CivilDate(daysSinceEpoch: 20_000), registeredBy: nil,
            registeredAt: Day.past)
        let closed = DossierFacts(
            dossier: facts.dossier, type: .person, jurisdiction: .netherlands, owners: facts.owners,
            mandates: facts.mandates, death: death)
        for account in [Cast.lisa, Cast.greet] { #expect(!reach(account, closed).maySign.allowed) }
    }
}

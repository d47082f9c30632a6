import Testing

@testable import Dossier

@Suite("Rules 17 to 19: who chooses who acts for the person, and what stands in the way")
struct ChoosingRuleTests {
    private let unable = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.past)

    @Test(
        "The young person chooses where they decide alone",
        arguments: [
            ("2017-01-01", Jurisdiction.netherlands, false), ("2013-06-15", .netherlands, false),
            ("2010-06-15", .netherlands, true), ("2000-01-01", .netherlands, true), ("2017-01-01", .flanders, false),
            ("2013-06-15", .flanders, true), ("2000-01-01", .flanders, true),
        ])
    func ages(_ born: String, _ jurisdiction: Jurisdiction, _ may: Bool) {
        let facts = sams(born: born, jurisdiction)
        #expect(reach(Cast.sam, facts).mayChooseRepresentative.allowed == may)
        #expect(facts.ageRule(at: Day.now).decidesAlone == may)
        // Nobody does it for the young person, whatever they decide.
        for parent in [Cast.lisa, Cast.bart] { #expect(!reach(parent, facts).mayChooseRepresentative.allowed) }
    }

    @Test("Judged not able, a young person in Flanders chooses nobody; and the reason is the judgement")
    func judged() {
        let facts = sams(born: "2013-06-15", .flanders, judgements: [unable])
        #expect(!reach(Cast.sam, facts).mayChooseRepresentative.allowed)
    }

    @Test("From 12 to 15 the reason of the no is the age rule")
    func both() {
        let decision = reach(Cast.sam, sams(born: "2013-06-15")).mayChooseRepresentative
        #expect(decision == .no(.ageRule(.netherlands12To15)))
    }

    @Test("In a household's dossier nobody decides alone")
    func households() {
        for adult in [Cast.lisa, Cast.bart] {
            #expect(!reach(adult, household()).mayChooseRepresentative.allowed)
        }
    }

    @Test(
        "A representative never makes or ends a mandate, whatever acts it has, and on whatever basis",
        arguments: MandateBasis.allCases)
    func representative(_ basis: MandateBasis) {
        let own = mandate(Cast.greet, basis)
        let facts = lisas([permit(.account(Cast.petra))], mandates: [own, mandate(Cast.bart)])
        let greet = reach(Cast.greet, facts)
        #expect(!greet.mayChooseRepresentative.allowed)
        for other in facts.mandates { #expect(!greet.mayEnd(other).allowed && !greet.mayExclude(other).allowed) }
        #expect(!reach(Cast.petra, facts).mayChooseRepresentative.allowed)
        let lisa = reach(Cast.lisa, facts)
        #expect(lisa.mayChooseRepresentative.allowed)
        #expect(!lisa.preview(by: lisa).mayChooseRepresentative.allowed)
        #expect(lisa.mayEnd(own).allowed == (basis == .chosen))
    }

    @Test("What is over is not ended once more")
    func over() {
        let ended = mandate(Cast.greet, until: Day.now)
        #expect(!reach(Cast.lisa, lisas(mandates: [ended])).mayEnd(ended).allowed)
    }

    private func asked(
        _ account: AccountID, _ basis: MandateBasis = .chosen, _ kind: MandateKind? = nil, _ themes: ThemeSet = .all
    ) -> Mandate {
        Mandate(
            account: account, basis: basis, kind: kind, themes: themes, period: Period(from: Day.now, until: Day.future)
        )
    }

    @Test("Nobody acts for themselves, or twice; a parent whose time is over can be chosen")
    func obstacles() {
        let facts = lisas(mandates: [
            mandate(Cast.bart), mandate(Cast.greet, .parent), mandate(Cast.anouk, until: Day.now),
        ])
        #expect(facts.obstacle(to: asked(Cast.lisa), at: Day.now) == .owns)
        #expect(facts.obstacle(to: asked(Cast.bart), at: Day.now) == .actsAlready)
        #expect(facts.obstacle(to: asked(Cast.greet), at: Day.now) == nil)
        #expect(facts.obstacle(to: asked(Cast.anouk), at: Day.now) == nil)
        #expect(household().obstacle(to: asked(Cast.petra), at: Day.now) == .household)
    }

    @Test(
        "A court appoints for adults, what there is in that country, and no further than its kind",
        arguments: [
            ("1988-05-04", Jurisdiction.netherlands, MandateKind.mentor, ThemeSet.of(.health), nil),
            ("1988-05-04", .netherlands, .mentor, .of(.money), MandateObstacle.tooWide),
            ("1988-05-04", .netherlands, .bewindvoerder, .of(.money), nil),
            ("1988-05-04", .netherlands, .bewindvoerder, .of(.money, .living), .tooWide),
            ("1988-05-04", .netherlands, .curator, .all, nil), ("1988-05-04", .flanders, .bewindvoerder, .all, nil),
            ("1988-05-04", .flanders, .curator, .of(.money), .unknownThere),
            ("1988-05-04", .flanders, .mentor, .of(.health), .unknownThere),
            ("2010-06-15", .netherlands, .mentor, .of(.health), .minor),
        ])
    func courts(
        _ born: String, _ jurisdiction: Jurisdiction, _ kind: MandateKind, _ themes: ThemeSet, _ found: MandateObstacle?
    ) {
        let facts = sams(born: born, jurisdiction, mandates: [])
        #expect(facts.obstacle(to: asked(Cast.bart, .courtAppointed, kind, themes), at: Day.now) == found)
    }

    @Test(
        "A parent has authority over who is under 18 on the first day",
        arguments: [
            ("2008-11-22", nil as MandateObstacle?), ("2008-11-21", .adult), ("2017-01-01", nil),
            ("1988-05-04", .adult),
        ])
    func parents(_ born: String, _ found: MandateObstacle?) {
        for jurisdiction in Jurisdiction.allCases {
            let facts = sams(born: born, jurisdiction, mandates: [])
            #expect(facts.obstacle(to: asked(Cast.bart, .parent), at: Day.now) == found)
        }
        #expect(lisas(mandates: []).obstacle(to: asked(Cast.lisa, .parent), at: Day.now) == .owns)
        #expect(household().obstacle(to: asked(Cast.petra, .parent), at: Day.now) == .household)
    }

    @Test("What the shell can end has a name of its own, and whom the person chose has none there")
    func offices() {
        let offices = MandateKind.allCases.map(MandateOffice.court) + [.parent]
        for office in offices { #expect(MandateOffice(name: office.name) == office) }
        #expect(Set(offices.map(\.name)).count == offices.count)
        #expect(MandateOffice(name: MandateBasis.chosen.rawValue) == nil)
    }

    @Test("One court can appoint the same for two things, and not twice for one")
    func twoKinds() {
        let mentor = asked(Cast.bart, .courtAppointed, .mentor, .of(.health))
        let facts = lisas(mandates: [mentor])
        #expect(facts.obstacle(to: mentor, at: Day.now) == .actsAlready)
        #expect(facts.obstacle(to: asked(Cast.bart, .courtAppointed, .bewindvoerder, .of(.money)), at: Day.now) == nil)
        #expect(facts.obstacle(to: asked(Cast.bart), at: Day.now) == .actsAlready)
    }

    @Test(
        "Case m: a judgement is about a young person in Flanders, made by somebody who is not close, and not tomorrow")
    func judgements() {
        func found(_ facts: DossierFacts, by account: AccountID = Cast.joris, at moment: Moment = Day.now)
            -> JudgementObstacle?
        {
            facts.obstacle(to: AbilityJudgement(isAble: false, judgedBy: account, at: moment), at: Day.now)
        }
        #expect(found(sams(born: "2013-06-15", .flanders)) == nil)
        #expect(found(sams(born: "2013-06-15")) == .notFlanders)
        #expect(found(sams(born: "2017-01-01", .flanders)) == .otherAge)
        #expect(found(sams(born: "2000-01-01", .flanders)) == .otherAge)
        #expect(found(sams(born: "2013-06-15", .flanders), by: Cast.lisa) == .close)
        #expect(found(sams(born: "2013-06-15", .flanders), by: Cast.sam) == .close)
        #expect(found(sams(born: "2013-06-15", .flanders), at: Day.future) == .future)
        #expect(found(household()) == .notFlanders)
    }
}

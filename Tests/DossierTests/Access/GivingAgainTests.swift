import Testing

@testable import Dossier

struct GivingAgainTests {
    private let again = permit(.account(Cast.iris), .of(.reports), .of(.dayActivities), .look, by: Cast.lisa, id: 8)

    private func facts(born: String, withdrawnAt: Moment?) -> DossierFacts {
        sams(
            born: born,
            grants: [
                permit(
                    .account(Cast.iris), .of(.reports, .agreements), .of(.dayActivities, .family), .look,
                    withdrawnAt: withdrawnAt)
            ])
    }

    private func decide(_ facts: DossierFacts, _ agreed: AccountID...) -> Bool {
        GivingAgain.decide(again, agreed: Set(agreed), in: facts, at: Day.now).allowed
    }

    @Test("Rule 19: from 12 to 15 what one withdrew is given again only by the young person and the parents together")
    func together() {
        let facts = facts(born: "2013-01-01", withdrawnAt: Day.at(2026, 11, 1))
        #expect(!decide(facts))
        #expect(!decide(facts, Cast.bart))
        #expect(!decide(facts, Cast.sam))
        #expect(decide(facts, Cast.sam, Cast.bart))
        let refused = GivingAgain.decide(again, agreed: [], in: facts, at: Day.now)
        #expect(refused.ground == .needsBoth(.netherlands12To15))
    }

    @Test("Rule 19: what nobody withdrew, or what was withdrawn at another age, either gives")
    func alone() {
        #expect(decide(facts(born: "2013-01-01", withdrawnAt: nil)))
        #expect(decide(facts(born: "2014-11-10", withdrawnAt: Day.at(2026, 11, 1))))
        #expect(decide(facts(born: "2010-11-10", withdrawnAt: Day.at(2026, 11, 1))))
    }

    @Test(
        "Rules 6 and 19: a permit on a law that its workers or the privacy officer ended was taken back by neither of them"
    )
    func endedLaw() {
        let ended = permit(
            .account(Cast.iris), .of(.reports), .of(.dayActivities), .look, basis: .legalTask, law: "Jeugdwet 7.3.11",
            until: Day.future, by: Cast.fatma, confirmedBy: Cast.ruud, withdrawnAt: Day.at(2026, 11, 1))
        #expect(decide(sams(born: "2013-01-01", grants: [ended])))
    }

    @Test("Rule 19: something else than what was withdrawn is not giving it again")
    func somethingElse() {
        let facts = facts(born: "2013-01-01", withdrawnAt: Day.at(2026, 11, 1))
        let other = permit(.account(Cast.joris), .of(.reports), .of(.dayActivities), .look)
        #expect(GivingAgain.mustAgree(to: other, in: facts, at: Day.now) == [Cast.lisa])
        let theme = permit(.account(Cast.iris), .of(.reports), .of(.money), .look)
        #expect(GivingAgain.mustAgree(to: theme, in: facts, at: Day.now) == [Cast.lisa])
    }

    @Test("Rule 19: keeping a parent out does not take away that they say yes too, to giving again and to lifting")
    func keptOut() {
        let stop = deny(.account(Cast.iris))
        let taken = permit(.account(Cast.joris), .of(.reports), .of(.money), .look, withdrawnAt: Day.at(2026, 11, 1))
        let young = sams(
            born: "2013-01-01", grants: [stop, taken],
            mandates: [mandate(Cast.lisa, .parent, isExcluded: true), mandate(Cast.bart, .parent)])
        let again = permit(.account(Cast.joris), .of(.reports), .of(.money), .look, by: Cast.sam, id: 2)
        #expect(GivingAgain.mustAgree(to: again, in: young, at: Day.now) == [Cast.sam, Cast.lisa, Cast.bart])
        #expect(GivingAgain.mustAgree(toLift: stop, in: young, at: Day.now) == [Cast.sam, Cast.lisa, Cast.bart])
    }

    @Test("Rule 19: lifting a deny opens again what one of them closed, and so needs all of them too")
    func lifting() {
        let stop = deny(.account(Cast.iris))
        let young = sams(born: "2013-01-01", grants: [stop])
        #expect(GivingAgain.mustAgree(toLift: stop, in: young, at: Day.now) == [Cast.sam, Cast.lisa, Cast.bart])
        #expect(GivingAgain.mustAgree(toLift: stop, in: sams(born: "2009-01-01"), at: Day.now).isEmpty)
    }
}

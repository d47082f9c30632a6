import Testing

@testable import Dossier

/// Rule 28: what a parent or representative said yes to outlives them by at most three months.
struct OutlivedConsentTests {
    private func given(by account: AccountID, from: Moment = Day.past) -> Grant {
        permit(.account(Cast.iris), .all, .all, .look, from: from, by: account)
    }

    private func looks(_ facts: DossierFacts, _ moment: Moment) -> Bool {
        !reach(Cast.iris, facts, at: moment).isEmpty
    }

    @Test(
        "Netherlands: a parent's yes ends three months after the sixteenth birthday, at midnight; the young person's own does not"
    )
    func sixteen() {
        let parent = sams(born: "2010-11-30", grants: [given(by: Cast.bart)])
        #expect(looks(parent, Day.at(2026, 11, 30)))
        #expect(looks(parent, Day.at(2027, 2, 27, 23, 59)))
        // The 30th of a month that has none: its last day.
        #expect(!looks(parent, Day.at(2027, 2, 28)))
        #expect(reach(Cast.iris, parent, at: Day.at(2027, 2, 28)).refusal == .permitEnded(GrantID(high: 5, low: 1)))
        #expect(looks(sams(born: "2010-11-30", grants: [given(by: Cast.sam)]), Day.at(2027, 2, 28)))
    }

    @Test("Born on 29 February: sixteen on 29 February 2028, and three months on it ends")
    func leapDay() {
        let facts = sams(born: "2012-02-29", grants: [given(by: Cast.lisa)])
        #expect(looks(facts, Day.at(2028, 5, 28, 23, 59)))
        #expect(!looks(facts, Day.at(2028, 5, 29)))
    }

    @Test("Flanders: from twelve, unless judged not able; then from eighteen")
    func flanders() {
        let able = sams(born: "2013-05-01", .flanders, grants: [given(by: Cast.lisa)])
        #expect(looks(able, Day.at(2025, 7, 31, 23, 59)) && !looks(able, Day.at(2025, 8, 1)))
        let judgement = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2025, 4, 1))
        let notAble = sams(born: "2013-05-01", .flanders, grants: [given(by: Cast.lisa)], judgements: [judgement])
        #expect(looks(notAble, Day.at(2025, 8, 1)))
        #expect(looks(notAble, Day.at(2031, 7, 31)) && !looks(notAble, Day.at(2031, 8, 1)))
    }

    @Test("A mandate that ends: three months later what was given on it ends too")
    func mandateEnds() {
        let facts = lisas([given(by: Cast.greet)], mandates: [mandate(Cast.greet, until: Day.at(2026, 6, 15, 12))])
        #expect(looks(facts, Day.at(2026, 9, 14, 23, 59)))
        #expect(!looks(facts, Day.at(2026, 9, 15)))
    }

    @Test("A yes that begins after the mandate it was given on outlives it by no more than one from before")
    func beginsLater() {
        let until = Day.at(2026, 6, 15, 12)
        let later = given(by: Cast.greet, from: Day.at(2026, 7, 1))
        let facts = lisas([later], mandates: [mandate(Cast.greet, until: until)])
        #expect(looks(facts, Day.at(2026, 9, 14, 23, 59)) && !looks(facts, Day.at(2026, 9, 15)))
        // The sixteenth birthday is 30 November: from then a parent gives nothing, whatever a grant says.
        let after = given(by: Cast.bart, from: Day.at(2026, 12, 1))
        let sixteen = sams(born: "2010-11-30", grants: [after])
        #expect(sixteen.endOfConsent(after) == Day.at(2027, 3, 1))
        #expect(!looks(sixteen, Day.at(2027, 3, 1)))
    }

    @Test("A law is given for nobody, and what the person shared on a contract is the person's own: they stay")
    func others() {
        let law = byLaw(.account(Cast.iris), .all, .all)
        let contract = permit(.account(Cast.iris), .all, .all, .look, basis: .contract, by: Cast.sam, id: 2)
        for grant in [law, contract] {
            #expect(looks(sams(born: "2005-01-01", grants: [grant]), Day.at(2026, 11, 21)))
        }
    }

    @Test("What a parent shared on a contract ends with their consents: calling it a contract lets it live no longer")
    func contract() {
        let shared = permit(.account(Cast.iris), .all, .all, .look, basis: .contract, by: Cast.bart, id: 2)
        #expect(!looks(sams(born: "2005-01-01", grants: [shared]), Day.at(2026, 11, 21)))
        let facts = sams(born: "2010-11-30", grants: [shared])
        #expect(facts.endOfConsent(shared) == facts.endOfConsent(given(by: Cast.bart)))
        #expect(facts.endOfConsent(shared) == Day.at(2027, 2, 28))
    }

    @Test("What a parent gave before an end in sight is said, so that it can be reviewed in time")
    func review() {
        let facts = sams(born: "2010-11-30", grants: [given(by: Cast.bart)])
        #expect(facts.endOfConsent(facts.grants[0]) == Day.at(2027, 2, 28))
        #expect(lisas([given(by: Cast.lisa)]).endOfConsent(given(by: Cast.lisa)) == nil)
    }
}

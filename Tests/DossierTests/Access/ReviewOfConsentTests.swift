import Testing

@testable import Dossier

@Suite("Rule 28: a permit is to be looked at again from when its giver speaks no more, until it ends")
struct ReviewOfConsentTests {
    private func given(by account: AccountID, until: Moment? = nil, withdrawnAt: Moment? = nil) -> Grant {
        permit(.account(Cast.iris), .all, .all, .look, until: until, by: account, withdrawnAt: withdrawnAt)
    }

    private func ends(_ facts: DossierFacts, _ moment: Moment) -> [Moment] { facts.inReview(at: moment).map(\.until) }

    @Test("What a parent gave, from the sixteenth birthday for three months; what the young person gave, never")
    func sixteen() {
        let parent = sams(born: "2010-11-30", grants: [given(by: Cast.bart)])
        let end = Day.at(2027, 2, 28)
        #expect(ends(parent, Day.at(2026, 11, 30).moved(by: -1)).isEmpty)
        #expect(ends(parent, Day.at(2026, 11, 30)) == [end])
        #expect(ends(parent, end.moved(by: -1)) == [end])
        #expect(ends(parent, end).isEmpty)
        #expect(ends(sams(born: "2010-11-30", grants: [given(by: Cast.sam)]), Day.at(2026, 12, 1)).isEmpty)
    }

    @Test("A mandate that ends; not while another of the same giver lasts on which it was given too")
    func mandates() {
        let end = Day.at(2026, 6, 15, 12)
        let facts = lisas([given(by: Cast.greet)], mandates: [mandate(Cast.greet, until: end)])
        #expect(ends(facts, end.moved(by: -1)).isEmpty)
        #expect(ends(facts, end) == [Day.at(2026, 9, 15)])
        let two = [mandate(Cast.greet, until: end), mandate(Cast.greet, until: Day.at(2026, 8, 1))]
        #expect(ends(lisas([given(by: Cast.greet)], mandates: two), end).isEmpty)
    }

    @Test("Not what was withdrawn, nor what ends by itself before")
    func over() {
        let end = Day.at(2026, 6, 15, 12)
        let mandates = [mandate(Cast.greet, until: end)]
        for grant in [given(by: Cast.greet, until: Day.at(2026, 8, 1)), given(by: Cast.greet, withdrawnAt: end)] {
            #expect(ends(lisas([grant], mandates: mandates), end).isEmpty)
        }
    }
}

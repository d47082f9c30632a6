import Testing

@testable import Dossier

/// Rules 9 and 10 as they are decided on the screen.
struct ApartRuleTests {
    private let both = lisas([
        permit(.account(Cast.petra), .all, .all, .all), permit(.account(Cast.joris), .all, .all, .look, id: 2),
        permit(.account(Cast.anouk), .all, .all, .all, id: 3),
        permit(.account(Cast.karin), .all, .of(.money), .all, id: 4),
    ])
    private let report = entry(.report, .health, by: Cast.petra, as: .withheld)

    @Test(
        "Rules 9 and 10: who adds professionally writes for others than everyone; not who looks, nor a neighbour, nor the person"
    )
    func whoWritesApart() {
        for audience in [Audience.withheld(.harm, months: 3), .confined([Cast.joris])] {
            #expect(reach(Cast.petra, both).mayWrite(for: audience))
            for other in [Cast.joris, Cast.anouk, Cast.lisa, Cast.ruud, Cast.ineke] {
                #expect(!reach(other, both).mayWrite(for: audience))
                #expect(reach(other, both).mayWrite(for: .everyone))
            }
        }
    }

    @Test(
        "Rule 10: a second professional who looks at all of it answers; never its author, nor who sees a part, nor the person"
    )
    func whoAnswers() {
        #expect(reach(Cast.joris, both).mayAnswerWithholding(of: report).allowed)
        for other in [Cast.petra, Cast.karin, Cast.anouk, Cast.lisa, Cast.ruud, Cast.ineke] {
            #expect(!reach(other, both).mayAnswerWithholding(of: report).allowed)
        }
        #expect(!reach(Cast.joris, both).mayAnswerWithholding(of: entry(.report, .health, by: Cast.petra)).allowed)
    }

    @Test("Rule 10: its author and who may confirm it let the person read it; nobody else does")
    func whoEnds() {
        for account in [Cast.petra, Cast.joris] {
            #expect(reach(account, both).mayEndWithholding(of: report).allowed)
        }
        for other in [Cast.karin, Cast.anouk, Cast.lisa, Cast.ruud] {
            #expect(!reach(other, both).mayEndWithholding(of: report).allowed)
        }
    }

    @Test("Rule 10: the person objects to what is withheld, and to no other entry; no worker does")
    func whoObjects() {
        #expect(reach(Cast.lisa, both).mayAsk(.objection, about: report).allowed)
        #expect(!reach(Cast.joris, both).mayAsk(.objection, about: report).allowed)
        #expect(!reach(Cast.lisa, both).mayAsk(.objection, about: entry(.report, .health, by: Cast.petra)).allowed)
        let note = entry(.report, .safety, by: Cast.petra, as: .confined, naming: [Cast.petra])
        #expect(!reach(Cast.lisa, both).mayAsk(.objection, about: note).allowed)
        #expect(!reach(Cast.lisa, both).mayAsk(.correction, about: report).allowed)
    }

    @Test("Rule 9: who is named decides with the others; the author who is not named, and who lost access, do not")
    func whoNames() {
        let note = entry(.report, .safety, by: Cast.petra, as: .confined, naming: [Cast.joris, Cast.ruud])
        #expect(reach(Cast.joris, both).mayNameOthers(in: note).allowed)
        for other in [Cast.petra, Cast.karin, Cast.lisa, Cast.ruud] {
            #expect(!reach(other, both).mayNameOthers(in: note).allowed)
        }
        #expect(!reach(Cast.joris, both).mayNameOthers(in: report).allowed)
    }

    @Test(
        "Rule 9: professionals who look now can be named; not a neighbour, the person, an administrator or a stranger")
    func whoCanBeNamed() {
        for account in [Cast.petra, Cast.joris, Cast.karin] { #expect(reach(account, both).mayBeNamedNow) }
        for other in [Cast.anouk, Cast.lisa, Cast.ineke, Cast.ruud] { #expect(!reach(other, both).mayBeNamedNow) }
        let addOnly = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money), .add)])
        #expect(!reach(Cast.petra, addOnly).mayBeNamedNow)
    }

    @Test("Rule 10: a preview, emergency access and a death decide about nothing apart")
    func otherDoors() {
        let preview = reach(Cast.joris, both).preview(by: reach(Cast.lisa, both))
        #expect(!preview.mayAnswerWithholding(of: report).allowed && !preview.mayEndWithholding(of: report).allowed)
    }

    @Test("Rule 10: at most six months, to the start of a day in the dossier's own zone")
    func howLong() {
        let start = Day.at(2026, 11, 21, 9)
        #expect(WithholdingTerm.reviewAt(months: 3, from: start, Day.clock) == Day.at(2027, 2, 21))
        #expect(WithholdingTerm.reviewAt(months: 6, from: start, Day.clock) == Day.at(2027, 5, 21))
        // Three months after 30 November there is no 30 February.
        #expect(
            WithholdingTerm.reviewAt(months: 3, from: Day.at(2026, 11, 30, 23, 59), Day.clock) == Day.at(2027, 2, 28))
        for months in [0, -1, 7, .max] {
            #expect(WithholdingTerm.reviewAt(months: months, from: start, Day.clock) == nil)
        }
    }

    @Test("Rule 10: what is due: a second look, late after a week; and the day to look again, which says more")
    func whatIsDue() {
        let review = Day.at(2027, 2, 21)
        func due(_ look: SecondLook, _ moment: Moment) -> WithholdingDue? {
            WithholdingTerm.due(secondLook: look, since: Day.now, reviewAt: review, at: moment)
        }
        let week = Day.now.moved(by: 7 * Moment.day)
        #expect(due(.waits, Day.now) == .secondLook)
        #expect(due(.waits, week.moved(by: -1)) == .secondLook)
        #expect(due(.waits, week) == .secondLookLate)
        #expect(due(.confirmed, week) == nil)
        #expect(due(.confirmed, review.moved(by: -1)) == nil)
        #expect(due(.confirmed, review) == .reviewLate)
        #expect(due(.waits, review) == .reviewLate)
    }
}

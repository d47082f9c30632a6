import Testing

@testable import Dossier

struct AgeRuleTests {
    private func may(_ account: AccountID, _ facts: DossierFacts, at moment: Moment) -> Bool {
        let reach = reach(account, facts, at: moment)
        return reach.acts == .ofThePerson && reach.themes(.look, in: .reports) == .all
    }

    @Test(
        "Rule 19, Netherlands: under 12 the parents, 12 to 15 both, from 16 the young person alone",
        arguments: [
            (2024, 11, false, true), (2025, 12, true, true), (2028, 15, true, true), (2029, 16, true, false),
            (2031, 18, true, false),
        ])
    func netherlands(year: Int, age: Int, sam: Bool, parents: Bool) {
        let facts = sams(born: "2013-06-15")
        let moment = Day.at(year, 6, 15)
        #expect(CivilDate("2013-06-15")!.age(on: Day.clock.day(of: moment)) == age)
        #expect(may(Cast.sam, facts, at: moment) == sam)
        #expect(may(Cast.lisa, facts, at: moment) == parents)
        #expect(may(Cast.bart, facts, at: moment) == parents)
    }

    @Test("Rule 19, Netherlands: from 16 a parent sees something only by a permit")
    func parentByPermit() {
        let facts = sams(
            born: "2009-01-01",
            grants: [permit(.account(Cast.lisa), .of(.reports), .of(.money), .look, by: Cast.sam)])
        let lisa = reach(Cast.lisa, facts)
        #expect(lisa.standing == .participant)
        #expect(lisa.themes(.look, in: .reports) == .of(.money))
        #expect(lisa.acts.isEmpty)
    }

    @Test("Rule 19: a child for whom the parents decide keeps own words and private notes")
    func childsOwnWords() {
        let facts = sams(born: "2017-01-01")
        let sam = reach(Cast.sam, facts)
        #expect(sam.standing == .person)
        #expect(sam.mayAdd(kind: .report, themes: .of(.family)).allowed)
        #expect(sam.sight(of: entry(.report, .family, by: Cast.sam)) == .full)
        #expect(sam.sight(of: entry(.report, .family, by: Cast.sam, as: .own)) == .full)
        #expect(sam.sight(of: entry(.report, .family)) == .none)
        #expect(sam.grounds.contains(.person(.netherlandsUnder12)))
        #expect(!sees(Cast.lisa, entry(.report, .family, by: Cast.sam, as: .own), facts))
    }

    @Test(
        "Rule 19, Flanders: from 12 the young person alone, below that the parents",
        arguments: [(2024, false, true), (2025, true, false), (2029, true, false), (2031, true, false)])
    func flanders(year: Int, sam: Bool, parents: Bool) {
        let facts = sams(born: "2013-06-15", .flanders)
        #expect(may(Cast.sam, facts, at: Day.at(year, 6, 15)) == sam)
        #expect(may(Cast.lisa, facts, at: Day.at(year, 6, 15)) == parents)
    }

    @Test("Rule 19, Flanders: the latest recorded judgement counts, until 18")
    func judgement() {
        let unable = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2026, 1, 1))
        let able = AbilityJudgement(isAble: true, judgedBy: Cast.joris, at: Day.at(2027, 1, 1))
        let facts = sams(born: "2013-06-15", .flanders, judgements: [able, unable])
        #expect(facts.ageRule(at: Day.at(2025, 12, 31)) == .flandersAble(nil))
        #expect(facts.ageRule(at: Day.at(2026, 6, 1)) == .flandersNotAble(unable))
        #expect(may(Cast.lisa, facts, at: Day.at(2026, 6, 1)))
        #expect(facts.ageRule(at: Day.at(2027, 6, 1)) == .flandersAble(able))
        #expect(!may(Cast.lisa, facts, at: Day.at(2027, 6, 1)))
        #expect(sams(born: "2013-06-15", .flanders, judgements: [unable]).ageRule(at: Day.at(2031, 6, 15)) == .adult)
    }

    @Test("Rule 19, Flanders: of two judgements at one moment the one that was recorded last counts")
    func judgementOfOneMoment() {
        let unable = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2026, 1, 1))
        let able = AbilityJudgement(isAble: true, judgedBy: Cast.joris, at: Day.at(2026, 1, 1))
        #expect(
            sams(born: "2013-06-15", .flanders, judgements: [unable, able]).ageRule(at: Day.now) == .flandersAble(able))
        #expect(
            sams(born: "2013-06-15", .flanders, judgements: [able, unable]).ageRule(at: Day.now)
                == .flandersNotAble(unable))
    }

    @Test("Rule 19: the day starts at midnight in the dossier's zone, in winter and in summer")
    func midnight() {
        for born in ["2010-12-10", "2010-07-10"] {
            let birthday = CivilDate(born)!
            let facts = sams(born: born)
            let midnight = Day.at(2026, birthday.month, birthday.day)
            #expect(facts.ageRule(at: midnight.moved(by: -1)) == .netherlands12To15)
            #expect(facts.ageRule(at: midnight) == .netherlandsFrom16)
        }
    }

    @Test("Rule 19: who was born on 29 February reaches an age on 1 March in other years")
    func leapDay() {
        let facts = sams(born: "2012-02-29")
        #expect(facts.ageRule(at: Day.at(2024, 2, 28, 23, 59)) == .netherlandsUnder12)
        #expect(facts.ageRule(at: Day.at(2024, 2, 29)) == .netherlands12To15)
        let sixteen = sams(born: "2008-02-29")
        #expect(sixteen.ageRule(at: Day.at(2024, 2, 28, 23, 59)) == .netherlands12To15)
        #expect(sixteen.ageRule(at: Day.at(2024, 2, 29)) == .netherlandsFrom16)
        #expect(sixteen.ageRule(at: Day.at(2026, 2, 28, 23, 59)) == .netherlandsFrom16)
        #expect(sixteen.ageRule(at: Day.at(2026, 3, 1)) == .adult)
    }

    @Test("Rule 19: from 12 a parent can be excluded, before that not")
    func excludedParent() {
        let excluded = [mandate(Cast.lisa, .parent, excludedThemes: .of(.intimacy), isExcluded: false)]
        #expect(sees(Cast.lisa, entry(.report, .intimacy), sams(born: "2016-01-01", mandates: excluded)))
        #expect(!sees(Cast.lisa, entry(.report, .intimacy), sams(born: "2013-01-01", mandates: excluded)))
        #expect(sees(Cast.lisa, entry(.report, .money), sams(born: "2013-01-01", mandates: excluded)))
    }

    @Test("Rule 19: which line of the rule applied is part of the reason")
    func reason() {
        let facts = sams(born: "2013-01-01")
        #expect(reach(Cast.sam, facts).grounds == [.person(.netherlands12To15)])
        #expect(
            reach(Cast.lisa, facts).grounds == [.representative(facts.mandates[0], .netherlands12To15)])
        #expect(reach(Cast.lisa, sams(born: "2009-01-01")).grounds == [.ageRule(.netherlandsFrom16)])
    }

    @Test("Rule 19: without a birth date the person decides as an adult, and no parent does")
    func noBirthDate() {
        let facts = lisas(mandates: [mandate(Cast.bart, .parent)], born: nil)
        #expect(reach(Cast.lisa, facts).acts == .ofThePerson)
        #expect(reach(Cast.bart, facts).isEmpty)
    }
}

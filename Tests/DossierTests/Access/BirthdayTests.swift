import Testing

@testable import Dossier

/// Rule 19 at the stroke of midnight. A minute before is the eve; midnight is the birthday.
@Suite("Rule 19 on the eve and at midnight of every age that counts, in both countries")
struct BirthdayTests {
    /// Births in winter, in summer, on the days the clock goes an hour on or back, on 29 February and on the days beside it.
    private static let births = [
        "2010-01-01", "2010-12-31", "2011-07-10", "2008-03-30", "2009-10-25", "2012-02-29", "2008-02-29", "2012-02-28",
        "2012-03-01", "2011-02-28",
    ]

    private struct Turn {
        let age: Int
        let eve: AgeRule
        let midnight: AgeRule
    }

    private static let netherlands = [
        Turn(age: 12, eve: .netherlandsUnder12, midnight: .netherlands12To15),
        Turn(age: 16, eve: .netherlands12To15, midnight: .netherlandsFrom16),
        Turn(age: 18, eve: .netherlandsFrom16, midnight: .adult),
    ]
    private static let flanders = [
        Turn(age: 12, eve: .flandersUnder12, midnight: .flandersAble(nil)),
        Turn(age: 16, eve: .flandersAble(nil), midnight: .flandersAble(nil)),
        Turn(age: 18, eve: .flandersAble(nil), midnight: .adult),
    ]

    /// Midnight at which somebody reaches an age, counted without the program's own birthdays.
    private func midnight(_ born: String, _ age: Int) throws -> Moment {
        let birth = try #require(CivilDate(born))
        let isLeap = (birth.year + age).isMultiple(of: 4)
        return birth.month == 2 && birth.day == 29 && !isLeap
            ? Day.at(birth.year + age, 3, 1) : Day.at(birth.year + age, birth.month, birth.day)
    }

    @Test("The line that applies changes at midnight, not a minute before", arguments: births)
    func lines(_ born: String) throws {
        for (country, turns) in [(Jurisdiction.netherlands, Self.netherlands), (.flanders, Self.flanders)] {
            let facts = sams(born: born, country)
            for turn in turns {
                let midnight = try midnight(born, turn.age)
                #expect(facts.ageRule(at: midnight.moved(by: -Moment.minute)) == turn.eve, "\(country), \(turn.age)")
                #expect(facts.ageRule(at: midnight) == turn.midnight, "\(country), \(turn.age)")
            }
        }
    }

    @Test("Who decides changes with it: the acts of the young person and of the parents", arguments: births)
    func acts(_ born: String) throws {
        func decides(_ account: AccountID, _ facts: DossierFacts, _ moment: Moment) -> Bool {
            reach(account, facts, at: moment).acts == .ofThePerson
        }
        for country in Jurisdiction.allCases {
            let facts = sams(born: born, country)
            let twelve = try midnight(born, 12)
            let eve = twelve.moved(by: -Moment.minute)
            #expect(!decides(Cast.sam, facts, eve) && decides(Cast.lisa, facts, eve), "\(country)")
            #expect(decides(Cast.sam, facts, twelve), "\(country)")
            #expect(decides(Cast.lisa, facts, twelve) == (country == .netherlands), "\(country)")
            let eighteen = try midnight(born, 18)
            for moment in [eighteen.moved(by: -Moment.minute), eighteen] {
                #expect(decides(Cast.sam, facts, moment) && !decides(Cast.lisa, facts, moment), "\(country)")
            }
        }
    }

    @Test("Flanders, judged not able: the parents until the eve of 18, then the young person", arguments: births)
    func notAble(_ born: String) throws {
        let judgement = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: try midnight(born, 14))
        let facts = sams(born: born, .flanders, judgements: [judgement])
        let eighteen = try midnight(born, 18)
        let eve = eighteen.moved(by: -Moment.minute)
        #expect(facts.ageRule(at: eve) == .flandersNotAble(judgement))
        #expect(reach(Cast.lisa, facts, at: eve).acts == .ofThePerson)
        #expect(reach(Cast.sam, facts, at: eve).acts.isEmpty)
        #expect(facts.ageRule(at: eighteen) == .adult)
        #expect(reach(Cast.lisa, facts, at: eighteen).isEmpty)
        #expect(reach(Cast.lisa, facts, at: eighteen).refusal == .ageRule(.adult))
        #expect(reach(Cast.sam, facts, at: eighteen).acts == .ofThePerson)
    }

    @Test("Rule 28: what a parent gave ends three months after the last of these midnights", arguments: births)
    func outlived(_ born: String) throws {
        func looks(_ facts: DossierFacts, _ moment: Moment) -> Bool { !reach(Cast.iris, facts, at: moment).isEmpty }
        let given = permit(.account(Cast.iris), .all, .all, .look, by: Cast.lisa)
        let judgement = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: try midnight(born, 12))
        let lives: [(facts: DossierFacts, age: Int)] = [
            (sams(born: born, grants: [given]), 16),
            (sams(born: born, .flanders, grants: [given], judgements: [judgement]), 18),
        ]
        for (facts, age) in lives {
            let alone = try midnight(born, age)
            let end = Day.clock.moment(of: Day.clock.day(of: alone).adding(months: 3))
            guard alone > Day.past else { continue }
            #expect(looks(facts, end.moved(by: -Moment.minute)), "\(age)")
            #expect(!looks(facts, end), "\(age)")
        }
    }

    @Test("Rule 17: a child among the owners of a household decides from the midnight of 18", arguments: births)
    func household(_ born: String) throws {
        let eighteen = try midnight(born, 18)
        for country in Jurisdiction.allCases {
            let facts = DossierFacts(
                dossier: DossierID(high: 9, low: 3), type: .household, jurisdiction: country,
                owners: [Owner(account: Cast.lisa), Owner(account: Cast.sam, birthDate: CivilDate(born))])
            #expect(reach(Cast.sam, facts, at: eighteen.moved(by: -Moment.minute)).isEmpty)
            #expect(reach(Cast.sam, facts, at: eighteen).acts == .ofThePerson)
        }
    }

    @Test("The ages of each country stand in one table, youngest first")
    func table() {
        #expect(Jurisdiction.netherlands.ages.turningPoints == [12, 16, 18])
        #expect(Jurisdiction.flanders.ages.turningPoints == [12, 18])
        for country in Jurisdiction.allCases {
            #expect(country.ages.adulthood == 18)
            #expect(country.ages.lines.map(\.from).sorted() == country.ages.lines.map(\.from))
            #expect(country.ages.lines.first?.from == 0)
        }
    }
}

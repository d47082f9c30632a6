import Testing

@testable import Dossier

struct PersonRuleTests {
    @Test("Rule 4: the person looks at everything, adds own words everywhere and has the acts of the person")
    func person() {
        let lisa = reach(Cast.lisa, lisas())
        for area in Area.allCases {
            #expect(lisa.themes([.look, .add], in: area) == .all)
        }
        for area in [Area.story, .wishesAndGoals, .agreements] { #expect(lisa.themes(.change, in: area) == .all) }
        for area in [Area.reports, .plan, .cooperation, .calendar] {
            #expect(lisa.themes(.change, in: area).isEmpty)
        }
        #expect(lisa.acts == .ofThePerson)
        #expect(lisa.standing == .person)
        #expect(lisa.grounds == [.person(.adult)])
    }

    @Test("Rule 4: no deny applies to the person")
    func noDeny() {
        let lisa = reach(Cast.lisa, lisas([deny(.account(Cast.lisa))]))
        #expect(lisa.themes(.look, in: .reports) == .all)
        #expect(lisa.acts == .ofThePerson)
    }

    @Test("Rule 4: nobody gives access with a permit alone")
    func noActsByGrant() {
        let petra = reach(Cast.petra, lisas([permit(.account(Cast.petra), .all, .all, .all)]))
        #expect(petra.acts.isDisjoint(with: .ofThePerson))
        #expect(!petra.mayGive(permit(.account(Cast.karin))).allowed)
        #expect(!petra.mayWithdraw(permit(.account(Cast.petra))).allowed)
    }

    @Test("Rule 17: the adults of a household own it equally; a child does not")
    func household() {
        for adult in [Cast.lisa, Cast.bart] {
            let owner = reach(adult, DossierTests.household())
            #expect(owner.acts == .ofThePerson)
            #expect(owner.grounds == [.coOwner])
        }
        #expect(reach(Cast.sam, DossierTests.household()).isEmpty)
    }

    @Test("Rule 17: being in a household gives no look into a member's own dossier")
    func householdIsNotTheMember() {
        #expect(reach(Cast.bart, lisas()).isEmpty)
        let note = entry(.report, by: Cast.lisa, as: .own)
        #expect(!sees(Cast.bart, note, DossierTests.household()))
        #expect(sees(Cast.lisa, note, DossierTests.household()))
    }

    @Test("Rule 18: a representative has the person's own ∩ the mandate")
    func mandateIntersects() {
        let facts = lisas(mandates: [
            mandate(
                Cast.greet, areas: .of(.reports, .agreements), themes: .of(.money), verbs: .all,
                acts: [.sign, .confine])
        ])
        let greet = reach(Cast.greet, facts)
        #expect(greet.standing == .representative)
        #expect(greet.themes(.look, in: .reports) == .of(.money))
        #expect(greet.themes(.change, in: .agreements) == .of(.money))
        #expect(greet.themes(.change, in: .reports).isEmpty)
        #expect(greet.themes(.look, in: .story).isEmpty)
        #expect(greet.acts == .sign)
    }

    @Test("Rule 18: the mandate's period ends it, and the reason says so")
    func mandateEnds() {
        let facts = lisas(mandates: [mandate(Cast.greet, until: Day.now)])
        #expect(sees(Cast.greet, entry(), facts, at: Day.now.moved(by: -1)))
        #expect(reach(Cast.greet, facts).grounds == [.mandateEnded(.chosen)])
        #expect(reach(Cast.greet, facts).isEmpty)
    }

    @Test("Rule 18: the person excludes a chosen representative, in part or whole; not a court-appointed one")
    func exclusion() {
        func greet(_ basis: MandateBasis, whole: Bool) -> Reach {
            reach(
                Cast.greet,
                lisas(mandates: [
                    mandate(
                        Cast.greet, basis, excludedAreas: .of(.story), excludedThemes: .of(.health),
                        isExcluded: whole)
                ]))
        }
        let chosen = greet(.chosen, whole: false)
        #expect(chosen.sight(of: entry(.report, .money)) == .full)
        #expect(chosen.sight(of: entry(.report, .money, .health)) == .none)
        #expect(chosen.themes(.look, in: .story).isEmpty)
        #expect(chosen.refusal(for: .look, in: .reports, themes: .of(.health)) == .excludedByPerson)
        #expect(greet(.chosen, whole: true).isEmpty)
        #expect(greet(.courtAppointed, whole: true).themes(.look, in: .story) == .all)
    }

    @Test("Rule 18: a representative gives access only within the mandate")
    func givingWithinMandate() {
        let facts = lisas(
            [permit(.account(Cast.greet), .of(.reports), .of(.health), id: 3)],
            mandates: [mandate(Cast.greet, themes: .of(.money), verbs: [.look, .add])])
        let greet = reach(Cast.greet, facts)
        #expect(greet.mayGive(permit(.account(Cast.petra), .of(.reports), .of(.money), .look)).allowed)
        #expect(!greet.mayGive(permit(.account(Cast.petra), .of(.reports), .of(.money), .change)).allowed)
        // Greet sees health by a permit of her own: that is not hers to give away.
        #expect(greet.sight(of: entry(.report, .health)) == .full)
        #expect(!greet.mayGive(permit(.account(Cast.petra), .of(.reports), .of(.health), .look)).allowed)
        let health = entry(.report, .health)
        #expect(!greet.mayGive(permit(.account(Cast.petra), entry: health), for: health).allowed)
        let money = entry(.report, .money)
        #expect(greet.mayGive(permit(.account(Cast.petra), entry: money), for: money).allowed)
    }

    @Test("Rule 18: nobody reads the person's private notes")
    func privateNotes() {
        let facts = lisas(mandates: [mandate(Cast.greet, .courtAppointed)])
        #expect(!sees(Cast.greet, entry(.report, by: Cast.lisa, as: .own), facts))
        #expect(!sees(Cast.greet, entry(.report, by: Cast.greet, as: .own), facts))
    }
}

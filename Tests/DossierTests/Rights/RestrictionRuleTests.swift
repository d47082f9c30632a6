import Testing

@testable import Dossier

/// Rule 27: restriction that was asked and granted.
@Suite("What is restricted is there for the person and its author, and for nobody else")
struct RestrictionRuleTests {
    private func report(
        by author: AccountID = Cast.petra, _ visibility: Visibility = .shared, restricted: Bool = true
    ) -> EntryFacts {
        EntryFacts(
            id: EntryID(high: 6, low: 1), kind: .report, themes: .of(.money), author: author, visibility: visibility,
            namedAccounts: [Cast.petra, Cast.karin], isRestricted: restricted)
    }

    private func asked(by account: AccountID = Cast.lisa) -> RightsRequest {
        RightsRequest(
            id: RightsRequestID(high: 1, low: 1), right: .restriction, matter: .entry(report().id),
            organisation: Cast.kredietbank, madeBy: account, madeAt: Day.past, outcome: .granted)
    }

    private var everyone: DossierFacts {
        lisas(
            [
                permit(.organisation(Cast.kredietbank), .all, .all, .all),
                byLaw(.account(Cast.fatma), .all, .of(.money)),
                permit(.account(Cast.anouk), entry: report(), id: 3),
            ], mandates: [mandate(Cast.greet, .chosen)])
    }

    @Test("The person and their representative go on seeing it, and so does its author")
    func whoSees() {
        for account in [Cast.lisa, Cast.greet, Cast.petra] {
            #expect(reach(account, everyone).sight(of: report()) == .full)
        }
    }

    @Test("No permit shows it: not for the organisation, not by law, not for this one entry; and it gives no reason")
    func whoDoesNot() {
        for account in [Cast.karin, Cast.fatma, Cast.anouk, Cast.ruud] {
            let reach = reach(account, everyone)
            #expect(reach.sight(of: report()) == .none)
            #expect(reach.ground(for: report()) == .notPermitted)
            if account != Cast.ruud { #expect(reach.sight(of: report(restricted: false)) == .full) }
        }
    }

    @Test(
        "A confined note that is restricted shows to its author, not to who else it names; a withheld one stays a line")
    func hidden() {
        #expect(reach(Cast.petra, everyone).sight(of: report(by: Cast.petra, .confined)) == .full)
        #expect(reach(Cast.karin, everyone).sight(of: report(by: Cast.petra, .confined)) == .none)
        #expect(reach(Cast.lisa, everyone).sight(of: report(by: Cast.petra, .confined)) == .none)
        #expect(reach(Cast.lisa, everyone).sight(of: report(by: Cast.petra, .withheld)) == .placeholder)
        #expect(reach(Cast.karin, everyone).sight(of: report(by: Cast.petra, .withheld)) == .none)
    }

    @Test("Rule 13: earlier versions go with it")
    func versions() {
        let version = VersionFacts(themes: .of(.money), author: Cast.petra)
        #expect(reach(Cast.karin, everyone).sight(of: version, of: report()) == .none)
        #expect(reach(Cast.lisa, everyone).sight(of: version, of: report()) == .full)
    }

    @Test("It is not shared with anybody, and nobody but who may ask lifts it")
    func acts() {
        let share = permit(.account(Cast.anouk), entry: report(), id: 7)
        #expect(!reach(Cast.lisa, everyone).mayGive(share, for: report()).allowed)
        #expect(reach(Cast.lisa, everyone).mayGive(share, for: report(restricted: false)).allowed)
        #expect(reach(Cast.lisa, everyone).mayLift(report(), by: asked()).allowed)
        #expect(!reach(Cast.lisa, everyone).mayLift(report(restricted: false), by: asked()).allowed)
        #expect(!reach(Cast.petra, everyone).mayLift(report(), by: asked()).allowed)
        #expect(!reach(Cast.lisa, everyone).mayAsk(.restriction, about: report()).allowed)
    }

    @Test("Rule 20: looking along as its author shows it to the person, as another it does not")
    func previews() {
        let lisa = reach(Cast.lisa, everyone)
        #expect(reach(Cast.petra, everyone).preview(by: lisa).sight(of: report()) == .full)
        #expect(reach(Cast.karin, everyone).preview(by: lisa).sight(of: report()) == .none)
        let karin = reach(Cast.karin, everyone)
        #expect(reach(Cast.greet, everyone).preview(by: karin).sight(of: report()) == .none)
    }

    @Test("Rule 19: from 12 to 15 who asked lifts it, and takes a request back, and not another of those who decide")
    func both() {
        let facts = sams(born: "2013-01-01")
        #expect(reach(Cast.sam, facts).mayLift(report(), by: asked(by: Cast.sam)).allowed)
        for parent in [Cast.lisa, Cast.bart] {
            let decision = reach(parent, facts).mayLift(report(), by: asked(by: Cast.sam))
            #expect(decision == .no(.needsBoth(.netherlands12To15)))
        }
        #expect(reach(Cast.bart, facts).mayLift(report(), by: asked(by: Cast.bart)).allowed)
        // At sixteen the young person decides alone, also about what a parent asked.
        let alone = sams(born: "2010-01-01")
        #expect(reach(Cast.sam, alone).mayLift(report(), by: asked(by: Cast.lisa)).allowed)
        #expect(!reach(Cast.lisa, alone).mayLift(report(), by: asked(by: Cast.lisa)).allowed)
    }

    @Test("Rule 18: a representative reads no request about what is kept from them, and the person reads all")
    func whoReadsRequests() {
        let excluded = lisas(mandates: [mandate(Cast.greet, excludedThemes: .of(.money))])
        let whole = lisas(mandates: [mandate(Cast.greet)])
        let everything = RightsRequest(
            id: RightsRequestID(high: 1, low: 2), right: .destruction, matter: .everything,
            organisation: Cast.kredietbank, madeBy: Cast.lisa, madeAt: Day.past)
        #expect(!reach(Cast.greet, excluded).mayRead(asked(), about: report()))
        #expect(!reach(Cast.greet, excluded).mayRead(everything, about: nil))
        #expect(reach(Cast.greet, excluded).mayRead(asked(by: Cast.greet), about: report()))
        #expect(reach(Cast.greet, whole).mayRead(asked(), about: report()))
        #expect(reach(Cast.greet, whole).mayRead(everything, about: nil))
        #expect(reach(Cast.lisa, excluded).mayRead(asked(by: Cast.greet), about: report()))
        #expect(!reach(Cast.petra, everyone).mayRead(asked(), about: report()))
    }
}

import Testing

@testable import Dossier

@Suite(
    "Rule 11: what somebody left unfinished goes to who takes part and may add just that, and not to who hands it out")
struct LeftDraftRuleTests {
    private let wim = Oversight(officer: Cast.wim, organisations: [Cast.kredietbank], moment: Day.now)

    private func may(_ draft: LeftDraft, _ account: AccountID, _ facts: DossierFacts) -> Bool {
        wim.mayHandOut(draft, to: reach(account, facts)).allowed
    }

    @Test("A report: all its themes, and general where it has none")
    func themes() {
        let facts = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money), [.look, .add])])
        #expect(may(.report(.of(.money)), Cast.petra, facts))
        for themes in [ThemeSet.of(.money, .health), .of(.health), .none, .general] {
            #expect(!may(.report(themes), Cast.petra, facts))
        }
        let looks = lisas([permit(.account(Cast.petra), .of(.reports), .all, .look)])
        #expect(!may(.report(.of(.money)), Cast.petra, looks), "look is not add")
    }

    @Test("A reaction: in full sight of what it is on, and the right to add there")
    func reactions() {
        let facts = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money), [.look, .add])])
        #expect(may(.reaction(to: entry(.report, .money)), Cast.petra, facts))
        #expect(!may(.reaction(to: entry(.report, .health)), Cast.petra, facts))
        #expect(!may(.reaction(to: entry(.report, .money, as: .own)), Cast.petra, facts))
        #expect(!may(.reaction(to: nil), Cast.petra, facts))
    }

    @Test("Not the person, not who acts for them, not who has no permit, and not the officer who hands it out")
    func takesPart() {
        let facts = lisas(
            [permit(.account(Cast.wim), .all, .all, .all), permit(.account(Cast.karin), .all, .all, .all)],
            mandates: [mandate(Cast.greet)])
        #expect(may(.report(.of(.money)), Cast.karin, facts))
        for account in [Cast.lisa, Cast.greet, Cast.petra, Cast.wim] {
            #expect(!may(.report(.of(.money)), account, facts))
        }
    }
}

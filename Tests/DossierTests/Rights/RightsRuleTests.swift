import Testing

@testable import Dossier

/// Rule 4: the person asks for correction, restriction, destruction; AVG article 12(3): within a month.
@Suite("Who may ask for what, and until when there is an answer")
struct RightsRuleTests {
    private static let dossier = DossierID(high: 1, low: 1)

    private func request(
        _ right: Right = .correction, madeAt: Moment, extendedAt: Moment? = nil,
        outcome: RightsRequest.Outcome? = nil
    ) -> RightsRequest {
        RightsRequest(
            id: RightsRequestID(high: 1, low: 1), right: right, matter: .everything, organisation: Cast.kredietbank,
            madeBy: Cast.lisa, madeAt: madeAt, extendedAt: extendedAt, outcome: outcome)
    }

    private func reach(_ account: AccountID, mandates: [Mandate] = [], grants: [Grant] = []) -> Reach {
        let facts = DossierFacts(
            dossier: Self.dossier, type: .person, jurisdiction: .netherlands, owners: [Owner(account: Cast.lisa)],
            mandates: mandates, grants: grants)
        return AccessRules.reach(of: Cast.actor(account), in: facts, at: Day.now)
    }

    @Test("The last day is the same day of the next month, or the last that month has")
    func months() {
        let days: [(Moment, String)] = [
            (Day.at(2026, 11, 21, 9), "2026-12-21"), (Day.at(2026, 1, 31, 9), "2026-02-28"),
            (Day.at(2028, 1, 31, 9), "2028-02-29"), (Day.at(2026, 12, 31, 23, 59), "2027-01-31"),
            (Day.at(2026, 12, 1, 0, 0), "2027-01-01"),
        ]
        for (asked, last) in days { #expect(request(madeAt: asked).lastDay(Day.clock).text == last) }
        let more = request(madeAt: Day.at(2026, 11, 30, 9), extendedAt: Day.at(2026, 12, 2))
        #expect(more.lastDay(Day.clock).text == "2027-02-28")
    }

    @Test("It is late when the last day is over in the dossier's own zone, and never once it was answered")
    func late() {
        let asked = request(madeAt: Day.at(2026, 11, 21, 9))
        #expect(!asked.isLate(at: Day.at(2026, 12, 21, 23, 59), Day.clock))
        #expect(asked.isLate(at: Day.at(2026, 12, 22), Day.clock))
        #expect(asked.mayExtend(at: Day.at(2026, 12, 21, 23, 59), Day.clock))
        #expect(!asked.mayExtend(at: Day.at(2026, 12, 22), Day.clock))
        let settled = request(madeAt: Day.at(2026, 11, 21, 9), outcome: .refused)
        #expect(!settled.isLate(at: Day.future, Day.clock))
        let twice = request(madeAt: Day.at(2026, 11, 21), extendedAt: Day.at(2026, 11, 22))
        #expect(!twice.mayExtend(at: Day.at(2026, 11, 23), Day.clock))
    }

    @Test("Rules 4 and 18: the person asks, and who decides for them; a worker does not, whatever they may")
    func whoAsks() {
        let bart = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let copies = Mandate(account: Cast.anouk, basis: .chosen, acts: .takeCopy, period: Period(from: Day.past))
        let grants = [permit(.account(Cast.petra), .all, .all, .all)]
        for right in Right.allCases {
            #expect(reach(Cast.lisa).mayAsk(right).allowed)
            #expect(reach(Cast.bart, mandates: [bart]).mayAsk(right).allowed)
            #expect(reach(Cast.anouk, mandates: [copies]).mayAsk(right).allowed == (right == .copy))
            #expect(!reach(Cast.petra, grants: grants).mayAsk(right).allowed)
            #expect(!reach(Cast.ruud).mayAsk(right).allowed)
        }
        let seen = reach(Cast.petra, grants: grants).preview(by: reach(Cast.lisa))
        #expect(!seen.mayAsk(.correction).allowed)
    }

    @Test("About what one sees in full: not what is withheld or confined, and own notes one changes oneself")
    func aboutWhat() {
        func entry(_ visibility: Visibility, themes: ThemeSet = .general) -> EntryFacts {
            EntryFacts(
                id: EntryID(high: 1, low: 2), kind: .report, themes: themes, author: Cast.lisa,
                visibility: visibility, namedAccounts: [Cast.lisa])
        }
        #expect(reach(Cast.lisa).mayAsk(.correction, about: entry(.shared)).allowed)
        for hidden in [Visibility.withheld, .confined, .own] {
            #expect(!reach(Cast.lisa).mayAsk(.correction, about: entry(hidden)).allowed)
        }
        let bart = Mandate(
            account: Cast.bart, basis: .chosen, period: Period(from: Day.past), excludedThemes: .of(.intimacy))
        let representative = reach(Cast.bart, mandates: [bart])
        #expect(representative.mayAsk(.restriction, about: entry(.shared)).allowed)
        #expect(!representative.mayAsk(.restriction, about: entry(.shared, themes: .of(.intimacy))).allowed)
    }

    @Test("Rule 6: an objection is against what stands on a law and counts; consent one withdraws oneself")
    func objection() {
        func grant(_ basis: LegalBasis, until: Moment = Day.future) -> Grant {
            Grant(
                id: GrantID(high: 1, low: 1), effect: .permit, principal: .account(Cast.joris), areas: .all,
                themes: .of(.safety), verbs: .look, basis: basis, law: "Jeugdwet", purpose: "zorg",
                period: Period(from: Day.past, until: until), givenBy: Cast.joris, confirmedBy: Cast.petra)
        }
        #expect(reach(Cast.lisa).mayObject(to: grant(.legalTask)).allowed)
        #expect(reach(Cast.lisa).mayObject(to: grant(.vitalInterest)).allowed)
        #expect(!reach(Cast.lisa).mayObject(to: grant(.consent)).allowed)
        #expect(!reach(Cast.lisa).mayObject(to: grant(.legalTask, until: Day.now)).allowed)
        #expect(!reach(Cast.joris, grants: [grant(.legalTask)]).mayObject(to: grant(.legalTask)).allowed)
    }

    @Test("What was answered is not taken back")
    func takeBack() {
        #expect(reach(Cast.lisa).mayTakeBack(request(madeAt: Day.now)).allowed)
        for outcome in RightsRequest.Outcome.allCases {
            #expect(!reach(Cast.lisa).mayTakeBack(request(madeAt: Day.now, outcome: outcome)).allowed)
        }
    }
}

import Dossier
import Testing

@Suite("Who takes a copy, and whether they still see all that they saw when it began")
struct ReachBreadthTests {
    private static let dossier = DossierID(high: 1, low: 1)
    private static let (lisa, bart, petra) = (
        AccountID(high: 1, low: 1), AccountID(high: 1, low: 3), AccountID(high: 1, low: 10)
    )
    private static let start = Moment(milliseconds: 1000)
    private static let noon = Moment(milliseconds: 2000)

    private func reach(
        _ account: AccountID, _ grants: [Grant] = [], mandates: [Mandate] = [], at moment: Moment = Self.start
    ) -> Reach {
        AccessRules.reach(
            of: Actor(account: account),
            in: DossierFacts(
                dossier: Self.dossier, type: .person, jurisdiction: .netherlands,
                subjectBirthDate: CivilDate(year: 1930, month: 1, day: 1), owners: [Owner(account: Self.lisa)],
                mandates: mandates, grants: grants), at: moment)
    }

    private func grant(
        _ effect: Effect = .permit, _ themes: ThemeSet = .all, _ account: AccountID = Self.bart, entry: EntryID? = nil,
        until: Moment? = nil
    ) -> Grant {
        Grant(
            id: GrantID(high: 5, low: 1), effect: effect, principal: .account(account), areas: .all, themes: themes,
            verbs: .look, entry: entry, basis: .consent, purpose: "helpt",
            period: Period(from: Moment(milliseconds: 0), until: until), givenBy: Self.lisa)
    }

    private func mandate(acts: ActSet = .ofThePerson, until: Moment? = nil) -> Mandate {
        Mandate(
            account: Self.bart, basis: .chosen, themes: .of(.money), acts: acts,
            period: Period(from: Moment(milliseconds: 0), until: until))
    }

    @Test("Rule 4: the person; rule 18: who acts for them, where the mandate says so; and no permit gives it")
    func whoMay() {
        #expect(reach(Self.lisa).mayTakeCopy.allowed)
        #expect(reach(Self.bart, mandates: [mandate()]).mayTakeCopy.allowed)
        #expect(!reach(Self.bart, mandates: [mandate(acts: [.sign])]).mayTakeCopy.allowed)
        #expect(!reach(Self.bart, mandates: [mandate(until: Self.noon)], at: Self.noon).mayTakeCopy.allowed)
        #expect(!reach(Self.petra, [grant(.permit, .all, Self.petra)]).mayTakeCopy.allowed)
    }

    @Test("Rule 4: no deny takes it away")
    func noDeny() {
        #expect(reach(Self.lisa, [grant(.deny, .all, Self.lisa)]).mayTakeCopy.allowed)
    }

    @Test("A permit that ends makes a reach that no longer holds all; one that comes on top takes nothing away")
    func permits() {
        let both = [grant(.permit, .of(.health), until: Self.noon)]
        let before = ReachBreadth(of: reach(Self.bart, both, mandates: [mandate()]))
        #expect(before.isWithin(reach(Self.bart, both, mandates: [mandate()])))
        #expect(!before.isWithin(reach(Self.bart, both, mandates: [mandate()], at: Self.noon)))
        let mandateOnly = ReachBreadth(of: reach(Self.bart, mandates: [mandate()]))
        #expect(mandateOnly.isWithin(reach(Self.bart, both, mandates: [mandate()])))
    }

    @Test("A permit for one entry counts, and so does a deny that comes over it")
    func entries() {
        let entry = EntryID(high: 7, low: 7)
        let one = grant(.permit, .all, entry: entry)
        let before = ReachBreadth(of: reach(Self.bart, [one], mandates: [mandate()]))
        #expect(before.isWithin(reach(Self.bart, [one], mandates: [mandate()])))
        #expect(!before.isWithin(reach(Self.bart, mandates: [mandate()])))
        let deny = grant(.deny, .of(.health))
        #expect(!before.isWithin(reach(Self.bart, [one, deny], mandates: [mandate()])))
        let contested = ReachBreadth(of: reach(Self.bart, [one, deny], mandates: [mandate()]))
        #expect(contested.isWithin(reach(Self.bart, [one, deny], mandates: [mandate()])))
        #expect(contested.isWithin(reach(Self.bart, [one], mandates: [mandate()])))
    }

    @Test("The person who becomes a representative sees no private notes any more")
    func notes() {
        let own = ReachBreadth(of: reach(Self.lisa))
        #expect(!own.isWithin(reach(Self.bart, mandates: [mandate()])))
    }
}

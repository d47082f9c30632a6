import Testing

@testable import Dossier

@Suite("Rule 22: what an administrator does alone, and what a second one says yes to")
struct AdministrationRulesTests {
    private func seat(
        _ account: AccountID, _ office: Office = .worker, madeBy: AccountID? = nil, confirmedBy: AccountID? = nil,
        from: Moment = Day.past, until: Moment? = nil, at organisation: OrganisationID = Cast.jeugdhulp
    ) -> HeldSeat {
        HeldSeat(
            id: MembershipID(high: 6, low: 1),
            membership: Membership(
                account: account, organisation: organisation, department: Cast.teamThuis, role: "begeleider",
                period: Period(from: from, until: until), madeBy: madeBy, confirmedBy: confirmedBy), office: office)
    }

    private func holder(_ account: AccountID, isAdministrator: Bool = false, _ seats: [HeldSeat]) -> SeatHolder {
        SeatHolder(account: account, isAdministrator: isAdministrator, seats: seats)
    }

    private func reason(_ holder: SeatHolder?, _ office: Office = .worker) -> AdministrationRules.Reason? {
        AdministrationRules.needsSecond(office, for: holder, by: Cast.ineke, at: Day.now)
    }

    private func administration(_ account: AccountID, of organisation: OrganisationID = Cast.jeugdhulp) throws
        -> Administration
    {
        try #require(
            AccessRules.administration(
                of: organisation, as: Actor(account: account, isAdministratorOf: [organisation]), at: Day.now))
    }

    private func request(
        for account: AccountID?, by maker: AccountID = Cast.ineke, outcome: SeatRequest.Outcome? = nil,
        until end: Moment = Day.future
    ) -> SeatRequest {
        SeatRequest(
            id: SeatRequestID(high: 8, low: 1), organisation: Cast.jeugdhulp, account: account,
            offer: SeatOffer(
                department: Cast.teamThuis, role: "begeleider", office: .worker, period: Period(from: Day.now)),
            madeBy: maker, madeAt: Day.past, endsAt: end, outcome: outcome)
    }

    @Test("Rule 22: an administration is of the organisations somebody administers, and of no system")
    func administration() {
        let ineke = Actor(account: Cast.ineke, isAdministratorOf: [Cast.jeugdhulp])
        #expect(ineke.isAdministrator)
        #expect(AccessRules.administration(of: Cast.jeugdhulp, as: ineke, at: Day.now) != nil)
        #expect(AccessRules.administration(of: Cast.kredietbank, as: ineke, at: Day.now) == nil)
        #expect(AccessRules.administration(of: Cast.jeugdhulp, as: Actor(account: Cast.joris), at: Day.now) == nil)
        let officer = Actor(account: Cast.wim, isPrivacyOfficerOf: [Cast.jeugdhulp])
        #expect(AccessRules.administration(of: Cast.jeugdhulp, as: officer, at: Day.now) == nil)
        let system = Actor(
            account: Cast.ineke, isAdministratorOf: [Cast.jeugdhulp],
            system: SystemScope(system: Cast.system, scope: Scope(areas: .all, themes: .all, verbs: .look)))
        #expect(AccessRules.administration(of: Cast.jeugdhulp, as: system, at: Day.now) == nil)
    }

    @Test("Rule 22: one is enough for a colleague whom another stands for")
    func alone() {
        #expect(reason(holder(Cast.ruud, [seat(Cast.ruud)])) == nil)
        #expect(reason(holder(Cast.ruud, [seat(Cast.ruud, madeBy: Cast.olga)])) == nil)
        #expect(
            reason(holder(Cast.ruud, [seat(Cast.ruud, madeBy: Cast.ineke, confirmedBy: Cast.olga)])) == nil)
    }

    @Test("Rule 22: a second one is asked for whoever is new, for oneself, for an administrator, and for an office")
    func second() {
        #expect(reason(nil) == .newcomer)
        #expect(reason(holder(Cast.ruud, [])) == .newcomer)
        #expect(reason(holder(Cast.ineke, [seat(Cast.ineke)])) == .oneself)
        #expect(reason(holder(Cast.olga, isAdministrator: true, [seat(Cast.olga)])) == .administrator)
        for office in [Office.administrator, .privacyOfficer] {
            #expect(reason(holder(Cast.ruud, [seat(Cast.ruud)]), office) == .office)
        }
    }

    @Test(
        "Rule 22: an account only its maker stands for is as new: also one whose other seats are over, or are to come")
    func onlyMaker() {
        #expect(reason(holder(Cast.ruud, [seat(Cast.ruud, madeBy: Cast.ineke)])) == .newcomer)
        #expect(
            reason(holder(Cast.ruud, [seat(Cast.ruud, madeBy: Cast.ineke, confirmedBy: Cast.ineke)])) == .newcomer)
        #expect(
            reason(holder(Cast.ruud, [seat(Cast.ruud, madeBy: Cast.ineke, confirmedBy: Cast.ruud)])) == .newcomer)
        #expect(reason(holder(Cast.ruud, [seat(Cast.ruud, until: Day.now)])) == .newcomer)
        #expect(reason(holder(Cast.ruud, [seat(Cast.ruud, from: Day.future)])) == .newcomer)
    }

    @Test("Rule 22: yes or no is said by another than who asked and than who it is about, while it waits")
    func answering() throws {
        let olga = try administration(Cast.olga)
        #expect(AdministrationRules.mayAnswer(request(for: Cast.ruud), as: olga))
        #expect(try !AdministrationRules.mayAnswer(request(for: Cast.ruud), as: administration(Cast.ineke)))
        #expect(!AdministrationRules.mayAnswer(request(for: Cast.olga), as: olga))
        #expect(!AdministrationRules.mayAnswer(request(for: nil), as: olga), "nobody took it up yet")
        #expect(!AdministrationRules.mayAnswer(request(for: Cast.ruud, outcome: .takenBack), as: olga))
        #expect(!AdministrationRules.mayAnswer(request(for: Cast.ruud, until: Day.now), as: olga))
        let elsewhere = try administration(Cast.olga, of: Cast.kredietbank)
        #expect(!AdministrationRules.mayAnswer(request(for: Cast.ruud), as: elsewhere))
        #expect(!AdministrationRules.mayTakeBack(request(for: nil), as: elsewhere))
    }

    @Test("Who asked takes it back; an invitation nobody used, any administrator")
    func takingBack() throws {
        let (ineke, olga) = (try administration(Cast.ineke), try administration(Cast.olga))
        #expect(AdministrationRules.mayTakeBack(request(for: Cast.ruud), as: ineke))
        #expect(!AdministrationRules.mayTakeBack(request(for: Cast.ruud), as: olga))
        #expect(AdministrationRules.mayTakeBack(request(for: nil), as: olga))
        #expect(!AdministrationRules.mayTakeBack(request(for: nil, outcome: .no), as: ineke))
    }

    @Test(
        "Rule 22: nobody gives up being an administrator alone: the reach of other memberships would come back with it")
    func ending() throws {
        let ineke = try administration(Cast.ineke)
        #expect(!AdministrationRules.mayEnd(seat(Cast.ineke, .administrator), as: ineke))
        #expect(AdministrationRules.mayEnd(seat(Cast.olga, .administrator), as: ineke))
        #expect(AdministrationRules.mayEnd(seat(Cast.ineke), as: ineke))
        #expect(!AdministrationRules.mayEnd(seat(Cast.ruud, at: Cast.kredietbank), as: ineke))
    }

    @Test("Rules 3 and 4: an account is closed only where it is used for nothing else")
    func closing() {
        #expect(AdministrationRules.mayCloseAccount(othersOpen: 0, isAnybodyElse: false))
        #expect(!AdministrationRules.mayCloseAccount(othersOpen: 1, isAnybodyElse: false))
        #expect(!AdministrationRules.mayCloseAccount(othersOpen: 0, isAnybodyElse: true))
    }

    @Test("Rule 22: being an administrator adds nothing to a worker's reach, and takes it until a second one agreed")
    func addsNothing() {
        let facts = lisas([permit(.department(Cast.teamThuis, role: nil))])
        func reach(_ seats: [Membership], administers: Set<OrganisationID>) -> Reach {
            AccessRules.reach(
                of: Actor(account: Cast.ruud, memberships: seats, isAdministratorOf: administers), in: facts,
                at: Day.now)
        }
        let plain = seat(Cast.ruud).membership
        let confirmed = seat(Cast.ruud, madeBy: Cast.ineke, confirmedBy: Cast.olga).membership
        #expect(!reach([plain], administers: []).isEmpty)
        #expect(reach([], administers: [Cast.jeugdhulp]).isEmpty)
        #expect(reach([plain], administers: [Cast.jeugdhulp]).isEmpty)
        let worker = reach([confirmed], administers: [])
        let both = reach([confirmed], administers: [Cast.jeugdhulp])
        #expect(!both.isEmpty && both.acts == worker.acts)
        for area in Area.allCases { #expect(both.themes(.look, in: area) == worker.themes(.look, in: area)) }
    }
}

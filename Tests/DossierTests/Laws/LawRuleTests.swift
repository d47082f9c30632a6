import Testing

@testable import Dossier

/// Rule 6: a permit on a law is registered by one worker of an organisation that may use it, and confirmed by a second one.
@Suite("Permits that stand on a law: who registers, who confirms, who ends, who looks at it")
struct LawRuleTests {
    private static let law = Law.all[0]
    private static let flemish = Law.all.first { $0.countries == [.flanders] } ?? law

    /// Somebody of youth help, where a law is switched on.
    private func worker(
        _ account: AccountID, usesLaws: Bool = true, until: Moment? = nil, isAdministrator: Bool = false,
        confirmedBy: AccountID? = nil, system: SystemScope? = nil
    ) -> Actor {
        Actor(
            account: account,
            memberships: [
                Membership(
                    account: account, organisation: Cast.jeugdhulp, department: Cast.teamThuis,
                    role: "jeugdbeschermer", period: Period(from: Day.past, until: until), confirmedBy: confirmedBy,
                    usesLaws: usesLaws)
            ], isAdministrator: isAdministrator, system: system)
    }

    private func work(_ account: AccountID, at moment: Moment = Day.now) throws -> LawWork {
        try #require(AccessRules.lawWork(as: worker(account), at: moment))
    }

    private func registration(
        by maker: AccountID = Cast.joris, law: Law = law, to principal: Principal = .organisation(Cast.jeugdhulp),
        outcome: LawRegistration.Outcome? = nil, settledBy: AccountID? = nil
    ) -> LawRegistration {
        LawRegistration(
            id: GrantID(high: 9, low: 71), dossier: DossierID(high: 9, low: 1), organisation: Cast.jeugdhulp, law: law,
            principal: principal, scope: Scope(areas: .all, themes: .of(.safety), verbs: .look), until: Day.future,
            madeBy: maker, madeAt: Day.now, outcome: outcome, settledBy: settledBy)
    }

    private func lisas(
        _ jurisdiction: Jurisdiction = .netherlands, mandates: [Mandate] = [], grants: [Grant] = [],
        death: Death? = nil
    ) -> DossierFacts {
        DossierFacts(
            dossier: DossierID(high: 9, low: 1), type: .person, jurisdiction: jurisdiction,
            subjectBirthDate: CivilDate("1988-05-04"), owners: [Owner(account: Cast.lisa)], mandates: mandates,
            grants: grants, death: death)
    }

    @Test("Every law has a code of its own, a source, a country, and lasts a year at most")
    func laws() {
        #expect(Set(Law.all.map(\.code)).count == Law.all.count)
        for law in Law.all {
            #expect(law.basis.standsAgainstDeny && !law.countries.isEmpty && !law.source.isEmpty)
            #expect((1...Law.longestMonths).contains(law.mostMonths) && Law(code: law.code) == law)
        }
        for country in Jurisdiction.allCases {
            let here = Law.all.filter { $0.countries.contains(country) }
            #expect(Set(here.map(\.basis)) == [.legalTask, .vitalInterest])
        }
        #expect(Law(code: "geen") == nil)
    }

    @Test(
        "Only by a membership that counts, where a law is on; no system, no administrator by that seat alone; a second one confirmed it, then yes"
    )
    func whoWorks() {
        func works(_ actor: Actor, at moment: Moment = Day.now) -> Bool {
            AccessRules.lawWork(as: actor, at: moment) != nil
        }
        #expect(works(worker(Cast.joris)))
        #expect(!works(worker(Cast.joris, usesLaws: false)))
        #expect(works(worker(Cast.joris, until: Day.now), at: Day.now.moved(by: -1)))
        #expect(!works(worker(Cast.joris, until: Day.now)))
        #expect(!works(worker(Cast.ineke, isAdministrator: true)))
        #expect(works(worker(Cast.ineke, isAdministrator: true, confirmedBy: Cast.wim)))
        #expect(!works(Actor(account: Cast.ineke, isAdministratorOf: [Cast.jeugdhulp])))
        #expect(!works(Actor(account: Cast.wim, isPrivacyOfficerOf: [Cast.jeugdhulp])))
        #expect(!works(worker(Cast.joris, system: SystemScope(system: Cast.system, scope: .everything))))
    }

    @Test("The second is another than the first, of the same organisation; only the first takes it back")
    func second() throws {
        #expect(try !LawRules.mayAnswer(registration(), as: work(Cast.joris)))
        #expect(try LawRules.mayAnswer(registration(), as: work(Cast.ruud)))
        #expect(try LawRules.mayTakeBack(registration(), as: work(Cast.joris)))
        #expect(try !LawRules.mayTakeBack(registration(), as: work(Cast.ruud)))
        let elsewhere = LawWork(worker: Cast.petra, organisations: [Cast.kredietbank], moment: Day.now)
        #expect(!LawRules.mayAnswer(registration(), as: elsewhere))
        #expect(!LawRules.mayTakeBack(registration(by: Cast.petra), as: elsewhere))
    }

    @Test("Rule 25: at the yes everything that changed since counts")
    func counts() throws {
        func may(
            _ registration: LawRegistration? = nil, second: AccountID = Cast.ruud, maker: Actor? = nil,
            laws: Set<Law> = [Self.law], facts: DossierFacts? = nil, at moment: Moment = Day.now
        ) throws -> Bool {
            LawRules.mayCount(
                registration ?? self.registration(), confirmedBy: try work(second, at: moment),
                maker: maker ?? worker(Cast.joris), laws: laws, facts: facts ?? lisas())
        }
        #expect(try may())
        #expect(try !may(second: Cast.joris))
        #expect(try !may(laws: []))
        #expect(try !may(laws: [Self.flemish]))
        #expect(try !may(maker: worker(Cast.joris, until: Day.now)))
        #expect(try !may(maker: worker(Cast.joris, usesLaws: false)))
        #expect(try !may(registration(outcome: .no)))
        #expect(try !may(registration(outcome: .yes)))
        #expect(try may(at: Day.now.moved(by: LawRegistration.answerTime - 1)))
        #expect(try !may(at: Day.now.moved(by: LawRegistration.answerTime)))
        #expect(try !may(facts: lisas(.flanders)))
        let mandate = Mandate(account: Cast.ruud, basis: .chosen, period: Period(from: Day.past))
        #expect(try !may(facts: lisas(mandates: [mandate])))
        let death = Death(
            id: DeathID(high: 9, low: 81), day: try #require(CivilDate("2026-11-20")), registeredBy: nil,
            registeredAt: Day.past)
        #expect(try !may(facts: lisas(death: death)))
    }

    @Test("Rule 6: what comes of it counts at once, names both, and stands against a deny of the person; until its end")
    func grant() {
        let permit = registration().grant(confirmedBy: Cast.ruud, at: Day.now, reason: "de kinderen zijn niet veilig")
        #expect(permit.isRegisteredAsAsked && permit.counts(at: Day.now) && !permit.counts(at: Day.future))
        #expect(permit.givenBy == Cast.joris && permit.confirmedBy == Cast.ruud && !permit.yieldsToDeny)
        #expect(permit.law == Self.law.source)
        let deny = Grant(
            id: GrantID(high: 9, low: 72), effect: .deny, principal: .organisation(Cast.jeugdhulp), areas: .all,
            themes: .all, verbs: .all, basis: .consent, purpose: "liever niet", period: Period(from: Day.past),
            givenBy: Cast.lisa)
        let facts = lisas(grants: [permit, deny])
        let fatma = AccessRules.reach(of: worker(Cast.fatma), in: facts, at: Day.now)
        #expect(fatma.sight(of: entry(.report, .safety)) == .full && fatma.sight(of: entry(.report, .money)) == .none)
        let lisa = AccessRules.reach(of: Actor(account: Cast.lisa), in: facts, at: Day.now)
        #expect(lisa.mayWithdraw(permit) == .no(.standsOnLaw(permit.id)) && lisa.mayObject(to: permit).allowed)
    }

    @Test("While it waits it opens nothing: the rules read the grants only")
    func waits() {
        let reach = AccessRules.reach(of: worker(Cast.joris), in: lisas(), at: Day.now)
        #expect(!reach.knowsDossier)
    }

    @Test("Who registered, who confirmed, and whoever it speaks to end it; nobody else of the organisation")
    func ends() throws {
        let done = registration(
            to: .department(Cast.teamThuis, role: "gezinsvoogd"), outcome: .yes, settledBy: Cast.ruud)
        for (account, may) in [(Cast.joris, true), (Cast.ruud, true), (Cast.fatma, false)] {
            #expect(try LawRules.mayEnd(done, as: work(account), worker(account)) == may)
        }
        let all = registration(outcome: .yes, settledBy: Cast.ruud)
        #expect(try LawRules.mayEnd(all, as: work(Cast.fatma), worker(Cast.fatma)))
        #expect(try !LawRules.mayEnd(registration(), as: work(Cast.joris), worker(Cast.joris)))
    }

    @Test("It waits no longer than its own end")
    func shortest() {
        let short = LawRegistration(
            id: GrantID(high: 9, low: 71), dossier: DossierID(high: 9, low: 1), organisation: Cast.jeugdhulp,
            law: Self.law, principal: .organisation(Cast.jeugdhulp), scope: .everything,
            until: Day.now.moved(by: Moment.day), madeBy: Cast.joris, madeAt: Day.now)
        #expect(short.waits(at: Day.now.moved(by: Moment.day - 1)) && !short.waits(at: Day.now.moved(by: Moment.day)))
    }

    @Test("Told is whoever decides about access; of a child both parents, of a young person of 16 nobody else")
    func told() {
        let mandates = [Cast.lisa, Cast.bart].map {
            Mandate(account: $0, basis: .parent, period: Period(from: Day.past))
        }
        func sams(born: String) -> DossierFacts {
            DossierFacts(
                dossier: DossierID(high: 9, low: 2), type: .person, jurisdiction: .netherlands,
                subjectBirthDate: CivilDate(born), owners: [Owner(account: Cast.sam)], mandates: mandates)
        }
        #expect(sams(born: "2020-01-01").toldOfLawPermit(at: Day.now, as: Cast.actor) == [Cast.lisa, Cast.bart])
        #expect(sams(born: "2010-01-01").toldOfLawPermit(at: Day.now, as: Cast.actor) == [Cast.sam])
    }

    @Test("No officer looks at what they registered, confirmed, hold, or that is in their own dossier")
    func officer() {
        let oversight = Oversight(officer: Cast.wim, organisations: [Cast.jeugdhulp], moment: Day.now)
        func parties(
            _ principal: Principal = .organisation(Cast.jeugdhulp), by first: AccountID = Cast.joris,
            and second: AccountID = Cast.ruud, own: Bool = false
        ) -> PermitParties {
            PermitParties(principal: principal, givenBy: first, confirmedBy: second, isOwnDossier: own)
        }
        #expect(!oversight.concerns(parties()))
        #expect(oversight.concerns(parties(by: Cast.wim)))
        #expect(oversight.concerns(parties(and: Cast.wim)))
        #expect(oversight.concerns(parties(.account(Cast.wim))))
        #expect(oversight.concerns(parties(own: true)))
    }

    @Test("Five working days: of a Thursday until the next Thursday, of a Saturday until Friday")
    func days() {
        let thursday = CivilDate(year: 2026, month: 11, day: 19)
        #expect(thursday?.adding(workingDays: 5).text == "2026-11-26")
        #expect(CivilDate(year: 2026, month: 11, day: 21)?.adding(workingDays: 5).text == "2026-11-27")
    }
}

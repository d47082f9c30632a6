import Testing

@testable import Dossier

/// Rule 26: death.
@Suite("Rule 26: representation ends, permits end after thirty days, and only who coordinates still adds")
struct DeathRuleTests {
    /// Registered on 21 November at nine; the last day is 21 December.
    private static let death = Death(
        id: DeathID(high: 2, low: 6), day: CivilDate(year: 2026, month: 11, day: 19) ?? CivilDate(daysSinceEpoch: 0),
        registeredBy: Cast.fatma, registeredAt: Day.now)
    private static let lastMinute = Day.at(2026, 12, 21, 23, 59)
    private static let closed = Day.at(2026, 12, 22)

    private static let grants = [
        permit(.account(Cast.fatma), .all, .all, .all, id: 1),
        permit(.organisation(Cast.kredietbank), .all, .all, [.look, .add], id: 2),
        permit(.account(Cast.anouk), .of(.story), .all, .look, id: 3),
        permit(.account(Cast.iris), .of(.agreements), .of(.family), .add, id: 4),
        byLaw(.account(Cast.joris), .of(.reports), .of(.safety), id: 6),
    ]

    private func facts(
        _ grants: [Grant] = DeathRuleTests.grants, type: DossierType = .person, clock: DossierClock = .amsterdam,
        death: Death? = DeathRuleTests.death
    ) -> DossierFacts {
        DossierFacts(
            dossier: DossierID(high: 9, low: 1), type: type, jurisdiction: .netherlands, clock: clock,
            subjectBirthDate: CivilDate("1988-05-04"), owners: [Owner(account: Cast.lisa)],
            mandates: [mandate(Cast.greet), mandate(Cast.bart, .courtAppointed)], grants: grants, death: death)
    }

    /// A permit as a privacy officer gives it.
    private func forKin(
        _ account: AccountID = Cast.bart, _ verbs: VerbSet = .look, law: String? = "7:458a", until: Moment? = Day.future
    ) -> Grant {
        Grant(
            id: GrantID(high: 5, low: 7), effect: .permit, principal: .account(account), areas: .of(.story, .reports),
            themes: .of(.health), verbs: verbs, basis: .legalTask, law: law, purpose: "om te weten wat er gebeurde",
            period: Period(from: Day.now, until: until), givenBy: Cast.wim, isForNextOfKin: true)
    }

    @Test("Whom the person kept out as a representative stays out as next of kin, wholly or of parts")
    func keptOut() {
        func kin(_ mandate: Mandate) -> Reach {
            let facts = DossierFacts(
                dossier: DossierID(high: 9, low: 1), type: .person, jurisdiction: .netherlands, clock: .amsterdam,
                subjectBirthDate: CivilDate("1988-05-04"), owners: [Owner(account: Cast.lisa)], mandates: [mandate],
                grants: [forKin(mandate.account)], death: facts().death)
            return reach(mandate.account, facts)
        }
        #expect(!kin(mandate(Cast.greet)).isEmpty)
        func without(_ areas: AreaSet = [], _ themes: ThemeSet = .none, wholly: Bool = false) -> Mandate {
            Mandate(
                account: Cast.greet, basis: .chosen, period: Period(from: Day.past), excludedAreas: areas,
                excludedThemes: themes, isExcluded: wholly)
        }
        let wholly = without(wholly: true)
        #expect(kin(wholly).isEmpty)
        let story = without(.of(.story))
        #expect(kin(story).themes(.look, in: .story).isEmpty)
        #expect(kin(story).themes(.look, in: .reports) == .of(.health))
        #expect(kin(without([], .of(.health))).isEmpty)
    }

    @Test("Representation ends with the registration, also one a court gave; a moment before it did not")
    func representation() {
        for account in [Cast.greet, Cast.bart] {
            let before = reach(account, facts(), at: Moment(milliseconds: Day.now.milliseconds - 1))
            #expect(before.standing == .representative && before.acts == .ofThePerson)
            let after = reach(account, facts())
            #expect(after.isEmpty && !after.knowsDossier && after.refusal == .died)
        }
    }

    @Test("Nobody decides: whoever signs in as the person sees nothing, also no private note, and does no act")
    func person() {
        let lisa = reach(Cast.lisa, facts())
        #expect(lisa.standing == .person && lisa.acts.isEmpty && lisa.refusal == .died)
        for visibility in Visibility.allCases {
            #expect(lisa.sight(of: entry(.report, .money, by: Cast.lisa, as: visibility)) == .none)
        }
        #expect(!lisa.mayAsk(.copy).allowed && !lisa.mayGive(permit(.account(Cast.ruud))).allowed)
        #expect(lisa.mayPutDeathRight.allowed && !lisa.mayRegisterDeath.allowed)
    }

    @Test(
        "Thirty whole days permits let look, and no longer: not by law either; the coordinator still adds, and changes nothing"
    )
    func thirtyDays() {
        let report = entry(.report, .money, .safety, by: Cast.ruud)
        for moment in [Day.now, Day.at(2026, 12, 1), Self.lastMinute] {
            #expect(sees(Cast.fatma, report, facts(), at: moment) && sees(Cast.petra, report, facts(), at: moment))
            #expect(sees(Cast.joris, entry(.report, .safety, by: Cast.ruud), facts(), at: moment))
            #expect(reach(Cast.fatma, facts(), at: moment).mayAdd(kind: .report, themes: .of(.money)).allowed)
            #expect(!reach(Cast.petra, facts(), at: moment).mayAdd(kind: .report, themes: .of(.money)).allowed)
            #expect(
                !reach(Cast.fatma, facts(), at: moment).mayChange(entry(.goal, .money), voiceOfPerson: false).allowed)
        }
        for account in [Cast.fatma, Cast.petra, Cast.joris, Cast.anouk, Cast.iris] {
            let after = reach(account, facts(), at: Self.closed)
            #expect(after.isEmpty && !after.knowsDossier && after.refusal == .died)
            #expect(reach(account, facts(), at: Self.lastMinute).knowsDossier)
        }
    }

    @Test("Who could only add sees what they wrote until it closes, and adds no more")
    func addOnly() {
        let iris = reach(Cast.iris, facts())
        #expect(iris.sight(of: entry(.agreement, .family, by: Cast.iris)) == .full)
        #expect(!iris.mayAdd(kind: .agreement, themes: .of(.family)).allowed)
    }

    @Test("A report that was shared stays to be read, and its author's own to be corrected by who coordinates only")
    func singlePermits() {
        let report = entry(.report, .health, by: Cast.joris)
        let shared = facts([permit(.account(Cast.ruud), .all, .all, [.look, .add], entry: report)])
        #expect(sees(Cast.ruud, report, shared))
        #expect(!reach(Cast.ruud, shared).mayAdd(kind: .reaction, themes: .none, hangingOn: report).allowed)
        let own = entry(.report, .money, by: Cast.fatma)
        #expect(reach(Cast.fatma, facts()).mayChange(own, voiceOfPerson: false).allowed)
        let petras = entry(.report, .money, by: Cast.petra)
        #expect(!reach(Cast.petra, facts()).mayChange(petras, voiceOfPerson: false).allowed)
    }

    @Test(
        "The day ends at midnight in the dossier's own zone, also across a change of the clock",
        arguments: [
            ("Europe/Amsterdam", 2026, 10, 1), ("Europe/Brussels", 2026, 3, 5), ("America/Curacao", 2026, 12, 31),
        ])
    func zones(_ zone: String, _ year: Int, _ month: Int, _ day: Int) throws {
        let clock = try #require(DossierClock(zoneName: zone))
        let registered = try #require(CivilDate(year: year, month: month, day: day))
        for minute in [0, 1, 12 * 60, 23 * 60 + 59] {
            let death = Death(
                id: DeathID(high: 2, low: 6), day: registered, registeredBy: nil,
                registeredAt: clock.moment(of: registered, minute: minute))
            let closes = death.closesAt(clock)
            #expect(clock.local(closes).day == registered.adding(days: 31) && clock.local(closes).minute == 0)
            let facts = facts(clock: clock, death: death)
            #expect(!facts.isClosed(at: Moment(milliseconds: closes.milliseconds - 1)) && facts.isClosed(at: closes))
        }
    }

    @Test("Every hour of forty days: open, then closed, and never open again")
    func everyHour() {
        var wasClosed = false
        for hour in 0..<(40 * 24) {
            let moment = Day.now.moved(by: Int64(hour) * Moment.hour)
            let isClosed = facts().isClosed(at: moment)
            #expect(isClosed == (moment >= Self.closed))
            #expect(reach(Cast.petra, facts(), at: moment).knowsDossier != isClosed)
            #expect(!wasClosed || isClosed)
            wasClosed = isClosed
        }
        #expect(wasClosed)
    }

    @Test("A household's dossier stays as it was")
    func household() {
        let family = facts(type: .household)
        #expect(family.death(at: Day.now) == nil && !family.isClosed(at: Day.future))
        #expect(reach(Cast.lisa, family).acts == .ofThePerson)
        #expect(reach(Cast.fatma, family, at: Self.closed).mayAdd(kind: .report, themes: .of(.money)).allowed)
        #expect(!reach(Cast.fatma, family).mayRegisterDeath.allowed)
    }

    @Test("A professional who may change the plan registers it, once, and puts it right; nobody else does")
    func whoRegisters() {
        let living = facts(death: nil)
        for account in [
            Cast.lisa, Cast.greet, Cast.bart, Cast.petra, Cast.anouk, Cast.iris, Cast.joris, Cast.ruud, Cast.ineke,
        ] {
            #expect(!reach(account, living).mayRegisterDeath.allowed)
            #expect(!reach(account, living).mayPutDeathRight.allowed)
        }
        #expect(reach(Cast.fatma, living).mayRegisterDeath.allowed)
        #expect(!reach(Cast.fatma, facts()).mayRegisterDeath.allowed)
        #expect(reach(Cast.fatma, facts()).mayPutDeathRight.allowed)
        #expect(!reach(Cast.petra, facts()).mayPutDeathRight.allowed)
        #expect(!reach(Cast.fatma, facts(), at: Self.closed).mayPutDeathRight.allowed)
        let neighbour = facts([permit(.account(Cast.anouk), .all, .all, .all)], death: nil)
        #expect(!reach(Cast.anouk, neighbour).mayRegisterDeath.allowed)
        let seen = reach(Cast.fatma, living).preview(by: reach(Cast.lisa, living))
        #expect(!seen.mayRegisterDeath.allowed)
    }

    @Test("Next of kin look by what the privacy officer gave, also after the thirty days, and do nothing else")
    func nextOfKin() {
        let given = facts(Self.grants + [forKin()])
        for moment in [Day.now, Self.closed, Day.at(2028, 1, 1)] {
            let bart = reach(Cast.bart, given, at: moment)
            #expect(bart.sight(of: entry(.report, .health)) == .full && bart.sight(of: entry(.report, .money)) == .none)
            #expect(bart.sight(of: entry(.goal, .health)) == .none && bart.acts.isEmpty)
            #expect(bart.sight(of: entry(.report, .health, as: .withheld)) == .none)
            #expect(bart.sight(of: entry(.report, .health, by: Cast.lisa, as: .own)) == .none)
            #expect(!bart.mayAdd(kind: .report, themes: .of(.health)).allowed)
        }
        #expect(reach(Cast.bart, given, at: Day.future).isEmpty)
    }

    @Test("It gives nothing while the person lives, nor without ground or end, nor to whom the person kept out")
    func nextOfKinNot() {
        #expect(reach(Cast.anouk, facts([forKin(Cast.anouk)], death: nil)).isEmpty)
        let wrong = [
            forKin(Cast.anouk, law: nil), forKin(Cast.anouk, law: ""), forKin(Cast.anouk, until: nil),
            forKin(Cast.anouk, [.look, .add]),
        ]
        for grant in wrong { #expect(reach(Cast.anouk, facts([grant])).isEmpty) }
        #expect(reach(Cast.anouk, facts([forKin(Cast.anouk), deny(.account(Cast.anouk))])).isEmpty)
        #expect(!reach(Cast.anouk, facts([forKin(Cast.anouk)])).isEmpty)
    }
}

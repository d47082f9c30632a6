import Testing

@testable import Dossier

/// The cases of access.md, by letter. Case o is held in `PreviewRuleTests`; of r there is no feed yet, and `NotThereYetTests` of the
/// site holds that; t is held here for the rules, and from the form to the log in `OpenEmergencyTests`. Case p, a copy that stops,
/// is held in `StoppedCopyTests`.
struct CaseTests {
    private let money = entry(.report, .money, id: 1)
    private let moneyHealth = entry(.report, .money, .health, id: 2)
    private let health = entry(.report, .health, id: 3)
    private let family = entry(.report, .family, id: 4)
    private let general = entry(.report, id: 5)
    private var timeline: [EntryFacts] { [money, moneyHealth, health, family, general] }
    private let debtHelp = permit(.account(Cast.petra), .of(.reports), .of(.money))

    private func visible(_ reach: Reach, _ entries: [EntryFacts]) -> [EntryID] {
        entries.filter { reach.sight(of: $0) == .full }.map(\.id)
    }

    @Test("Case a: debt help with {money} sees a money report, not money+health, not one without theme")
    func a() {
        #expect(visible(reach(Cast.petra, lisas([debtHelp])), timeline) == [money.id])
    }

    @Test("Case b: a second permit for {health} until 12.00 opens money+health at 11.59 and not at 12.00")
    func b() {
        let noon = Day.at(2026, 11, 21, 12)
        let facts = lisas([debtHelp, permit(.account(Cast.petra), .of(.reports), .of(.health), until: noon, id: 2)])
        let version = VersionFacts(themes: .of(.money, .health), author: Cast.joris)
        let before = reach(Cast.petra, facts, at: Day.at(2026, 11, 21, 11, 59))
        #expect(before.sight(of: moneyHealth) == .full)
        #expect(before.sight(of: version, of: money) == .full)
        let after = reach(Cast.petra, facts, at: noon)
        #expect(after.sight(of: moneyHealth) == .none)
        #expect(after.sight(of: version, of: money) == .none)
        #expect(after.ground(for: moneyHealth) == .permitEnded(GrantID(high: 5, low: 2)))
    }

    @Test("Case c: organisation permitted, one worker denied: the worker sees nothing, colleagues do")
    func c() {
        let facts = lisas([permit(.organisation(Cast.kredietbank)), deny(.account(Cast.petra))])
        #expect(reach(Cast.petra, facts).isEmpty)
        #expect(visible(reach(Cast.karin, facts), timeline).count == timeline.count)
    }

    @Test("Case d: department denied, one of its workers has a personal permit: that worker sees nothing")
    func d() {
        let facts = lisas([debtHelp, deny(.department(Cast.schuldhulp, role: nil))])
        #expect(reach(Cast.petra, facts).isEmpty)
    }

    @Test("Case e: youth protection by law on {safety} still sees safety after a deny; the ground is the law")
    func e() {
        let law = byLaw(.department(Cast.wijkteam, role: nil), .of(.reports), .of(.safety))
        let fatma = reach(Cast.fatma, lisas([law, deny(.organisation(Cast.gemeente))]))
        let report = entry(.report, .safety)
        #expect(fatma.sight(of: report) == .full)
        #expect(fatma.ground(for: report) == .grant(law.id, .legalTask, law: "Jeugdwet 7.3.11"))
        #expect(fatma.sight(of: money) == .none)
    }

    @Test("Case f: school, add only, agreements, {family}: adds one, sees that one, not who else is involved")
    func f() {
        let iris = reach(Cast.iris, lisas([permit(.account(Cast.iris), .of(.agreements), .of(.family), .add)]))
        let cooperation = entry(.cooperation, id: 9)
        #expect(iris.mayAdd(kind: .agreement, themes: .of(.family)).allowed)
        #expect(iris.mayAdd(kind: .agreement, themes: .of(.family), hangingOn: cooperation).allowed)
        #expect(iris.sight(of: entry(.agreement, .family, by: Cast.iris)) == .full)
        #expect(iris.sight(of: entry(.agreement, .family, by: Cast.joris)) == .none)
        #expect(iris.sight(of: entry(.party, .family)) == .none)
        #expect(!iris.seesPeopleCore)
    }

    @Test("Case g: who leaves the department at noon has no dossier at 12.00, and publishes nothing")
    func g() {
        let noon = Day.at(2026, 11, 21, 12)
        let petra = Cast.worker(Cast.petra, Cast.kredietbank, Cast.schuldhulp, "schuldhulpverlener", until: noon)
        let facts = lisas([permit(.department(Cast.schuldhulp, role: nil))])
        let before = AccessRules.reach(of: petra, in: facts, at: noon.moved(by: -1))
        let after = AccessRules.reach(of: petra, in: facts, at: noon)
        #expect(before.mayAdd(kind: .report, themes: .of(.money)).allowed)
        #expect(
            after.mayAdd(kind: .report, themes: .of(.money))
                == Decision(
                    allowed: false, ground: .membershipEnded(Cast.kredietbank)))
        #expect(after.isEmpty && !after.knowsDossier)
    }

    @Test("Case h: a confined note moves nothing of a third worker, nor of the person")
    func h() {
        let note = entry(.report, .safety, as: .confined, naming: [Cast.joris, Cast.fatma], id: 8)
        let facts = lisas([
            permit(.account(Cast.joris)), permit(.account(Cast.fatma), id: 2), permit(.account(Cast.karin), id: 3),
        ])
        for named in [Cast.joris, Cast.fatma] { #expect(sees(named, note, facts)) }
        for other in [Cast.karin, Cast.lisa] {
            let reach = reach(other, facts)
            #expect(visible(reach, timeline + [note]) == visible(reach, timeline))
            #expect(reach.sight(of: note) == .none)
            #expect(reach.sight(of: VersionFacts(themes: .of(.safety), author: Cast.joris), of: note) == .none)
        }
    }

    @Test("Case i: of a withheld report about a brother the person and the representative see one line")
    func i() {
        let report = entry(.report, .family, as: .withheld, id: 8)
        let facts = lisas(mandates: [mandate(Cast.greet)])
        for account in [Cast.lisa, Cast.greet] {
            let reach = reach(account, facts)
            #expect(reach.sight(of: report) == .placeholder)
            // A facet counts what is seen in full; the line counts in the unfiltered total only.
            #expect(visible(reach, timeline + [report]) == visible(reach, timeline))
        }
    }

    @Test("Case j: a report moved from {money} to {health}: money sees neither version, health only the new one")
    func j() {
        let now = entry(.report, .health)
        let old = VersionFacts(themes: .of(.money), author: Cast.joris)
        let new = VersionFacts(themes: .of(.health), author: Cast.joris)
        let withMoney = reach(Cast.petra, lisas([debtHelp]))
        #expect(withMoney.sight(of: new, of: now) == .none && withMoney.sight(of: old, of: now) == .none)
        let withHealth = reach(Cast.petra, lisas([permit(.account(Cast.petra), .of(.reports), .of(.health))]))
        #expect(withHealth.sight(of: new, of: now) == .full && withHealth.sight(of: old, of: now) == .none)
    }

    @Test("Case k: a photo hung on a health report needs documents and reports, and health")
    func k() {
        let photo = entry(.document, .money, on: health)
        func may(_ areas: AreaSet, _ themes: ThemeSet) -> Bool {
            sees(Cast.petra, photo, lisas([permit(.account(Cast.petra), areas, themes)]))
        }
        #expect(!may(.of(.documents), .of(.money)))
        #expect(!may(.of(.documents, .reports), .of(.money)))
        #expect(!may(.of(.documents), .of(.health)))
        #expect(!may(.of(.documents), .of(.money, .health)))
        #expect(may(.of(.documents, .reports), .of(.money, .health)))
    }

    @Test("Case l: the young person turns 16 tomorrow: the mother looks at 23.59, not at 00.00, by the age rule")
    func l() {
        let facts = sams(born: "2010-11-22")
        #expect(sees(Cast.lisa, money, facts, at: Day.at(2026, 11, 21, 23, 59)))
        let after = reach(Cast.lisa, facts, at: Day.at(2026, 11, 22))
        #expect(after.isEmpty)
        #expect(after.ground(for: money) == .ageRule(.netherlandsFrom16))
    }

    @Test("Case m: of a Flemish young person of 13 judged not able the parents act; who and when is in the reason")
    func m() {
        let judgement = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2026, 5, 1))
        let facts = sams(born: "2013-03-03", .flanders, judgements: [judgement])
        let lisa = reach(Cast.lisa, facts)
        #expect(lisa.acts == .ofThePerson)
        #expect(lisa.grounds == [.representative(facts.mandates[0], .flandersNotAble(judgement))])
        #expect(reach(Cast.sam, facts).refusal == .ageRule(.flandersNotAble(judgement)))
        #expect(reach(Cast.sam, facts).acts.isEmpty)
    }

    @Test("Case n: a representative excluded from {intimacy} sees the plan's title and the other goals")
    func n() {
        let plan = entry(.plan, .money, .health, .intimacy, id: 20)
        let goals = [
            entry(.goal, .money, on: plan, id: 21), entry(.goal, .health, on: plan, id: 22),
            entry(.goal, .intimacy, on: plan, id: 23),
        ]
        let greet = reach(Cast.greet, lisas(mandates: [mandate(Cast.greet, excludedThemes: .of(.intimacy))]))
        #expect(greet.sight(ofContainer: plan, parts: goals) == .full)
        #expect(visible(greet, goals) == [goals[0].id, goals[1].id])
        #expect(greet.ground(for: goals[2]) == .excludedByPerson)
    }

    @Test("Case p: each part of an export asks again; what follows the end of the permit is not in it")
    func p() {
        let noon = Day.at(2026, 11, 21, 12)
        let facts = lisas([permit(.account(Cast.petra), until: noon)])
        let parts = [-2, -1, 0, 1].map { reach(Cast.petra, facts, at: noon.moved(by: $0)).sight(of: money) }
        #expect(parts == [.full, .full, .none, .none])
    }

    @Test("Case q: one of two parents withdraws the school for their 13-year-old; giving it again needs both")
    func q() {
        let school = permit(.account(Cast.iris), .of(.reports), .of(.dayActivities), by: Cast.lisa, id: 4)
        let before = sams(born: "2013-06-15", grants: [school])
        #expect(reach(Cast.bart, before).mayWithdraw(school).allowed)
        let withdrawn = permit(
            .account(Cast.iris), .of(.reports), .of(.dayActivities), by: Cast.lisa, withdrawnAt: Day.at(2026, 11, 20),
            id: 4)
        let after = sams(born: "2013-06-15", grants: [withdrawn])
        #expect(reach(Cast.iris, after).isEmpty)
        let again = permit(.account(Cast.iris), .of(.reports), .of(.dayActivities), by: Cast.lisa, id: 5)
        #expect(!GivingAgain.decide(again, agreed: [Cast.lisa], in: after, at: Day.now).allowed)
        #expect(!GivingAgain.decide(again, agreed: [Cast.lisa, Cast.sam], in: after, at: Day.now).allowed)
        #expect(GivingAgain.decide(again, agreed: [Cast.lisa, Cast.bart, Cast.sam], in: after, at: Day.now).allowed)
    }

    @Test("Case s: an administrator in the dossier's team waits for a second one; nothing visible meanwhile")
    func s() {
        let own = Membership(
            account: Cast.ineke, organisation: Cast.jeugdhulp, department: Cast.teamThuis, role: "jeugdhulpverlener",
            period: Period(from: Day.past), madeBy: Cast.ineke)
        let ineke = Actor(account: Cast.ineke, memberships: [own], isAdministrator: true)
        let facts = lisas([permit(.department(Cast.teamThuis, role: nil))])
        let reach = AccessRules.reach(of: ineke, in: facts, at: Day.now)
        #expect(visible(reach, timeline).isEmpty)
        #expect(!reach.knowsDossier)
        #expect(reach.refusal == .membershipWaits(Cast.jeugdhulp))
    }

    @Test(
        "Case t: an emergency doctor at night, no permit: people, running agreements, health and safety for 60 minutes; marked; the mother told"
    )
    func t() {
        let doctor = EmergencyRuleTests.doctor()
        #expect(AccessRules.reach(of: doctor, in: lisas(), at: Day.now).isEmpty)
        #expect(AccessRules.emergencyRights(of: doctor, at: Day.now) == [Cast.kredietbank])
        let facts = EmergencyRuleTests.lisasInNeed()
        let reach = AccessRules.reach(of: doctor, in: facts, at: Day.now)
        let running = EntryFacts(
            id: EntryID(high: 7, low: 9), kind: .agreement, themes: .of(.money), author: Cast.joris, isRunning: true)
        for shown in [entry(.party, .money), running, entry(.report, .health), entry(.document, .safety)] {
            #expect(reach.sight(of: shown) == .full)
        }
        for hidden in [entry(.report, .money), entry(.report, .health, .money), entry(.report)] {
            #expect(reach.sight(of: hidden) == .none)
        }
        #expect(reach.grounds == [.emergency(EmergencyID(high: 8, low: 1), Cast.kredietbank)])
        #expect(AccessRules.reach(of: doctor, in: facts, at: Day.now.moved(by: Moment.hour)).isEmpty)
        #expect(facts.toldOfEmergency(at: Day.now, as: Cast.actor) == [Cast.lisa])
    }

    @Test("Case u: to a stranger a full dossier and an empty one are alike")
    func u() {
        let full = reach(Cast.ruud, lisas([debtHelp], mandates: [mandate(Cast.greet)]))
        let empty = reach(Cast.ruud, lisas())
        for reach in [full, empty] {
            #expect(reach.isEmpty && !reach.knowsDossier && reach.grounds == [.notPermitted])
            #expect(visible(reach, timeline).isEmpty)
        }
    }

    @Test("Case v: reach in one dossier gives nothing in the household's")
    func v() {
        let sister = lisas([debtHelp])
        #expect(sees(Cast.petra, money, sister))
        #expect(reach(Cast.petra, household()).isEmpty)
        #expect(sees(Cast.petra, money, household([debtHelp])))
    }

    @Test("Case w: one report on stress shared with one worker: that report and its reactions, nothing else")
    func w() {
        let stress = entry(.report, .feelings, id: 9)
        let petra = reach(
            Cast.petra,
            lisas([debtHelp, permit(.account(Cast.petra), .of(.reports), .of(.feelings), .look, entry: stress, id: 2)])
        )
        #expect(petra.sight(of: stress) == .full)
        #expect(petra.sight(of: entry(.reaction, on: stress)) == .full)
        #expect(petra.sight(of: entry(.document, .health, on: stress)) == .full)
        #expect(petra.sight(of: entry(.report, .feelings, id: 10)) == .none)
        #expect(petra.ground(for: stress) == .grant(GrantID(high: 5, low: 2), .consent, law: nil))
        #expect(!petra.mayAdd(kind: .reaction, themes: .none, hangingOn: stress).allowed)
        let colleague = reach(
            Cast.karin,
            lisas([permit(.account(Cast.petra), .of(.reports), .of(.feelings), .look, entry: stress, id: 2)]))
        #expect(colleague.isEmpty)
    }

    @Test("Case x: a restricted report: Lisa and its author see it, a colleague and debt help by law do not")
    func x() {
        let money = EntryFacts(
            id: EntryID(high: 6, low: 11), kind: .report, themes: .of(.money), author: Cast.petra, isRestricted: true)
        let facts = lisas([
            permit(.organisation(Cast.kredietbank), .all, .all, .all), byLaw(.account(Cast.joris), .all, .of(.money)),
        ])
        #expect(reach(Cast.lisa, facts).sight(of: money) == .full)
        #expect(reach(Cast.petra, facts).sight(of: money) == .full)
        #expect(reach(Cast.karin, facts).sight(of: money) == .none)
        #expect(reach(Cast.joris, facts).sight(of: money) == .none)
    }
}

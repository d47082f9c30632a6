import Testing

@testable import Dossier

struct AdministrationRuleTests {
    private func membership(
        _ account: AccountID, madeBy: AccountID?, forOwn: Bool = false, confirmedBy: AccountID? = nil
    ) -> Membership {
        Membership(
            account: account, organisation: Cast.jeugdhulp, department: Cast.teamThuis, role: "jeugdhulpverlener",
            period: Period(from: Day.past), madeBy: madeBy, isForAccountOfMaker: forOwn, confirmedBy: confirmedBy)
    }

    private func inTeam(_ membership: Membership, administrator: Bool) -> Reach {
        AccessRules.reach(
            of: Actor(account: membership.account, memberships: [membership], isAdministrator: administrator),
            in: lisas([permit(.department(Cast.teamThuis, role: nil))]), at: Day.now)
    }

    @Test("Rule 22: an administrator reaches no dossier, whatever is given to the account")
    func administrator() {
        let facts = lisas([permit(.account(Cast.ineke), .all, .all, .all)], mandates: [mandate(Cast.ineke)])
        let ineke = reach(Cast.ineke, facts)
        #expect(ineke.isEmpty)
        #expect(!ineke.knowsDossier)
        #expect(ineke.grounds == [.administratorHasNoReach])
    }

    @Test("Rule 22: a membership of an administrator waits for a second administrator")
    func secondAdministrator() {
        let alone = inTeam(membership(Cast.ineke, madeBy: Cast.olga), administrator: true)
        #expect(alone.isEmpty)
        #expect(alone.grounds == [.membershipWaits(Cast.jeugdhulp)])
        #expect(inTeam(membership(Cast.ineke, madeBy: Cast.olga, confirmedBy: Cast.olga), administrator: true).isEmpty)
        #expect(inTeam(membership(Cast.ineke, madeBy: Cast.olga, confirmedBy: Cast.ineke), administrator: true).isEmpty)
        #expect(
            !inTeam(membership(Cast.ineke, madeBy: Cast.ineke, confirmedBy: Cast.olga), administrator: true).isEmpty)
    }

    @Test("Rule 22: so does one that an administrator makes for an account they control")
    func controlledAccount() {
        #expect(inTeam(membership(Cast.ruud, madeBy: Cast.ineke, forOwn: true), administrator: false).isEmpty)
        #expect(inTeam(membership(Cast.ruud, madeBy: Cast.ruud), administrator: false).isEmpty)
        #expect(
            !inTeam(
                membership(Cast.ruud, madeBy: Cast.ineke, forOwn: true, confirmedBy: Cast.olga), administrator: false
            ).isEmpty)
        #expect(!inTeam(membership(Cast.ruud, madeBy: Cast.ineke), administrator: false).isEmpty)
    }

    @Test("Rule 22: a deny speaks also through a membership that waits")
    func denyThroughWaiting() {
        let waiting = Actor(
            account: Cast.ruud, memberships: [membership(Cast.ruud, madeBy: Cast.ruud)])
        let facts = lisas([permit(.account(Cast.ruud)), deny(.department(Cast.teamThuis, role: nil))])
        #expect(AccessRules.reach(of: waiting, in: facts, at: Day.now).isEmpty)
    }

    @Test("Rule 22: an administrator keeps the own dossier, since no one can take that away (rule 4)")
    func ownDossier() {
        let lisa = Actor(account: Cast.lisa, isAdministrator: true)
        #expect(AccessRules.reach(of: lisa, in: lisas(), at: Day.now).standing == .person)
    }

    @Test("Rule 22: the privacy officer oversees the own organisation only, and that opens no dossier")
    func privacyOfficer() {
        let wim = Cast.actor(Cast.wim)
        #expect(AccessRules.mayOversee(Cast.kredietbank, as: wim).allowed)
        #expect(!AccessRules.mayOversee(Cast.jeugdhulp, as: wim).allowed)
        #expect(reach(Cast.wim, lisas([permit(.account(Cast.petra))])).isEmpty)
    }

    @Test("Rule 24: every decision names the permit, rule or law that decided")
    func reasons() {
        let law = byLaw(.account(Cast.fatma), .of(.reports), .of(.safety))
        let facts = lisas([
            permit(.account(Cast.petra), .of(.reports), .of(.money, .health), id: 1),
            deny(.department(Cast.schuldhulp, role: nil), .of(.reports), .of(.health)), law,
        ])
        let petra = reach(Cast.petra, facts)
        let money = Ground.grant(GrantID(high: 5, low: 1), .consent, law: nil)
        #expect(petra.ground(for: entry(.report, .money)) == money)
        #expect(petra.ground(for: entry(.report, .health)) == .denied(by: GrantID(high: 5, low: 99)))
        #expect(petra.ground(for: entry(.report, .family)) == .notPermitted)
        #expect(petra.mayAdd(kind: .report, themes: .of(.money)) == Decision(allowed: true, ground: money))
        #expect(petra.mayAdd(kind: .report, themes: .of(.health)).ground == .denied(by: GrantID(high: 5, low: 99)))
        #expect(
            reach(Cast.fatma, facts).ground(for: entry(.report, .safety))
                == .grant(law.id, .legalTask, law: "Jeugdwet 7.3.11"))
        #expect(reach(Cast.lisa, facts).ground(for: entry(.report, .money)) == .person(.adult))
        #expect(reach(Cast.lisa, facts).ground(for: entry(.report, .money, as: .withheld)) == .withheld)
        #expect(reach(Cast.lisa, facts).ground(for: entry(.report, by: Cast.lisa, as: .own)) == .privateNote)
        #expect(petra.ground(for: entry(.report, as: .confined, naming: [Cast.petra])) == .namedInConfined)
    }

    @Test("Rule 24: who is denied altogether is told nothing, but the log names the deny")
    func deniedAltogether() {
        let petra = reach(Cast.petra, lisas([permit(.account(Cast.petra)), deny(.account(Cast.petra))]))
        #expect(!petra.knowsDossier)
        #expect(petra.grounds == [.denied(by: GrantID(high: 5, low: 99))])
    }

    @Test("Rule 25: a change of grants, mandate, membership, confinement or theme counts when next asked")
    func nextRequest() {
        let before = lisas([permit(.account(Cast.petra))], mandates: [mandate(Cast.greet)])
        #expect(sees(Cast.petra, entry(), before) && sees(Cast.greet, entry(), before))
        #expect(!sees(Cast.petra, entry(), lisas([permit(.account(Cast.petra), withdrawnAt: Day.now)])))
        #expect(!sees(Cast.greet, entry(), lisas(mandates: [mandate(Cast.greet, isExcluded: true)])))
        let team = lisas([permit(.department(Cast.schuldhulp, role: nil), .of(.reports), .of(.money))])
        #expect(sees(Cast.petra, entry(.report, .money), team))
        #expect(!sees(Cast.petra, entry(.report, .health), team))
        #expect(!sees(Cast.petra, entry(.report, .money, as: .confined, naming: [Cast.joris]), team))
        let left = Cast.worker(Cast.petra, Cast.kredietbank, Cast.schuldhulp, "x", until: Day.now)
        #expect(AccessRules.reach(of: left, in: team, at: Day.now).isEmpty)
    }
}

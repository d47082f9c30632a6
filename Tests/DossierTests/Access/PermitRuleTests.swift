import Testing

@testable import Dossier

struct PermitRuleTests {
    @Test("Rule 1: without a permit nothing is permitted, and the dossier is not known")
    func nothingByDefault() {
        let stranger = reach(Cast.ruud, lisas([permit(.account(Cast.petra))]))
        #expect(stranger.isEmpty)
        #expect(!stranger.knowsDossier)
        #expect(stranger.grounds == [.notPermitted])
        for area in Area.allCases {
            for verb in VerbSet.each { #expect(stranger.themes(verb, in: area).isEmpty) }
        }
        #expect(stranger.sight(of: entry(.report, .money)) == .none)
        #expect(!stranger.mayAdd(kind: .report, themes: .general).allowed)
    }

    @Test("Rule 2: a permit counts from its start up to and not including its end")
    func period() {
        let facts = lisas([permit(.account(Cast.petra), from: Day.at(2026, 3, 1), until: Day.at(2026, 4, 1))])
        let report = entry(.report, .money)
        #expect(!sees(Cast.petra, report, facts, at: Day.at(2026, 3, 1).moved(by: -1)))
        #expect(sees(Cast.petra, report, facts, at: Day.at(2026, 3, 1)))
        #expect(sees(Cast.petra, report, facts, at: Day.at(2026, 4, 1).moved(by: -1)))
        #expect(!sees(Cast.petra, report, facts, at: Day.at(2026, 4, 1)))
    }

    @Test("Rule 2: a withdrawn permit counts until the moment it was withdrawn")
    func withdrawn() {
        let facts = lisas([permit(.account(Cast.petra), withdrawnAt: Day.now)])
        #expect(sees(Cast.petra, entry(), facts, at: Day.now.moved(by: -1)))
        #expect(!sees(Cast.petra, entry(), facts))
        #expect(reach(Cast.petra, facts).grounds == [.permitEnded(GrantID(high: 5, low: 1))])
    }

    @Test("Rule 2: area, theme and verb must all match")
    func match() {
        let facts = lisas([permit(.account(Cast.petra), .of(.reports), .of(.money), .look)])
        let petra = reach(Cast.petra, facts)
        #expect(petra.sight(of: entry(.report, .money)) == .full)
        #expect(petra.sight(of: entry(.agreement, .money)) == .none)
        #expect(petra.sight(of: entry(.report, .health)) == .none)
        #expect(!petra.mayAdd(kind: .report, themes: .of(.money)).allowed)
    }

    @Test("Rule 2: permits add up")
    func union() {
        let facts = lisas([
            permit(.account(Cast.petra), .of(.reports), .of(.money)),
            permit(.department(Cast.schuldhulp, role: nil), .of(.reports), .of(.health), id: 2),
        ])
        #expect(sees(Cast.petra, entry(.report, .money, .health), facts))
        #expect(reach(Cast.petra, facts).grounds(for: .look, in: .reports, themes: .of(.money, .health)).count == 2)
    }

    @Test("Rule 2: a permit may name one entry")
    func oneEntry() {
        let shared = entry(.report, .feelings)
        let facts = lisas([permit(.account(Cast.petra), .of(.reports), .of(.feelings), .look, entry: shared)])
        #expect(sees(Cast.petra, shared, facts))
        #expect(!sees(Cast.petra, entry(.report, .feelings, id: 2), facts))
        #expect(reach(Cast.petra, facts).themes(.look, in: .reports).isEmpty)
    }

    @Test("Rule 3: a department, a role in it, and an organisation are reached through a membership that is valid now")
    func membership() {
        let ends = Day.at(2026, 11, 21, 12)
        let petra = Cast.worker(Cast.petra, Cast.kredietbank, Cast.schuldhulp, "schuldhulpverlener", until: ends)
        let principals: [Principal] = [
            .department(Cast.schuldhulp, role: nil), .department(Cast.schuldhulp, role: "schuldhulpverlener"),
            .organisation(Cast.kredietbank),
        ]
        for principal in principals {
            let facts = lisas([permit(principal)])
            #expect(AccessRules.reach(of: petra, in: facts, at: ends.moved(by: -1)).sight(of: entry()) == .full)
            let after = AccessRules.reach(of: petra, in: facts, at: ends)
            #expect(after.isEmpty)
            #expect(after.grounds == [.membershipEnded(Cast.kredietbank)])
        }
        for principal in [Principal.department(Cast.schuldhulp, role: "stagiair"), .organisation(Cast.gemeente)] {
            #expect(AccessRules.reach(of: petra, in: lisas([permit(principal)]), at: Day.now).isEmpty)
        }
    }

    @Test("Rule 3: someone else's membership opens nothing")
    func foreignMembership() {
        let borrowed = Actor(account: Cast.ruud, memberships: Cast.actor(Cast.petra).memberships)
        let facts = lisas([permit(.organisation(Cast.kredietbank))])
        #expect(AccessRules.reach(of: borrowed, in: facts, at: Day.now).isEmpty)
    }

    @Test("Rule 5: a deny subtracts its themes, areas and verbs, whichever principal either names")
    func deniesSubtract() {
        for denied in [
            Principal.account(Cast.petra), .department(Cast.schuldhulp, role: nil), .organisation(Cast.kredietbank),
        ] {
            for basis in [LegalBasis.consent, .contract] {
                let petra = reach(
                    Cast.petra,
                    lisas([
                        permit(.account(Cast.petra), .of(.reports, .plan), .of(.money, .health), .all, basis: basis),
                        deny(denied, .of(.reports), .of(.health), .look),
                    ]))
                #expect(petra.themes(.look, in: .reports) == .of(.money))
                #expect(petra.themes(.look, in: .plan) == .of(.money, .health))
                #expect(petra.themes(.add, in: .reports) == .of(.money, .health))
            }
        }
    }

    @Test("Rule 5: a deny also holds back a permit for one entry, as far as it names that entry's area and themes")
    func denyAndOneEntry() {
        let shared = entry(.report, .feelings)
        let grant = permit(.account(Cast.petra), .of(.reports), .of(.feelings), .look, entry: shared)
        let other = lisas([grant, deny(.account(Cast.petra), .all, .of(.health))])
        #expect(sees(Cast.petra, shared, other))
        // The same entry, once it is about health as well (rule 25).
        #expect(!sees(Cast.petra, entry(.report, .feelings, .health), other))
        #expect(!sees(Cast.petra, entry(.reaction, .health, on: shared), other))
        #expect(!sees(Cast.petra, shared, lisas([grant, deny(.account(Cast.petra), .of(.reports), .of(.feelings))])))
        let all = reach(Cast.petra, lisas([grant, deny(.account(Cast.petra))]))
        #expect(all.isEmpty)
        #expect(!all.knowsDossier)
    }

    @Test("Rule 6: what stands on law or vital interest is not subtracted by a deny")
    func lawStands() {
        for basis in [LegalBasis.legalTask, .vitalInterest] {
            let grant = permit(
                .account(Cast.fatma), .of(.reports), .of(.safety), .look, basis: basis, law: "Jeugdwet",
                until: Day.future, by: Cast.fatma, confirmedBy: Cast.ruud)
            #expect(sees(Cast.fatma, entry(.report, .safety), lisas([grant, deny(.account(Cast.fatma))])))
        }
    }

    @Test("Rule 6: it counts only with a law, themes, a reason and an end, confirmed by a second worker")
    func lawIsRegistered() {
        func fatma(law: String?, until: Moment?, confirmedBy: AccountID?) -> Reach {
            reach(
                Cast.fatma,
                lisas([
                    permit(
                        .account(Cast.fatma), basis: .legalTask, law: law, until: until, by: Cast.fatma,
                        confirmedBy: confirmedBy)
                ]))
        }
        #expect(!fatma(law: "Jeugdwet", until: Day.future, confirmedBy: Cast.ruud).isEmpty)
        #expect(fatma(law: nil, until: Day.future, confirmedBy: Cast.ruud).isEmpty)
        #expect(fatma(law: "", until: Day.future, confirmedBy: Cast.ruud).isEmpty)
        #expect(fatma(law: "Jeugdwet", until: nil, confirmedBy: Cast.ruud).isEmpty)
        #expect(fatma(law: "Jeugdwet", until: Day.future, confirmedBy: nil).isEmpty)
        let alone = fatma(law: "Jeugdwet", until: Day.future, confirmedBy: Cast.fatma)
        #expect(alone.isEmpty)
        #expect(alone.grounds == [.permitWaits(GrantID(high: 5, low: 1))])
    }

    @Test("Rule 6: the person neither gives nor withdraws it")
    func lawIsNotThePersons() {
        let grant = byLaw(.account(Cast.fatma), .of(.reports), .of(.safety))
        let lisa = reach(Cast.lisa, lisas([grant]))
        #expect(lisa.mayWithdraw(grant) == Decision(allowed: false, ground: .standsOnLaw(grant.id)))
        #expect(lisa.mayGive(grant) == Decision(allowed: false, ground: .standsOnLaw(grant.id)))
        #expect(lisa.mayWithdraw(permit(.account(Cast.petra))).allowed)
    }

    @Test("Rule 23: a system acts within its scope and the reach of its user, or the permits that name it")
    func systems() {
        let scope = SystemScope(
            system: Cast.system, scope: Scope(areas: .of(.reports), themes: .of(.money, .health), verbs: .look))
        let facts = lisas([
            permit(.account(Cast.petra), .of(.reports, .plan), .of(.money, .family), .all),
            permit(.system(Cast.system), .of(.reports), .all, id: 2),
        ])
        let forPetra = Actor(
            account: Cast.petra, memberships: Cast.actor(Cast.petra).memberships, system: scope)
        let withUser = AccessRules.reach(of: forPetra, in: facts, at: Day.now)
        #expect(withUser.lookTable.map(\.area) == [.reports])
        #expect(withUser.themes(.look, in: .reports) == .of(.money))
        #expect(withUser.ownAddTable.isEmpty)
        let alone = AccessRules.reach(of: Actor(account: nil, system: scope), in: facts, at: Day.now)
        #expect(alone.themes(.look, in: .reports) == .of(.money, .health))
        let forLisa = AccessRules.reach(of: Actor(account: Cast.lisa, system: scope), in: facts, at: Day.now)
        #expect(forLisa.acts.isEmpty)
        #expect(forLisa.sight(of: entry(.report, .money, by: Cast.lisa, as: .own)) == .none)
    }
}

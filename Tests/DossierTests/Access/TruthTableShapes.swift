@testable import Dossier

/// The rows of the truth table about less common ways to have access, and to have it no more.
extension Situation {
    static let shapes: [String: Reach] = households.merging(workers) { $1 }.merging(systems) { $1 }
        .merging(previews) { $1 }.merging(representatives) { $1 }.merging(afterDeath) { $1 }

    private static let households: [String: Reach] = [
        "co-owner of a household": reach(Cast.bart, household()),
        "child among the owners of a household": reach(Cast.sam, household()),
        "co-owner of a household, in the dossier of another owner": reach(Cast.bart, lisas()),
    ]

    private static let workers: [String: Reach] = [
        "worker: look, {money}, through a role of the team": inTeam(role: "schuldhulpverlener"),
        "worker: look, {money}, through another role of the team": inTeam(role: "stagiair"),
        "worker: look and add, {money}, on a contract": works(onContract),
        "worker: look and add, {money}, on a contract, denied": works(onContract, deny(.account(Cast.petra))),
        "worker: vital interest, look, {money}, denied": works(vital, deny(.account(Cast.petra))),
    ]

    private static let onContract = permit(.account(Cast.petra), .all, .of(.money), basis: .contract)
    private static let vital = permit(
        .account(Cast.petra), .all, .of(.money), .look, basis: .vitalInterest, law: "AVG 6(1)(d)", until: Day.future,
        by: Cast.fatma, confirmedBy: Cast.ruud)

    private static func works(_ grants: Grant...) -> Reach { reach(Cast.petra, lisas(grants)) }

    private static func inTeam(role: String) -> Reach {
        works(permit(.department(Cast.schuldhulp, role: role), .all, .of(.money), .look))
    }

    private static let systems: [String: Reach] = [
        "connected system: registered for {money}, a permit for all": AccessRules.reach(
            of: Actor(account: nil, system: SystemScope(system: Cast.system, scope: moneyOnly)),
            in: lisas([permit(.system(Cast.system), .all, .all, .all)]), at: Day.now),
        "connected system: registered for {money}, no permit": AccessRules.reach(
            of: Actor(account: nil, system: SystemScope(system: Cast.system, scope: moneyOnly)), in: lisas(),
            at: Day.now),
        "connected system: registered for {money}, for a worker with all": AccessRules.reach(
            of: Actor(
                account: Cast.petra, memberships: Cast.actor(Cast.petra).memberships,
                system: SystemScope(system: Cast.system, scope: moneyOnly)),
            in: lisas([permit(.account(Cast.petra), .all, .all, .all)]), at: Day.now),
        "connected system: registered for {money}, for the person": AccessRules.reach(
            of: Actor(account: Cast.lisa, system: SystemScope(system: Cast.system, scope: moneyOnly)), in: lisas(),
            at: Day.now),
    ]

    private static let moneyOnly = Scope(areas: .all, themes: .of(.money), verbs: [.look, .add])

    private static let previews: [String: Reach] = {
        let facts = lisas(
            [permit(.account(Cast.petra), .all, .all, .all)],
            mandates: [mandate(Cast.greet, excludedThemes: .of(.health))])
        let petra = reach(Cast.petra, facts)
        return [
            "the person, looking along as a worker with all": petra.preview(by: reach(Cast.lisa, facts)),
            "a representative without {health}, looking along as a worker with all": petra.preview(
                by: reach(Cast.greet, facts)),
        ]
    }()

    private static let representatives: [String: Reach] = [
        "representative whom the person keeps out": reach(
            Cast.greet, lisas(mandates: [mandate(Cast.greet, isExcluded: true)])),
        "parent whom a young person of 13 keeps out": reach(
            Cast.lisa, sams(born: "2013-05-04", mandates: [mandate(Cast.lisa, .parent, isExcluded: true)])),
        "parent whom a child of 11 keeps out": reach(
            Cast.lisa, sams(born: "2015-05-04", mandates: [mandate(Cast.lisa, .parent, isExcluded: true)])),
        "court-appointed, {money}, whom the person keeps out": reach(
            Cast.greet, lisas(mandates: [mandate(Cast.greet, .courtAppointed, themes: .of(.money), isExcluded: true)])),
    ]

    private static let afterDeath: [String: Reach] = [
        "after a death: who signs in as the person": reach(Cast.lisa, died()),
        "after a death: representative, for all": reach(Cast.greet, died()),
        "after a death: worker: look and add, {money}": reach(
            Cast.petra, died(permit(.account(Cast.petra), .all, .of(.money)))),
        "after a death: worker: all, who coordinates": reach(
            Cast.petra, died(permit(.account(Cast.petra), .all, .all, .all))),
        "after a death, 31 days on: worker: all": reach(
            Cast.petra, died(permit(.account(Cast.petra), .all, .all, .all)), at: Day.at(2026, 12, 22)),
        "after a death: next of kin, {money}": reach(Cast.bart, died(forKin)),
        "after a death: next of kin, whom the person denied": reach(Cast.bart, died(forKin, deny(.account(Cast.bart)))),
    ]

    private static let forKin = Grant(
        id: GrantID(high: 5, low: 7), effect: .permit, principal: .account(Cast.bart), areas: .all,
        themes: .of(.money), verbs: .look, basis: .legalTask, law: "7:458a", purpose: "om te weten wat er gebeurde",
        period: Period(from: Day.now, until: Day.future), givenBy: Cast.wim, isForNextOfKin: true)

    private static func died(_ grants: Grant...) -> DossierFacts {
        DossierFacts(
            dossier: DossierID(high: 9, low: 1), type: .person, jurisdiction: .netherlands,
            subjectBirthDate: CivilDate("1988-05-04"), owners: [Owner(account: Cast.lisa)],
            mandates: [mandate(Cast.greet)], grants: grants,
            death: Death(
                id: DeathID(high: 2, low: 6), day: Day.clock.day(of: Day.now), registeredBy: Cast.fatma,
                registeredAt: Day.now))
    }
}

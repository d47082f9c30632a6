import Dossier
import Records
import TestKit
import Testing
import UseCases

@testable import Web

/// Somebody at the doors of the program: who they are, and what they have in the fixed dossier.
struct DoorSituation: Sendable, CustomTestStringConvertible {
    let name: String
    var visitor: AccountID? = DoorWorld.guest
    var life = FixedLife()
    /// As whom the person looks along: every address of the dossier is then the preview's.
    var seat: PreviewSeat?
    var prepare: @Sendable (DoorWorld) async throws -> Void = { _ in }

    var testDescription: String { name }

    static let all: [DoorSituation] =
        [people, representatives, inFlanders, workers, offices, afterDeath, others].flatMap { $0 }

    private static let people: [DoorSituation] = [
        DoorSituation(name: "the person", visitor: Cast.lisa),
        DoorSituation(name: "the person, a child of 11", visitor: Cast.lisa, life: child(2015)),
        DoorSituation(name: "the person, 13 years old", visitor: Cast.lisa, life: child(2013)),
        DoorSituation(name: "a co-owner of a household", life: FixedLife(type: .household, owners: [DoorWorld.guest])),
        DoorSituation(
            name: "a child of 11 among the owners of a household",
            life: FixedLife(type: .household, owners: [DoorWorld.guest]),
            prepare: { world in
                // Their own dossier says when they were born.
                _ = try await world.place.dossier(
                    of: DoorWorld.guest, key: "gast", born: CivilDate(year: 2015, month: 5, day: 4))
            }),
        DoorSituation(
            name: "the person, looking along as a worker with look and add, {money}", visitor: Cast.lisa,
            seat: PreviewSeat(.account(DoorWorld.guest)),
            prepare: { try await $0.work(.test(to: .account(DoorWorld.guest), .all, .of(.money))) }),
    ]

    private static let representatives: [DoorSituation] = [
        DoorSituation(name: "a parent of a child of 11", life: child(2015, mandate(.parent))),
        DoorSituation(name: "a parent of a young person of 13", life: child(2013, mandate(.parent))),
        DoorSituation(
            name: "a parent whom a young person of 13 keeps out", life: child(2013, mandate(.parent, out: true))),
        DoorSituation(name: "a parent of a young person of 16", life: child(2010, mandate(.parent))),
        DoorSituation(name: "a representative, for all", life: FixedLife(mandates: [mandate(.chosen)])),
        DoorSituation(
            name: "a representative, without {money}",
            life: FixedLife(mandates: [mandate(.chosen, without: .of(.money))])),
        DoorSituation(
            name: "a representative, {money}, to look and to sign",
            life: FixedLife(mandates: [mandate(.chosen, .of(.money), .look, .sign)])),
        DoorSituation(
            name: "a representative whom the person keeps out", life: FixedLife(mandates: [mandate(.chosen, out: true)])
        ),
        DoorSituation(
            name: "who a court appointed, {money}, and the person keeps out",
            life: FixedLife(mandates: [mandate(.courtAppointed, .of(.money), out: true)])),
    ]

    private static let inFlanders: [DoorSituation] = [
        DoorSituation(name: "in Flanders: the person, a child of 11", visitor: Cast.lisa, life: flemish(2015)),
        DoorSituation(name: "in Flanders: a parent of a child of 11", life: flemish(2015, mandate(.parent))),
        DoorSituation(name: "in Flanders: the person, 13 years old", visitor: Cast.lisa, life: flemish(2013)),
        DoorSituation(name: "in Flanders: a parent of a young person of 13", life: flemish(2013, mandate(.parent))),
        DoorSituation(
            name: "in Flanders: the person, 13 years old, judged not able", visitor: Cast.lisa,
            life: flemish(2013, isAble: false)),
        DoorSituation(
            name: "in Flanders: a parent of a young person of 13, judged not able",
            life: flemish(2013, mandate(.parent), isAble: false)),
    ]

    private static let guest = Principal.account(DoorWorld.guest)

    private static let workers: [DoorSituation] = [
        DoorSituation(name: "who wrote the report, with a permit for all", visitor: Cast.petra),
        working("a worker: look and add, {money}", [.test(to: guest, .all, .of(.money))]),
        working(
            "a worker: look, {money}, through the team",
            [.test(to: .department(Cast.schuldhulp, role: nil), .all, .of(.money), .look)]),
        working(
            "a worker: look, {money}, through a role of the team",
            [.test(to: .department(Cast.schuldhulp, role: "schuldhulpverlener"), .all, .of(.money), .look)]),
        working(
            "a worker: look, {money}, of the team but in another role",
            [.test(to: .department(Cast.schuldhulp, role: "stagiair"), .all, .of(.money), .look)]),
        working(
            "a worker: all, through the organisation", [.test(to: .organisation(Cast.kredietbank), .all, .all, .all)]),
        working("a worker: look and add, {money}, on a contract", [other(.contract, [.look, .add])]),
        working(
            "a worker: look, {money}, by law, confirmed, denied by the person",
            [other(.legalTask, confirmedBy: Cast.petra), .test(.deny, to: guest)]),
        working("a worker: look, {money}, by law, not yet confirmed", [other(.legalTask)]),
        working("a worker: look, {money}, vital interest", [other(.vitalInterest, confirmedBy: Cast.petra)]),
        working("a worker: add only, {money}", [.test(to: guest, .all, .of(.money), .add)]),
        working(
            "a worker: look, only the report", [.test(to: guest, .all, .general, .look, entry: FixedDossier.report)]),
        working(
            "a worker: all, denied", [.test(to: guest, .all, .all, .all), .test(.deny, to: guest, .all, .all, .all)]),
        working(
            "a worker: all, the team denied",
            [
                .test(to: guest, .all, .all, .all),
                .test(.deny, to: .department(Cast.schuldhulp, role: nil), .all, .all, .all),
            ]),
        working("a worker: all, ended", [.test(to: guest, .all, .all, .all, until: Day.now)]),
        DoorSituation(
            name: "a neighbour: look and add, {money}",
            prepare: { try await $0.place.give(.test(to: guest, .all, .of(.money)), in: $0.fixed.id) }),
        DoorSituation(
            name: "who has emergency access open",
            prepare: { world in
                try await world.work(at: Cast.jeugdhulp, Cast.teamThuis)
                try await world.place.openEmergency(
                    in: world.fixed.id, by: DoorWorld.guest, id: EmergencyID(high: 8, low: 82))
            }),
        DoorSituation(
            name: "a worker without a permit, where a law and emergency access may be used",
            prepare: { try await $0.work(at: Cast.jeugdhulp, Cast.teamThuis) }),
    ]

    private static let offices: [DoorSituation] = [
        DoorSituation(
            name: "an administrator, with a permit",
            prepare: { world in
                try await world.place.seat(DoorWorld.guest, as: .administrator)
                try await world.place.give(.test(to: guest, .all, .all, .all), in: world.fixed.id)
            }),
        DoorSituation(name: "a privacy officer", visitor: Cast.wim),
    ]

    private static let afterDeath: [DoorSituation] = [
        dead("after a death: who signs in as the person", Cast.lisa),
        DoorSituation(
            name: "after a death: a representative, for all", life: FixedLife(mandates: [mandate(.chosen)]),
            prepare: { try await $0.registerDeath() }),
        DoorSituation(
            name: "after a death: a worker with look and add, {money}",
            prepare: { world in
                try await world.work(.test(to: guest, .all, .of(.money)))
                try await world.registerDeath()
            }),
        dead("after a death: a worker with a permit for all, who coordinates", Cast.petra),
        DoorSituation(
            name: "after a death: next of kin, reports on {money}",
            prepare: { world in
                try await world.registerDeath()
                try await world.letKinLook()
            }),
        dead("after a death: a privacy officer", Cast.wim),
    ]

    private static let others: [DoorSituation] = [
        working("a worker without a permit", []),
        DoorSituation(name: "a stranger who works nowhere"),
        DoorSituation(name: "nobody signed in", visitor: nil),
    ]

    private static func working(_ name: String, _ grants: [Grant]) -> DoorSituation {
        DoorSituation(
            name: name,
            prepare: { world in
                try await world.work()
                for grant in grants { try await world.place.give(grant, in: world.fixed.id) }
            })
    }

    private static func dead(_ name: String, _ visitor: AccountID) -> DoorSituation {
        DoorSituation(name: name, visitor: visitor, prepare: { try await $0.registerDeath() })
    }

    private static func child(_ year: Int, _ mandates: Mandate...) -> FixedLife {
        FixedLife(born: CivilDate(year: year, month: 5, day: 4), mandates: mandates)
    }

    private static func flemish(_ year: Int, _ mandates: Mandate..., isAble: Bool = true) -> FixedLife {
        let judged = AbilityJudgement(isAble: false, judgedBy: Cast.joris, at: Day.at(2026, 10, 1))
        return FixedLife(
            jurisdiction: .flanders, born: CivilDate(year: year, month: 5, day: 4), mandates: mandates,
            judgements: isAble ? [] : [judged])
    }

    private static func mandate(
        _ basis: MandateBasis, _ themes: ThemeSet = .all, _ verbs: VerbSet = .all, _ acts: ActSet = .ofThePerson,
        without: ThemeSet = .none, out: Bool = false
    ) -> Mandate {
        Mandate(
            account: DoorWorld.guest, basis: basis, themes: themes, verbs: verbs, acts: acts,
            period: Period(from: Day.past), excludedAreas: out ? .all : [], excludedThemes: without)
    }

    /// A permit that does not rest on consent.
    private static func other(_ basis: LegalBasis, _ verbs: VerbSet = .look, confirmedBy: AccountID? = nil) -> Grant {
        Grant(
            id: GrantID(high: 9, low: 69), effect: .permit, principal: guest, areas: .all, themes: .of(.money),
            verbs: verbs, basis: basis, law: basis == .contract ? nil : "een wet", purpose: "helpt mij",
            period: Period(from: Day.past, until: Day.future), givenBy: basis == .contract ? Cast.lisa : Cast.karin,
            confirmedBy: confirmedBy)
    }
}

extension DoorWorld {
    /// Gives the guest work, and a permit.
    func work(
        _ grant: Grant? = nil, at organisation: OrganisationID = Cast.kredietbank,
        _ department: DepartmentID = Cast.schuldhulp
    ) async throws {
        let membership = Membership(
            account: Self.guest, organisation: organisation, department: department, role: "schuldhulpverlener",
            period: Period(from: Day.past))
        try await place.engine.write { try MembershipRecords.insert(membership, office: .worker, $0) }
        if let grant { try await place.give(grant, in: fixed.id) }
    }
}

import Dossier
import Records
import Storage
import TestKit
import Testing

/// Design §1.2: the decision in memory and the condition in SQL are one algebra.
@Suite("The predicate in SQL selects exactly what the decision in memory shows")
struct ReachPredicateTests {
    @Test("For every row of the small world and every kind of standing")
    func agreesExhaustively() async throws {
        let (place, world, dossier) = try await world()
        for reach in standings(in: dossier) { try await compare(reach, world, place) }
    }

    @Test("For every row of the small world and 330 random reaches", arguments: [0, 110, 220])
    func agreesAtRandom(_ start: UInt64) async throws {
        let (place, world, dossier) = try await world()
        var seen: Set<Standing> = []
        var contested = 0
        var inNeed = 0
        for seed in start..<(start + 110) {
            var life = RandomLife(seed: seed, in: dossier)
            let reach = life.reach()
            seen.insert(reach.standing)
            if !reach.contestedEntryPermits.isEmpty { contested += 1 }
            if reach.emergency != nil { inNeed += 1 }
            try await compare(reach, world, place, seed: seed)
        }
        // Chance that never meets the hard cases proves nothing.
        #expect(seen.count == 4)
        #expect(contested > 2)
        #expect(inNeed > 0)
    }

    @Test(
        "Rule 21: emergency access selects people, agreements that run, and what is wholly about health and safety")
    func emergency() async throws {
        let (place, world, dossier) = try await world()
        let petra = Actor(
            account: Cast.petra, memberships: Cast.actor(Cast.petra).memberships.map(\.withEmergencyRight))
        let facts = DossierFacts(
            dossier: dossier, type: .person, jurisdiction: .netherlands, owners: [Owner(account: Cast.lisa)],
            grants: [.test(to: .account(Cast.petra), .all, .all, .all)],
            emergencies: [
                Emergency(
                    id: EmergencyID(high: 8, low: 1), account: Cast.petra, organisation: Cast.kredietbank,
                    from: Day.now,
                    until: Day.now.moved(by: Moment.hour))
            ])
        let reach = AccessRules.reach(of: petra, in: facts, at: Day.now)
        try await compare(reach, world, place)
        func shown(_ kind: EntryKind) async throws -> [EntryRow] {
            try await place.engine.read {
                try EntryRecords.list(kind, placeholders: true, limit: 10_000, reach: reach, $0)
            }
        }
        let near = ThemeSet.of(.health, .safety)
        for kind in EntryKind.allCases {
            let rows = try await shown(kind)
            #expect(!rows.isEmpty && rows.allSatisfy { $0.visibility == .shared })
            switch kind {
            case .party: #expect(rows.contains { !$0.themes.isSubset(of: near) })
            case .agreement:
                #expect(
                    rows.allSatisfy { $0.themes.isSubset(of: near) || $0.status == AgreementStatus.open.rawValue })
                #expect(rows.contains { !$0.themes.isSubset(of: near) })
                #expect(rows.contains { $0.status == AgreementStatus.done.rawValue })
            default: #expect(rows.allSatisfy { $0.themes.isSubset(of: near) })
            }
        }
        #expect(AccessRules.reach(of: petra, in: facts, at: Day.now.moved(by: Moment.hour)).emergency == nil)
    }

    @Test("Rule 20: also for previews, of everybody by everybody", arguments: [0, 60])
    func agreesForPreviews(_ start: UInt64) async throws {
        let (place, world, dossier) = try await world()
        let all = standings(in: dossier)
        for viewer in [all[0], all[2]] {
            for other in all { try await compare(other.preview(by: viewer), world, place) }
        }
        for seed in start..<(start + 60) {
            var life = RandomLife(seed: seed, in: dossier)
            let (other, viewer) = (life.reach(), life.reach())
            try await compare(other.preview(by: viewer), world, place, seed: seed)
        }
    }

    @Test("A predicate holds in its own dossier only")
    func staysInItsDossier() async throws {
        let (place, _, dossier) = try await world()
        let other = try await place.dossier(of: Cast.sam, key: "sam")
        let reach = try await place.reach(of: Cast.sam, in: other)
        #expect(!reach.isEmpty)
        for kind in EntryKind.allCases {
            let rows = try await place.engine.read {
                try EntryRecords.list(kind, placeholders: true, limit: 10, reach: reach, $0)
            }
            #expect(rows.isEmpty)
        }
        #expect(try await place.count("entry", "dossier_id = \(dossier)") > 1_000)
    }

    private func world() async throws -> (TestPlace, SmallWorld, DossierID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let world = SmallWorld(in: dossier)
        try await world.put(in: place)
        return (place, world, dossier)
    }

    private func compare(
        _ reach: Reach, _ world: SmallWorld, _ place: TestPlace, seed: UInt64? = nil
    ) async throws {
        for (kind, inhabitants) in world.inhabitants {
            let sights = inhabitants.map { ($0.row.id, reach.sight(of: $0.facts)) }
            let (shown, listed) = try await place.engine.read { session in
                (
                    try ids(reach.predicate(for: kind, placeholders: false), session),
                    try ids(reach.predicate(for: kind, placeholders: true), session)
                )
            }
            let full = Set(sights.filter { $0.1 == .full }.map(\.0))
            let any = Set(sights.filter { $0.1 != .none }.map(\.0))
            if shown == full, listed == any { continue }
            let wrong = shown.symmetricDifference(full).union(listed.symmetricDifference(any))
            let example = inhabitants.first { wrong.contains($0.row.id) }
            Issue.record(
                "seed \(seed.map(String.init) ?? "-"), \(kind): \(wrong.count) differ, as \(String(describing: example?.facts))"
            )
        }
    }

    private func ids(_ predicate: SQLStatement, _ session: any SQLSession) throws -> Set<EntryID> {
        Set(try session.all("SELECT e.id FROM entry e WHERE \(predicate)") { try $0.id(0) })
    }

    /// The person, a representative, workers with narrow, wide and single permits, and a stranger.
    private func standings(in dossier: DossierID) -> [Reach] {
        let one = EntryID(high: 7, low: 40)
        let grants: [[Grant]] = [
            [], [.test(to: .account(Cast.petra), .of(.reports), .of(.money), .look)],
            [.test(to: .account(Cast.petra), .of(.reports, .agreements), .of(.money, .health), .add)],
            [.test(to: .organisation(Cast.kredietbank))],
            [.test(to: .account(Cast.petra), .all, .all, .all, entry: SmallWorld.parents[0])],
            [.test(to: .account(Cast.petra), .all, .all, .look, entry: one)],
            [
                .test(to: .account(Cast.petra), .all, .all, .look, entry: one),
                .test(to: .account(Cast.petra), .all, .all, .look, entry: SmallWorld.parents[1]),
                .test(.deny, to: .account(Cast.petra), .of(.reports, .calendar), .of(.money), .look),
            ],
            [
                .test(to: .organisation(Cast.kredietbank)),
                .test(.deny, to: .department(Cast.schuldhulp, role: nil), .of(.reports), .of(.health), .look),
            ],
        ]
        let mandate = Mandate(
            account: Cast.bart, basis: .chosen, themes: .of(.general, .money), period: Period(from: Day.past),
            excludedAreas: .of(.story))
        return grants.flatMap { grants in
            let facts = DossierFacts(
                dossier: dossier, type: .person, jurisdiction: .netherlands, owners: [Owner(account: Cast.lisa)],
                mandates: [mandate], grants: grants)
            return [Cast.lisa, Cast.petra, Cast.bart, Cast.anouk].map {
                AccessRules.reach(of: Cast.actor($0), in: facts, at: Day.now)
            }
        }
    }
}

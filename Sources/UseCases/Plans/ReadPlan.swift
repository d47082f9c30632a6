import Dossier
import Records
import Storage

/// The plan with its goals, the wishes it came from and what was agreed.
package struct PlanReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let plans: [Entry<PlanBody>]
    package let goals: [GoalProgress]
    /// Earlier words of a goal that was made smaller, oldest first.
    package let earlier: [EntryID: [String]]
    package let wishes: [Entry<WishBody>]
    package let agreements: [Entry<AgreementBody>]
    package let people: PeopleAround
    /// Of each plan what stands beside its signatures.
    package let signing: [EntryID: PlanSigning]
}

extension Workplace {
    /// - Throws: `Refusal`.
    package func readPlan(of dossier: DossierID, as caller: Caller) async throws -> PlanReading {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try PlanRows(reach, session)
        }
        let plans = try bodies.open(rows.plans, as: PlanBody.self, with: entrance.seal)
        let signed = try bodies.open(rows.signed, as: GoalBody.self, with: entrance.seal)
        let people = try await self.people(rows.parties, authorsOf: rows.goals + rows.agreements, entrance)
        let reading = PlanReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance), plans: plans,
            goals: try goalProgress(rows.goals, rows.scores, entrance),
            earlier: try rows.versions.mapValues { versions in
                try bodies.open(versions, as: GoalBody.self, with: entrance.seal).map(\.body.text)
            },
            wishes: try bodies.open(rows.wishes, as: WishBody.self, with: entrance.seal),
            agreements: try bodies.open(rows.agreements, as: AgreementBody.self, with: entrance.seal),
            people: people,
            signing: Dictionary(
                uniqueKeysWithValues: plans.map {
                    ($0.id, PlanSigning($0, goals: signed, people, entrance.reach))
                }))
        try await log(
            LogEvent(action: .view, object: .plan, ground: entrance.reach.ground(forReadingIn: .wishesAndGoals)),
            entrance)
        return reading
    }
}

private struct PlanRows: Sendable {
    let cover: [UInt8]
    let parties: [EntryRow]
    let plans: [EntryRow]
    let goals: [EntryRow]
    /// All goals of these plans, for who sees all that a signature can be about.
    let signed: [EntryRow]
    let scores: [EntryRow]
    let versions: [EntryID: [EntryRow]]
    let wishes: [EntryRow]
    let agreements: [EntryRow]

    init(_ reach: Reach, _ session: any SQLSession) throws {
        cover = try DossierRecords.sealedCover(reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        goals = try EntryRecords.list(.goal, newestFirst: false, limit: 60, reach: reach, session)
        plans = try Self.plans(showing: goals, reach, session)
        signed =
            reach.seesWholePlans ? try EntryRecords.children(.goal, of: plans.map(\.id), reach: reach, session) : []
        scores = try EntryRecords.children(.progress, of: goals.map(\.id), reach: reach, session)
        versions = Dictionary(
            uniqueKeysWithValues: try goals.filter { $0.version > 1 }.map { goal in
                (goal.id, try EntryRecords.versions(of: goal, facts: goal.facts(), reach: reach, session).reversed())
            })
        wishes = try EntryRecords.list(.wish, limit: 60, reach: reach, session)
        agreements = try EntryRecords.list(.agreement, limit: 100, reach: reach, session)
    }

    // A container shows to whoever sees a part of it (access rule 12): a goal on money shows the plan it stands in.
    private static func plans(
        showing goals: [EntryRow], _ reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        var plans = try EntryRecords.list(.plan, limit: 20, reach: reach, session)
        for id in Set(goals.compactMap(\.parent)).subtracting(plans.map(\.id)) {
            guard let (row, facts) = try EntryRecords.find(id, reach: reach, session),
                reach.sight(ofContainer: facts, parts: goals.map { $0.facts() }) == .full
            else { continue }
            plans.append(row)
        }
        return plans.sorted { $0.occurredAt > $1.occurredAt }
    }
}

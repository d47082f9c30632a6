import Crypto
import Dossier
import Foundation
import Records
import Storage

extension PlanDigest {
    /// What a signature under this plan covers now.
    static func of(_ plan: Entry<PlanBody>, goals: [Entry<GoalBody>]) -> String {
        let parts = goals.filter { $0.row.parent == plan.id && $0.row.facts().isSigned }
        return of(plan.body, goals: parts.map(\.body)) { Array(SHA256.hash(data: Data($0))) }
    }
}

/// What stands beside the signatures of one plan, for who looks.
package struct PlanSigning: Sendable {
    /// What a signature covers now; nil for who does not see all of that.
    package let covers: String?
    /// Whether the visitor can sign it, and did not yet.
    package let isOffered: Bool
    /// Whether the visitor signs for the person, and not this: something is kept from them.
    package let isKeptFrom: Bool
}

extension PlanSigning {
    init(_ plan: Entry<PlanBody>, goals: [Entry<GoalBody>], _ people: PeopleAround, _ reach: Reach) {
        let facts = plan.row.facts()
        let seesAll = reach.seesWholePlans && reach.sight(of: facts) == .full
        let now = seesAll ? PlanDigest.of(plan, goals: goals) : nil
        let isOpen =
            (PlanStatus(rawValue: plan.row.status)?.isSignable ?? false) && facts.visibility == .shared
            && !facts.isRestricted
        covers = now
        isOffered =
            isOpen && reach.maySignPlans.allowed
            && !(now.map { plan.body.isSigned(by: people.own(reach.actor), covering: $0) } ?? true)
        isKeptFrom = isOpen && reach.maySign.allowed && !reach.maySignPlans.allowed
    }
}

extension PeopleAround {
    /// As whom somebody stands among the people: they sign as the first.
    func own(_ account: AccountID) -> Set<EntryID> { Set(parties.filter { $0.body.account == account }.map(\.id)) }
}

/// A plan with the goals a signature is about, as the reach shows them.
struct PlanToSign: Sendable {
    let plan: EntryRow
    let goals: [EntryRow]
    let parties: [EntryRow]

    /// Nil where the plan is not there, or not for who asks, or not one that people sign.
    init?(_ id: EntryID, _ reach: Reach, _ session: any SQLSession) throws {
        guard let (row, facts) = try EntryRecords.find(id, reach: reach, session), row.kind == .plan,
            facts.visibility == .shared, !facts.isRestricted
        else { return nil }
        let goals = try EntryRecords.children(.goal, of: [id], reach: reach, session)
        guard reach.sight(ofContainer: facts, parts: goals.map { $0.facts() }) == .full else { return nil }
        plan = row
        self.goals = goals.filter { $0.facts().isSigned }
        parties = try PeopleRecords.all(reach: reach, session)
    }
}

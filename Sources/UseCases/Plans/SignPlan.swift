import Dossier
import Records
import Storage

/// The page on which somebody signs a plan: exactly what the signature will be about.
package struct SigningReading: Sendable {
    package enum State: Sendable, Equatable {
        case ready
        /// They signed what stands there now.
        case signed(Moment)
        /// Something is kept from who represents the person, so they do not sign all of it.
        case kept
        /// They stand nowhere among the people, so there is no name to sign with.
        case nameless
        case finished
    }

    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    package let plan: Entry<PlanBody>
    /// Those that the signature is about; none for who may not sign it.
    package let goals: [Entry<GoalBody>]
    package let covers: String
    package let state: State
    /// Whether a code is asked when they sign.
    package let needsFactor: Bool
}

extension Workplace {
    /// Reads what somebody is going to sign.
    ///
    /// - Throws: `Refusal`; `.denied` to who does not sign (rules 4, 18 and 19).
    package func prepareSigning(
        _ plan: EntryID, in dossier: DossierID, as caller: Caller
    ) async throws -> SigningReading {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                cover: try DossierRecords.sealedCover(reach: reach, session),
                found: try PlanToSign(plan, reach, session)
            )
        }
        guard let found = rows.found else { try await notFound("plan \(plan.text)", entrance) }
        let decision = entrance.reach.maySign
        guard decision.allowed else { try await refuse(decision.ground, .plan, plan, entrance) }
        let opened = try open(found, entrance)
        let state = self.state(of: opened, entrance.reach)
        let reading = SigningReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance), people: opened.people, plan: opened.plan,
            goals: state == .kept ? [] : opened.goals, covers: opened.covers, state: state,
            needsFactor: !entrance.visitor.hasShownFactor(at: caller.at))
        try await log(LogEvent(action: .view, object: .plan, objectID: plan, ground: decision.ground), entrance)
        return reading
    }

    /// Signs a plan: a new version of it with one signature more, in force from now. Whoever may, what it says and the fresh code
    /// are looked at again in the transaction that writes it (rule 25). A form sent twice signs once.
    ///
    /// - Parameter shown: what they had before them, of `SigningReading.covers`.
    /// - Throws: `Refusal`; `.changedMeanwhile` when something else stands there now, and nothing was signed.
    package func signPlan(
        _ plan: EntryID, covering shown: String, in dossier: DossierID, as caller: Caller
    ) async throws {
        let isThere = try await writing(dossier, as: caller, about: .plan) { session, entrance -> Bool in
            guard let found = try PlanToSign(plan, entrance.reach, session) else { return false }
            let decision = entrance.reach.maySignPlans
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            let opened = try self.open(found, entrance)
            switch self.state(of: opened, entrance.reach) {
            case .signed: return true
            case .finished: throw Refusal.changedMeanwhile
            case .kept, .nameless: throw Refusal.denied(.notPermitted)
            case .ready: break
            }
            guard opened.covers == shown else { throw Refusal.changedMeanwhile }
            try entrance.visitor.demandFactor(at: caller.at)
            guard let signer = opened.signer else { throw Refusal.denied(.notPermitted) }
            let body = opened.plan.body.signed(by: signer, at: caller.at, covering: opened.covers)
            let next = found.plan.signed(at: caller.at)
            guard try EntryRecords.replace(found.plan, with: next.sealing(body, with: entrance.seal), session) else {
                throw Refusal.changedMeanwhile
            }
            try self.log(
                LogEvent(action: .change, object: .plan, objectID: plan, ground: decision.ground), entrance, session)
            return true
        }
        guard isThere else {
            try await logStranger(at: dossier, try await visitor(of: caller), caller, what: "plan \(plan.text)")
            throw Refusal.notFound
        }
    }

    private func open(_ found: PlanToSign, _ entrance: Entrance) throws -> OpenedPlan {
        let plan = try bodies.open([found.plan], as: PlanBody.self, with: entrance.seal)[0]
        let goals = try bodies.open(found.goals, as: GoalBody.self, with: entrance.seal)
        let people = PeopleAround(parties: try bodies.open(found.parties, as: PartyBody.self, with: entrance.seal))
        return OpenedPlan(
            plan: plan, goals: goals, people: people, covers: PlanDigest.of(plan, goals: goals),
            signer: people.parties.first { $0.body.account == entrance.reach.actor }?.id)
    }

    private func state(of opened: OpenedPlan, _ reach: Reach) -> SigningReading.State {
        guard reach.maySignPlans.allowed else { return .kept }
        guard PlanStatus(rawValue: opened.plan.row.status)?.isSignable ?? false else { return .finished }
        guard opened.signer != nil else { return .nameless }
        let own = opened.people.own(reach.actor)
        let mine = (opened.plan.body.signatures ?? []).last { own.contains($0.by) && $0.covers == opened.covers }
        return mine.map { .signed($0.at) } ?? .ready
    }
}

private struct OpenedPlan {
    let plan: Entry<PlanBody>
    let goals: [Entry<GoalBody>]
    let people: PeopleAround
    let covers: String
    let signer: EntryID?
}

extension EntryRow {
    /// The plan's next version, in force.
    fileprivate func signed(at moment: Moment) -> EntryRow {
        EntryRow(
            dossier: dossier, id: id, kind: kind, parent: parent, parentArea: parentArea, themes: themes,
            ownThemes: ownThemes, voice: voice, form: form, author: author, visibility: visibility,
            status: (PlanStatus(rawValue: status) ?? .draft).signed.rawValue, occurredAt: occurredAt,
            recordedAt: moment, dueAt: dueAt, version: version + 1, restrictedAt: restrictedAt)
    }
}

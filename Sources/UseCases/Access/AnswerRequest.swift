import Dossier
import Records
import Storage

extension Workplace {
    /// Says yes to a request: to what somebody asked, or to what waits for those who decide along (rule 19). When nobody's
    /// yes is missing any more, it counts.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when the request was over.
    package func agree(to id: GrantID, in dossier: DossierID, as caller: Caller) async throws -> GivingOutcome {
        let outcome = try await writing(dossier, as: caller, about: .permissions) {
            session, entrance -> GivingOutcome? in
            guard let (request, words) = try self.waiting(id, entrance, session) else { return nil }
            switch request.kind {
            case .invitation: throw Refusal.changedMeanwhile
            case .ask, .giving: return try self.agreeToGive(request, words, entrance, session)
            case .lifting: return try self.agreeToLift(request, entrance, session)
            }
        }
        guard let outcome else { try await grantNotFound(id, dossier, caller) }
        return outcome
    }

    /// Says no to a request, or takes back an own one. A no by one of those who decide together is a no.
    ///
    /// - Throws: `Refusal`; `.denied` to who could not say yes to it either; `.changedMeanwhile` when the request was over.
    package func decline(_ id: GrantID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: .permissions) { session, entrance -> Bool in
            guard let row = try RequestRecords.find(id, reach: entrance.reach, session) else { return false }
            let actor = entrance.reach.actor
            let isOwn = row.request.madeBy == actor
            let ground: Ground? =
                try isOwn
                ? entrance.reach.actingGround(.giveAccess) : self.mayDecline(row.request, entrance, session)
            guard row.request.waits(at: caller.at),
                try RequestRecords.settle(
                    id, as: isOwn ? .takenBack : .no, by: actor, at: caller.at, reach: entrance.reach, session)
            else { throw Refusal.changedMeanwhile }
            try self.log(
                LogEvent(
                    action: .change, object: .permissions, objectID: EntryID(of: id),
                    ground: ground ?? entrance.reach.grounds.first), entrance, session)
            return true
        }
        guard isThere else { try await grantNotFound(id, dossier, caller) }
    }

    /// On which ground somebody says no to what another asked or made: the person, who could give it or lift it themselves, and
    /// each of those whose yes it needs, also of what they are kept out of (rules 18 and 19).
    private func mayDecline(
        _ request: AccessRequest, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> Ground {
        let reach = entrance.reach
        let facts = entrance.facts
        let moment = entrance.caller.at
        guard let ground = reach.actingGround(.giveAccess) else { throw Refusal.denied(reach.refusal) }
        let decision: Decision
        let needed: Set<AccountID>
        switch request.kind {
        case .ask, .giving, .invitation:
            let grant = request.grant(
                to: request.principal ?? .unknown, by: request.madeBy, at: moment, purpose: "")
            let named = try grant.entry.flatMap { try EntryRecords.find($0, reach: reach, session)?.facts }
            decision = reach.mayGive(grant, for: named.flatMap { reach.sight(of: $0) == .full ? $0 : nil })
            needed = GivingAgain.mustAgree(to: grant, in: facts, at: moment)
        case .lifting:
            guard let deny = facts.grants.first(where: { $0.id == request.about }) else {
                throw Refusal.changedMeanwhile
            }
            decision = reach.mayWithdraw(deny)
            needed = GivingAgain.mustAgree(toLift: deny, in: facts, at: moment)
        }
        guard decision.allowed || reach.standing == .person || needed.contains(reach.actor) else {
            throw Refusal.denied(decision.ground)
        }
        return ground
    }

    /// A request that waits, for somebody who decides about access.
    private func waiting(
        _ id: GrantID, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> (AccessRequest, RequestRecords.Words)? {
        guard entrance.reach.acts.contains(.giveAccess) else { throw Refusal.denied(entrance.reach.refusal) }
        guard let row = try RequestRecords.find(id, reach: entrance.reach, session) else { return nil }
        guard row.request.waits(at: entrance.caller.at) else { throw Refusal.changedMeanwhile }
        return (row.request, try RequestRecords.open(row, in: entrance.dossier, with: entrance.seal))
    }

    private func agreeToGive(
        _ request: AccessRequest, _ words: RequestRecords.Words, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> GivingOutcome {
        guard let principal = request.principal else { throw Refusal.changedMeanwhile }
        let actor = entrance.reach.actor
        let moment = entrance.caller.at
        if let until = request.period.until, until <= moment { throw Refusal.changedMeanwhile }
        // What was asked is given by who says yes; what waits, by who gave it, while they still decide (rule 25).
        let maker = try reach(of: request.madeBy, in: entrance.facts, at: moment, session)
        let giver = request.kind == .ask || !maker.acts.contains(.giveAccess) ? actor : request.madeBy
        let grant = request.grant(to: principal, by: giver, at: moment, purpose: words.purpose)
        let ground = try mayGive(grant, entrance, session)
        // Whoever asked may have become who decides, or be gone: the yes of a parent gives a young child no permit in their own.
        guard try isRecipient(principal, entrance, session) else { throw Refusal.changedMeanwhile }
        let missing = try missing(
            GivingAgain.mustAgree(to: grant, in: entrance.facts, at: moment), request, ground, entrance, session)
        guard missing.isEmpty else { return .waits(for: missing) }
        try give(grant, replacing: request.about, ground, entrance, session)
        _ = try RequestRecords.settle(request.id, as: .yes, by: actor, at: moment, reach: entrance.reach, session)
        return .done
    }

    private func agreeToLift(
        _ request: AccessRequest, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> GivingOutcome {
        let moment = entrance.caller.at
        guard let deny = entrance.facts.grants.first(where: { $0.id == request.about }) else {
            throw Refusal.changedMeanwhile
        }
        let decision = entrance.reach.mayWithdraw(deny)
        guard decision.allowed else { throw Refusal.denied(decision.ground) }
        let missing = try missing(
            GivingAgain.mustAgree(toLift: deny, in: entrance.facts, at: moment), request, decision.ground, entrance,
            session)
        guard missing.isEmpty else { return .waits(for: missing) }
        try withdraw(deny.id, decision.ground, entrance, session)
        _ = try RequestRecords.settle(
            request.id, as: .yes, by: entrance.reach.actor, at: moment, reach: entrance.reach, session)
        return .done
    }

    /// Whose yes is still missing once the actor's own is kept.
    private func missing(
        _ needed: Set<AccountID>, _ request: AccessRequest, _ ground: Ground, _ entrance: Entrance,
        _ session: any SQLSession
    ) throws -> Set<AccountID> {
        let actor = entrance.reach.actor
        let missing = needed.subtracting(request.agreed).subtracting([actor, request.madeBy])
        guard !missing.isEmpty else { return [] }
        try RequestRecords.agree(
            request.id, by: actor, at: entrance.caller.at, reach: entrance.reach, session)
        try log(
            LogEvent(action: .change, object: .permissions, objectID: EntryID(of: request.id), ground: ground),
            entrance,
            session)
        return missing
    }
}

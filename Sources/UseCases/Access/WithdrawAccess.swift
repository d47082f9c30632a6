import Dossier
import Records
import Storage

extension Workplace {
    /// Takes a permit back, or lifts a deny. It counts from the next request on, in every page that is open (rule 25).
    ///
    /// - Parameter request: the id for what waits, where lifting a deny asks others too (rule 19).
    /// - Throws: `Refusal`; `.denied` for what stands on a law (rule 6).
    package func withdrawAccess(
        _ id: GrantID, request: GrantID, in dossier: DossierID, as caller: Caller
    ) async throws -> GivingOutcome {
        let outcome = try await writing(dossier, as: caller, about: .permissions) {
            session, entrance -> GivingOutcome? in
            guard entrance.reach.acts.contains(.giveAccess) else { throw Refusal.denied(entrance.reach.refusal) }
            guard let grant = entrance.facts.grants.first(where: { $0.id == id }) else { return nil }
            if grant.isWithdrawn(at: caller.at) { return .done }
            let decision = entrance.reach.mayWithdraw(grant)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            let missing = GivingAgain.mustAgree(toLift: grant, in: entrance.facts, at: caller.at)
                .subtracting([entrance.reach.actor])
            guard missing.isEmpty else {
                try self.ask(.lifting, grant.named(request), about: id, decision.ground, entrance, session)
                return .waits(for: missing)
            }
            try self.withdraw(id, decision.ground, entrance, session)
            return .done
        }
        guard let outcome else { try await grantNotFound(id, dossier, caller) }
        return outcome
    }

    func withdraw(_ grant: GrantID, _ ground: Ground, _ entrance: Entrance, _ session: any SQLSession) throws {
        try GrantRecords.withdraw(grant, at: entrance.caller.at, reach: entrance.reach, session)
        try log(
            LogEvent(action: .change, object: .permissions, objectID: EntryID(of: grant), ground: ground), entrance,
            session
        )
    }

    /// The answer to an act on a grant that is not in this dossier.
    func grantNotFound(_ id: GrantID, _ dossier: DossierID, _ caller: Caller) async throws -> Never {
        let visitor = try await visitor(of: caller)
        try await logStranger(at: dossier, visitor, caller, what: "grant \(id.text)")
        throw Refusal.notFound
    }
}

extension Grant {
    /// The same under another id, from whoever asks.
    fileprivate func named(_ id: GrantID) -> Grant {
        Grant(
            id: id, effect: effect, principal: principal, areas: areas, themes: themes, verbs: verbs, entry: entry,
            basis: basis, law: law, purpose: purpose, period: period, givenBy: givenBy)
    }
}

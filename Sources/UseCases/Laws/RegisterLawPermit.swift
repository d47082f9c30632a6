import Dossier
import Records
import Storage

package enum LawPermitOutcome: Sendable, Equatable {
    /// A colleague must say yes.
    case waits
    /// No dossier has this number and this birth date together; or it is of another country, or of somebody who died.
    case none
    /// It is their own, or of somebody they act for.
    case own
    /// Too many that were wrong: not looked at until a moment.
    case wait(until: Moment)
}

extension Workplace {
    /// Registers a permit on a law (access rule 6). It opens nothing until a colleague said yes. The dossier is looked for as
    /// emergency access looks for one: exactly, after a fresh factor, with one answer for all that is not there. That it was
    /// found stands in the dossier's log at once.
    ///
    /// - Throws: `Refusal`; `.invalid` with the fields `nummer`, `geboren`, `wet`, `aan`, `onderdeel`, `theme`, `hoe`, `reden`
    ///   and `tot`.
    package func registerLawPermit(_ typed: AskedLawPermit, as caller: Caller) async throws -> LawPermitOutcome {
        let (visitor, work) = try await lawWorker(caller)
        try visitor.demandFactor(at: caller.at)
        var asked = typed
        asked.reason = WrittenText.kept(typed.reason)
        let installation = keys.installation
        let options = try await engine.read { try LawOptions(work, installation, $0) }
        let problems = asked.problems(on: DossierClock.amsterdam.day(of: caller.at), options)
        guard problems.isEmpty, let key = DossierNumberOrAddress(asked.identifier), let law = asked.law else {
            throw Refusal.invalid(problems)
        }
        let found = try await findDossier(key, born: asked.birthDate, by: visitor, what: "law", caller) { facts in
            LawRules.applies(law, to: facts, at: caller.at)
        }
        switch found {
        case .none: return .none
        case .wait(let until): return .wait(until: until)
        case .one(let dossier):
            let kept = asked
            let seal = try await vault.seal(of: dossier)
            return try await engine.write { try self.register(kept, law, in: dossier, seal, caller, $0) }
        }
    }

    /// In the transaction that keeps it, everything is asked again (rule 25).
    private func register(
        _ asked: AskedLawPermit, _ law: Law, in dossier: DossierID, _ seal: Seal, _ caller: Caller,
        _ session: any SQLSession
    ) throws -> LawPermitOutcome {
        let (visitor, work) = try lawWorker(caller, session)
        try visitor.demandFactor(at: caller.at)
        let options = try LawOptions(work, keys.installation, session)
        guard let principal = asked.principal, let place = options.organisation(of: principal),
            place.laws.contains(law), let until = asked.until,
            let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session),
            LawRules.applies(law, to: facts, at: caller.at)
        else { throw Refusal.changedMeanwhile }
        guard !LawRules.isClose(visitor.account, to: facts) else { return .own }
        func registration(_ id: GrantID) -> LawRegistration {
            LawRegistration(
                id: id, dossier: dossier, organisation: place.id, law: law, principal: principal, scope: asked.scope,
                until: facts.clock.moment(of: until.adding(days: 1)), madeBy: visitor.account, madeAt: caller.at)
        }
        let words = LawRegistrationRecords.Words(reason: asked.reason, identifier: asked.identifier)
        var registered = registration(asked.id)
        if try !LawRegistrationRecords.insert(registered, words, with: seal, work: work, session) {
            let known = try LawRegistrationRecords.find(asked.id, work: work, session)?.registration
            if let known, known.dossier == dossier, known.madeBy == visitor.account { return .waits }
            // An id of something else is no way to find a dossier without a line in its log.
            registered = registration(NewIdentifier.make(at: caller.at))
            guard try LawRegistrationRecords.insert(registered, words, with: seal, work: work, session) else {
                throw Refusal.changedMeanwhile
            }
        }
        try LogRecords.append(lawLine(.create, registered, counts: false, visitor, caller), session)
        try keepAlive(visitor, caller, session)
        return .waits
    }
}

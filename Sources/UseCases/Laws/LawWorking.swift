import Dossier
import Records
import Storage

/// Whoever registers and answers permits on a law (access rule 6). For anybody else the page is not there.
extension Workplace {
    /// Who asks, and where they may use a law; else one line in the installation's log.
    ///
    /// - Throws: `Refusal`.
    func lawWorker(_ caller: Caller) async throws -> (visitor: Visitor, work: LawWork) {
        let visitor = try await visitor(of: caller)
        guard let work = AccessRules.lawWork(as: visitor.actor, at: caller.at) else {
            try await noLawWork(visitor, caller)
        }
        return (visitor, work)
    }

    /// The same inside a transaction that writes: who stopped working there a moment ago does nothing more (rule 25).
    func lawWorker(_ caller: Caller, _ session: any SQLSession) throws -> (visitor: Visitor, work: LawWork) {
        let visitor = try visitor(of: caller, session)
        guard let work = AccessRules.lawWork(as: visitor.actor, at: caller.at) else { throw Refusal.notFound }
        return (visitor, work)
    }

    /// Not theirs, or not there: the same answer, and one line in the installation's log.
    func noLawWork(_ visitor: Visitor, _ caller: Caller) async throws -> Never {
        try await logInstallation(
            installationLine(
                .view, outcome: .refused, actor: visitor.account, object: .permissions, detail: "law", caller: caller))
        throw Refusal.notFound
    }

    /// A line in the dossier's own log: the person reads who registered it, who answered, and who ended it. It has no words of
    /// the reason; those stand with the permit, once it counts.
    func lawLine(
        _ action: LogAction, _ registration: LawRegistration, counts: Bool, _ visitor: Visitor, _ caller: Caller
    ) -> LogLine {
        let role = visitor.actor.membershipsThatCount(at: caller.at)
            .first { $0.organisation == registration.organisation }?.role
        let law = registration.law
        let ground: Ground =
            counts ? .grant(registration.id, law.basis, law: law.source) : .permitWaits(registration.id)
        return LogLine(
            id: NewIdentifier.make(at: caller.at), dossier: registration.dossier, at: caller.at, action: action,
            actor: visitor.account, role: role ?? "", organisation: registration.organisation, purpose: .support,
            ground: ground.stored, groundID: registration.id, object: .permissions,
            objectID: EntryID(of: registration.id), origin: caller.origin, request: caller.request,
            salt: NewIdentifier.randomBytes(16))
    }
}

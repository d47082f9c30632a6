import Dossier
import Records
import Storage

extension Workplace {
    /// The person did not die: everything is again what it was before, from the next request on. What was registered stays on
    /// record, with who put it right and why (access rule 26).
    ///
    /// - Throws: `Refusal`; `.invalid` with the field `waarom`; `.changedMeanwhile` when somebody put it right before.
    package func putDeathRight(
        _ id: DeathID, why typed: String, in dossier: DossierID, as caller: Caller
    ) async throws {
        let why = WrittenText.kept(typed)
        try await writing(dossier, as: caller, about: DeathLog.object) { session, entrance in
            let decision = entrance.reach.mayPutDeathRight
            guard entrance.facts.death?.id == id else {
                // Who could have done it hears that it was done.
                guard decision.allowed || entrance.reach.mayRegisterDeath.allowed else {
                    throw Refusal.denied(decision.ground)
                }
                throw Refusal.changedMeanwhile
            }
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            if let problem = AskedDeath.problem(why, "waarom") { throw Refusal.invalid([problem]) }
            try entrance.visitor.demandFactor(at: caller.at)
            guard try DeathRecords.undo(id, why: why, reach: entrance.reach, with: entrance.seal, session) else {
                throw Refusal.changedMeanwhile
            }
            try self.log(
                LogEvent(
                    action: .change, object: DeathLog.object, objectID: EntryID(of: id), ground: decision.ground),
                entrance, session)
        }
    }
}

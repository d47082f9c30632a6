import Dossier
import Records
import Storage

extension Workplace {
    /// The person, or who decides for them, lets a restricted report be seen again by whoever may (rule 27).
    ///
    /// - Parameter id: the request by which it was restricted.
    /// - Throws: `Refusal`; `.changedMeanwhile` when it is not restricted any more.
    package func liftRestriction(_ id: RightsRequestID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: RightsLog.request) { session, entrance -> Bool in
            let reach = entrance.reach
            let decision = reach.mayAsk(.restriction)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            guard let row = try RightsRecords.find(id, reach: reach, session), let entry = row.request.matter.entry,
                let found = try EntryRecords.find(entry, reach: reach, session), reach.sight(of: found.facts) == .full
            else { return false }
            let mayLift = reach.mayLift(found.facts, by: row.request)
            if case .needsBoth = mayLift.ground { throw Refusal.denied(mayLift.ground) }
            guard mayLift.allowed else { throw Refusal.changedMeanwhile }
            try RestrictionRecords.lift(entry, reach: reach, session)
            try self.log(
                LogEvent(
                    action: .change, object: RightsLog.request, objectID: EntryID(of: id), ground: decision.ground),
                entrance, session)
            return true
        }
        guard isThere else { try await rightNotFound(id, dossier, caller) }
    }
}

import Dossier
import Records
import Storage

extension Workplace {
    /// Takes a request back that nobody answered yet.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when it was over.
    package func takeBackRight(_ id: RightsRequestID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: RightsLog.request) { session, entrance -> Bool in
            let reach = entrance.reach
            guard !reach.acts.isDisjoint(with: [.giveAccess, .takeCopy]) else { throw Refusal.denied(reach.refusal) }
            guard let row = try RightsRecords.find(id, reach: reach, session) else { return false }
            let decision = reach.mayTakeBack(row.request)
            if case .needsBoth = decision.ground { throw Refusal.denied(decision.ground) }
            guard decision.allowed,
                try RightsRecords.takeBack(id, by: reach.actor, at: caller.at, reach: reach, session)
            else { throw Refusal.changedMeanwhile }
            try self.log(
                LogEvent(
                    action: .change, object: RightsLog.request, objectID: EntryID(of: id), ground: decision.ground),
                entrance, session)
            return true
        }
        guard isThere else { try await rightNotFound(id, dossier, caller) }
    }

    /// The answer to an act on a request that is not in this dossier, or not for who asks.
    func rightNotFound(_ id: RightsRequestID, _ dossier: DossierID, _ caller: Caller) async throws -> Never {
        try await logStranger(at: dossier, visitor(of: caller), caller, what: "rights request \(id.text)")
        throw Refusal.notFound
    }
}

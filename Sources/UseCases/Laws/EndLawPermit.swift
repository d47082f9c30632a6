import Dossier
import Records
import Storage

extension Workplace {
    /// Ends a permit on a law before its end, from the next request on: who registered or confirmed it does, and whoever it
    /// speaks to. It takes, so one is enough, and no factor is asked.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is not the one to do it, `.changedMeanwhile` when it was over.
    package func endLawPermit(_ id: GrantID, as caller: Caller) async throws {
        let (visitor, work) = try await lawWorker(caller)
        guard let found = try await engine.read({ try LawRegistrationRecords.find(id, work: work, $0) }),
            LawRules.mayEnd(found.registration, as: work, visitor.actor)
        else { try await noLawWork(visitor, caller) }
        try await engine.write { session in
            let (visitor, work) = try self.lawWorker(caller, session)
            guard let row = try LawRegistrationRecords.find(id, work: work, session),
                LawRules.mayEnd(row.registration, as: work, visitor.actor),
                try LawRegistrationRecords.end(row, work: work, session)
            else { throw Refusal.changedMeanwhile }
            try LogRecords.append(self.lawLine(.change, row.registration, counts: true, visitor, caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }
}

import Dossier
import Records
import Storage

extension Workplace {
    /// Ends the visitor's own emergency access to a dossier, now. Where nothing is open there is nothing to end.
    ///
    /// - Throws: `Refusal.notFound` to who may not know of the dossier.
    package func endEmergency(in dossier: DossierID, as caller: Caller) async throws {
        let entrance = try await entering(dossier, as: caller)
        guard entrance.reach.emergency != nil else { return }
        let line = try line(for: LogEvent(action: .change, object: .permissions), entrance)
        try await engine.write { session in
            try EmergencyRecords.end(reach: entrance.reach, session)
            try LogRecords.append(line, session)
            try self.keepAlive(entrance.visitor, caller, session)
        }
    }
}

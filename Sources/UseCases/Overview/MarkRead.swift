import Dossier
import Records
import Storage

extension Workplace {
    /// Says that everything in a dossier's timeline was read until now.
    ///
    /// - Throws: `Refusal`.
    package func markRead(_ dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .readMark) { session, entrance in
            try TimelineRecords.markRead(until: caller.at, reach: entrance.reach, session)
            try self.log(LogEvent(action: .change, object: .readMark), entrance, session)
        }
    }
}

import Dossier
import Records
import Storage

/// What stands at home until it was seen.
package struct LawNotice: Sendable {
    package let dossier: DossierID
    package let organisation: String
    package let law: Law
    package let since: Moment
}

extension Workplace {
    /// What came to count in the dossiers somebody decides about, and they have not seen yet.
    func lawNotices(_ dossiers: [ListedDossier]) async throws -> [LawNotice] {
        let own = dossiers.filter(\.isOwn).map(\.reach)
        guard !own.isEmpty else { return [] }
        let seal = keys.installation
        return try await engine.read { session in
            try own.flatMap { reach in
                try LawNoticeRecords.unseen(limit: 5, reach: reach, session).map { row in
                    LawNotice(
                        dossier: reach.dossier,
                        organisation: try OrganisationRecords.name(of: row.organisation, with: seal, session) ?? "",
                        law: row.law, since: row.since)
                }
            }
        }
    }

    /// How many wait for this worker's yes or no; nil for who works nowhere with a law.
    func lawPermitsWaiting(for visitor: Visitor, at moment: Moment) async throws -> Int? {
        guard let work = AccessRules.lawWork(as: visitor.actor, at: moment) else { return nil }
        return try await engine.read { try LawRegistrationRecords.countWaiting(work: work, $0) }
    }

    /// Whoever was told has seen it: the notice at home goes, for them alone.
    ///
    /// - Parameter seen: when the page was made that they saw it on.
    /// - Throws: `Refusal`; `.denied` to whoever does not decide about access.
    package func markLawPermitsSeen(until seen: Moment, in dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .permissions) { session, entrance in
            guard entrance.reach.acts.contains(.giveAccess) else { throw Refusal.denied(entrance.reach.refusal) }
            try LawNoticeRecords.markSeen(until: seen, reach: entrance.reach, session)
            try self.log(LogEvent(action: .view, object: .permissions), entrance, session)
        }
    }
}

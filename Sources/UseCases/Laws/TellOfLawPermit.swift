import Dossier
import Records
import Storage

/// The mails that tell of a permit on a law that counts. They hold nothing of the dossier: neither whose it is, nor which law.
package struct LawPermitLetters: Sendable {
    package typealias Letter = EmergencyLetters.Letter

    /// By the language of the account.
    let toPerson: @Sendable (String?) -> Letter
    let toOfficer: @Sendable (String?) -> Letter

    package init(
        toPerson: @Sendable @escaping (String?) -> Letter, toOfficer: @Sendable @escaping (String?) -> Letter
    ) {
        self.toPerson = toPerson
        self.toOfficer = toOfficer
    }
}

/// What stands at home until it was seen.
package struct LawNotice: Sendable {
    package let dossier: DossierID
    package let organisation: String
    package let law: Law
    package let since: Moment
}

extension Workplace {
    /// Promises the mails to whoever decides about the dossier, and to the privacy officers of the organisation. What they read
    /// at home and on the privacy officer's page is there by itself, also where this installation sends no mail.
    func tell(
        _ letters: LawPermitLetters, of registration: LawRegistration, _ facts: DossierFacts, _ caller: Caller,
        _ session: any SQLSession
    ) throws {
        let officers = try MembershipRecords.officers(of: registration.organisation, at: caller.at, session)
        try promise(letters.toPerson, to: facts.toldOfLawPermit(at: caller.at), caller, session) {
            .lawPermit($0, facts.dossier)
        }
        try promise(letters.toOfficer, to: officers, caller, session) { .officer($0, registration.organisation) }
    }

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
    /// - Throws: `Refusal`; `.denied` to whoever does not decide about access.
    package func markLawPermitsSeen(in dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .permissions) { session, entrance in
            guard entrance.reach.acts.contains(.giveAccess) else { throw Refusal.denied(entrance.reach.refusal) }
            try LawNoticeRecords.markSeen(reach: entrance.reach, session)
            try self.log(LogEvent(action: .view, object: .permissions), entrance, session)
        }
    }
}

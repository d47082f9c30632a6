import Dossier
import Records
import Storage

/// A use of emergency access as the privacy officer reviews it: who, when and why, and which kinds of pages.
package struct OverseenEmergency: Sendable {
    package let dossier: DossierID
    package let clock: DossierClock
    package let emergency: Emergency
    package let person: String
    package let who: String
    package let reason: String
    package let looks: [OversightEmergencies.Look]
    package let outcome: EmergencyReview?
    package let review: String?
    /// The last day to look at it.
    package let lastDay: CivilDate
    package let isLate: Bool
    /// It is not their own.
    package let mayReview: Bool
}

extension Workplace {
    /// The uses of emergency access on the privacy officer's page, with the accounts that are named in them.
    func overseenEmergencies(
        _ rows: [OversightEmergencyRow], _ oversight: Oversight, _ names: [AccountID: String],
        person: (DossierID) -> String
    ) async throws -> [OverseenEmergency] {
        var overseen: [OverseenEmergency] = []
        for (row, looks) in rows {
            let words = try EmergencyRecords.open(row.row, in: row.dossier, with: try await vault.seal(of: row.dossier))
            let lastDay = row.emergency.reviewBy(row.clock)
            overseen.append(
                OverseenEmergency(
                    dossier: row.dossier, clock: row.clock, emergency: row.emergency, person: person(row.dossier),
                    who: names[row.emergency.account] ?? "", reason: words.reason, looks: looks,
                    outcome: row.row.outcome, review: words.review, lastDay: lastDay,
                    isLate: row.row.outcome == nil && row.clock.day(of: oversight.moment) > lastDay,
                    mayReview: row.row.outcome == nil && AccessRules.mayReview(row.emergency, oversight).allowed))
        }
        return overseen
    }

    /// The privacy officer says whether it was right, in words for the person. What is still open goes on until its end.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when somebody reviewed it, `.notFound` for their own.
    package func reviewEmergency(
        _ id: EmergencyID, in dossier: DossierID, _ review: EmergencyReview, text typed: String, as caller: Caller
    ) async throws {
        let text = WrittenText.kept(typed)
        let (visitor, oversight) = try await overseer(caller)
        let found = try await engine.read { try OversightEmergencies.find(id, in: dossier, oversight: oversight, $0) }
        guard let found, AccessRules.mayReview(found.emergency, oversight).allowed else {
            try await logStranger(at: dossier, visitor, caller, what: "oversight")
            throw Refusal.notFound
        }
        if let problem = AskedRight.problem(text) { throw Refusal.invalid([problem]) }
        let seal = try await vault.seal(of: dossier)
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            guard let row = try OversightEmergencies.find(id, in: dossier, oversight: oversight, session),
                AccessRules.mayReview(row.emergency, oversight).allowed,
                try OversightEmergencies.review(row, review, text: text, oversight: oversight, with: seal, session)
            else { throw Refusal.changedMeanwhile }
            try LogRecords.append(
                self.oversightLine(
                    .change, .accessLog, EntryID(high: id.high, low: id.low), in: dossier, oversight,
                    of: row.emergency.organisation, caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }
}

/// A use with what was looked at under it.
typealias OversightEmergencyRow = (row: OversightEmergencies.Row, looks: [OversightEmergencies.Look])

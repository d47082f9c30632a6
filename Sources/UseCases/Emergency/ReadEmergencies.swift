import Dossier
import Records
import Storage

/// One use of emergency access, as the person reads it.
package struct EmergencyLine: Sendable {
    package let emergency: Emergency
    package let who: String
    package let organisation: String
    package let reason: String
    package let outcome: EmergencyReview?
    /// What the privacy officer said.
    package let review: String?
    package let reviewedAt: Moment?
    /// Until when the privacy officer looks at it.
    package let reviewBy: CivilDate
    package let isOpen: Bool
}

/// "Noodtoegang": how the dossier is found in need, and every time that it was.
package struct EmergenciesReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    package let lines: [EmergencyLine]
    /// Whether there is any of them that this reader has not said to have seen.
    package let isNew: Bool
}

/// What stands at home until it was seen.
package struct EmergencyNotice: Sendable {
    package let dossier: DossierID
    package let who: String
    package let organisation: String
    package let emergency: Emergency
}

extension Workplace {
    private static let mostEmergencies = 100

    /// Reads every use of emergency access in a dossier, with its reason and what the privacy officer found.
    ///
    /// - Throws: `Refusal`; `.denied` to whoever has not the act of reading the log (rules 4 and 18).
    package func readEmergencies(of dossier: DossierID, as caller: Caller) async throws -> EmergenciesReading {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                uses: try EmergencyRecords.all(limit: Self.mostEmergencies, reach: reach, session),
                isNew: try !EmergencyRecords.unseen(limit: 1, reach: reach, session).isEmpty
            )
        }
        guard entrance.reach.acts.contains(.readLog) else {
            try await refuse(.notPermitted, .accessLog, nil, entrance)
        }
        let names = try await emergencyNames(rows.uses)
        let knows = entrance.reach.knowsWhyOfEmergency
        let lines = try rows.uses.map { row in
            let words = try EmergencyRecords.open(row, in: dossier, with: entrance.seal)
            let use = row.emergency
            return EmergencyLine(
                emergency: use, who: names.accounts[use.account] ?? "",
                organisation: names.organisations[use.organisation] ?? "", reason: knows ? words.reason : "",
                outcome: row.outcome, review: knows ? words.review : nil, reviewedAt: row.reviewedAt,
                reviewBy: use.reviewBy(entrance.clock),
                isOpen: caller.at < use.end)
        }
        try await log(LogEvent(action: .readLog, object: .permissions), entrance)
        return EmergenciesReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            people: PeopleAround(parties: try bodies.open(rows.parties, as: PartyBody.self, with: entrance.seal)),
            lines: lines, isNew: rows.isNew)
    }

    /// Whoever was told has seen it: the notice at home goes, for them alone.
    ///
    /// - Parameter seen: when the page was made that they saw it on.
    /// - Throws: `Refusal`; `.denied` to whoever has not the act of reading the log.
    package func markEmergenciesSeen(until seen: Moment, in dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .permissions) { session, entrance in
            guard entrance.reach.acts.contains(.readLog) else { throw Refusal.denied(entrance.reach.refusal) }
            try EmergencyRecords.markSeen(until: seen, reach: entrance.reach, session)
            try self.log(LogEvent(action: .change, object: .home), entrance, session)
        }
    }

    /// What was opened in the dossiers somebody decides about, and they have not seen yet.
    func emergencyNotices(_ dossiers: [ListedDossier]) async throws -> [EmergencyNotice] {
        let own = dossiers.filter(\.isOwn).map(\.reach)
        guard !own.isEmpty else { return [] }
        let found = try await engine.read { session in
            try own.flatMap { reach in
                try EmergencyRecords.unseen(limit: 5, reach: reach, session).map { (reach.dossier, $0) }
            }
        }
        let names = try await emergencyNames(found.map(\.1))
        return found.map { dossier, row in
            EmergencyNotice(
                dossier: dossier, who: names.accounts[row.emergency.account] ?? "",
                organisation: names.organisations[row.emergency.organisation] ?? "", emergency: row.emergency)
        }
    }

    /// Why each was opened, by what its lines in the log name as their ground.
    func emergencyReasons(_ entrance: Entrance, _ session: any SQLSession) throws -> [GrantID: String] {
        guard entrance.reach.knowsWhyOfEmergency else { return [:] }
        let rows = try EmergencyRecords.all(limit: Self.mostEmergencies, reach: entrance.reach, session)
        return Dictionary(
            try rows.map { row in
                (
                    GrantID(of: row.emergency.id),
                    try EmergencyRecords.open(row, in: entrance.dossier, with: entrance.seal).reason
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func emergencyNames(
        _ rows: [EmergencyRecords.Row]
    ) async throws -> (accounts: [AccountID: String], organisations: [OrganisationID: String]) {
        guard !rows.isEmpty else { return ([:], [:]) }
        let seal = keys.installation
        let organisations = try await engine.read { session in
            try Set(rows.map(\.emergency.organisation)).map { id in
                (id, try OrganisationRecords.name(of: id, with: seal, session) ?? "")
            }
        }
        return (
            try await names(of: Set(rows.map(\.emergency.account))), Dictionary(uniqueKeysWithValues: organisations)
        )
    }
}

import Dossier
import Records
import Storage

/// A request as the privacy officer reads it: the person's own words, and no word of an entry.
package struct OverseenRequest: Sendable {
    package let dossier: DossierID
    package let request: RightsRequest
    package let clock: DossierClock
    package let person: String
    package let madeBy: String
    package let text: String
    package let answer: String?
    package let matter: MatterLine?
    package let lastDay: CivilDate
    package let isLate: Bool
    package let mayExtend: Bool
    /// Nobody answers about what is their own: another officer does.
    package let isOwn: Bool
}

/// A permit by law as the privacy officer reviews it.
package struct OverseenPermit: Sendable {
    package let dossier: DossierID
    package let id: GrantID
    package let person: String
    package let holder: String
    package let scope: Scope
    package let law: String?
    package let purpose: String
    package let from: Moment
    package let until: Moment?
    /// Until when an officer looks at it, where workers registered it here.
    package let lastDay: CivilDate?
    package let isLate: Bool
    /// Nobody reviews their own permit, or what they registered or confirmed: another officer does.
    package let isOwn: Bool
}

/// The privacy officer's page. Lists with a deadline of their own stand beside each other here.
package struct OversightReading: Sendable {
    package let visitor: Visitor
    package let organisations: [String]
    /// What waits, the oldest deadline first.
    package let waiting: [OverseenRequest]
    package let settled: [OverseenRequest]
    package let permits: [OverseenPermit]
    /// Emergency access that waits for a review, the oldest first; then what was reviewed last.
    package let emergencies: [OverseenEmergency]
    package let reviewedEmergencies: [OverseenEmergency]
    /// What stays withheld for too long (rule 10).
    package let withheld: [OverseenWithheld]
    /// Confined notes that nobody sees any more (rule 9).
    package let orphans: [OverseenConfined]
    package let at: Moment
}

extension Workplace {
    fileprivate static let mostWaiting = 200
    fileprivate static let mostSettled = 20
    fileprivate static let mostPermits = 50

    /// Reads what a privacy officer has to do. Every dossier that stands on it gets a line in its log.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no privacy officer.
    package func readOversight(as caller: Caller) async throws -> OversightReading {
        let (visitor, oversight) = try await overseer(caller)
        let installation = keys.installation
        let rows = try await engine.read { session in try OversightRows(oversight, installation, session) }
        let names = try await names(of: rows.accounts)
        var waiting: [OverseenRequest] = []
        for row in rows.waiting { waiting.append(try await overseen(row, rows, names, caller)) }
        waiting.sort { ($0.lastDay, $0.request.madeAt) < ($1.lastDay, $1.request.madeAt) }
        var settled: [OverseenRequest] = []
        for row in rows.settled { settled.append(try await overseen(row, rows, names, caller)) }
        var permits: [OverseenPermit] = []
        for row in rows.permits { permits.append(try await overseen(row, rows, names)) }
        let emergencies = try await overseenEmergencies(
            rows.emergencies, oversight, names, person: { rows.person($0, names) })
        let reviewed = try await overseenEmergencies(
            rows.reviewedEmergencies, oversight, names, person: { rows.person($0, names) })
        let withheld = try await overseenWithheld(oversight)
        let listed = rows.dossiers.merging(withheld.map { ($0.dossier, $0.organisation) }) { first, _ in first }
        try await logOversight(.listed, RightsLog.request, in: listed, visitor, oversight, caller)
        return OversightReading(
            visitor: visitor, organisations: rows.organisations, waiting: waiting, settled: settled, permits: permits,
            emergencies: emergencies, reviewedEmergencies: reviewed, withheld: withheld,
            orphans: try await overseenConfined(oversight), at: caller.at)
    }

    /// How many requests, emergency reviews and permits on a law that were registered here wait for a privacy officer; nil for anybody else.
    func requestsWaiting(for visitor: Visitor, at moment: Moment) async throws -> Int? {
        guard let oversight = AccessRules.oversight(as: visitor.actor, at: moment) else { return nil }
        return try await engine.read { session in
            try OversightRecords.count(oversight: oversight, session)
                + OversightEmergencies.count(oversight: oversight, session)
                + OversightPermits.unreviewed(limit: Self.mostPermits, oversight: oversight, session)
                .count { $0.registeredAt != nil && !oversight.concerns($0.parties) }
        }
    }

    private func overseen(
        _ row: OversightRecords.Row, _ rows: OversightRows, _ names: [AccountID: String], _ caller: Caller
    ) async throws -> OverseenRequest {
        let seal = try await vault.seal(of: row.dossier)
        let words = try RightsRecords.open(row.row, in: row.dossier, with: seal)
        let matter = rows.matters[row.request.id].map { matter in
            MatterLine(who: matter.who.flatMap { names[$0] }, at: matter.at, entry: nil)
        }
        return OverseenRequest(
            dossier: row.dossier, request: row.request, clock: row.clock, person: rows.person(row.dossier, names),
            madeBy: names[row.request.madeBy] ?? "", text: words.text, answer: words.answer, matter: matter,
            lastDay: row.request.lastDay(row.clock), isLate: row.request.isLate(at: caller.at, row.clock),
            mayExtend: row.request.mayExtend(at: caller.at, row.clock),
            isOwn: rows.officer.concerns(row.request, of: rows.matters[row.request.id]?.who))
    }

    private func overseen(
        _ row: OversightPermits.Row, _ rows: OversightRows, _ names: [AccountID: String]
    ) async throws -> OverseenPermit {
        let words = try OversightPermits.open(row, with: try await vault.seal(of: row.dossier))
        let lastDay = row.registeredAt.map {
            row.clock.day(of: $0).adding(workingDays: LawRegistration.daysToReview)
        }
        return OverseenPermit(
            dossier: row.dossier, id: row.id, person: rows.person(row.dossier, names),
            holder: row.principal.named.flatMap { names[$0] } ?? rows.holders[row.id] ?? "",
            scope: Scope(areas: row.areas, themes: row.themes, verbs: row.verbs), law: words.law,
            purpose: words.purpose, from: row.from, until: row.until, lastDay: lastDay,
            isLate: lastDay.map { row.clock.day(of: rows.officer.moment) > $0 } ?? false,
            isOwn: rows.officer.concerns(row.parties))
    }
}

/// What the officer's page reads on one snapshot.
private struct OversightRows: Sendable {
    let officer: Oversight
    let organisations: [String]
    let waiting: [OversightRecords.Row]
    let settled: [OversightRecords.Row]
    let permits: [OversightPermits.Row]
    let emergencies: [OversightEmergencyRow]
    let reviewedEmergencies: [OversightEmergencyRow]
    private(set) var matters: [RightsRequestID: (who: AccountID?, at: Moment)] = [:]
    private(set) var holders: [GrantID: String] = [:]
    let owners: [DossierID: [AccountID]]

    init(_ oversight: Oversight, _ installation: Seal, _ session: any SQLSession) throws {
        officer = oversight
        organisations = try oversight.organisations.compactMap {
            try OrganisationRecords.name(of: $0, with: installation, session)
        }
        waiting = try OversightRecords.waiting(limit: Workplace.mostWaiting, oversight: oversight, session)
        settled = try OversightRecords.settled(limit: Workplace.mostSettled, oversight: oversight, session)
        permits = try OversightPermits.unreviewed(limit: Workplace.mostPermits, oversight: oversight, session)
        emergencies = try OversightEmergencies.waiting(limit: Workplace.mostWaiting, oversight: oversight, session)
            .map { ($0, try OversightEmergencies.looks(of: $0, oversight: oversight, session)) }
        reviewedEmergencies = try OversightEmergencies.reviewed(
            limit: Workplace.mostSettled, oversight: oversight, session
        ).map { ($0, try OversightEmergencies.looks(of: $0, oversight: oversight, session)) }
        let used = (emergencies + reviewedEmergencies).map(\.row.dossier)
        owners = try OversightRecords.owners(
            of: Array(Set((waiting + settled).map(\.dossier) + permits.map(\.dossier) + used)), oversight: oversight,
            session)
        for row in waiting + settled {
            matters[row.request.id] = try OversightRecords.matter(of: row, oversight: oversight, session)
        }
        for permit in permits {
            holders[permit.id] =
                switch permit.principal {
                case .department(let id, _):
                    try OrganisationRecords.departmentName(of: id, with: installation, session)?.name
                case .organisation(let id): try OrganisationRecords.name(of: id, with: installation, session)
                case .account, .system: nil
                }
        }
    }

    /// Which dossiers stand on the page, and for which organisation.
    var dossiers: [DossierID: OrganisationID] {
        let requests = (waiting + settled).compactMap { row in row.request.organisation.map { (row.dossier, $0) } }
        let used = (emergencies + reviewedEmergencies).map { ($0.row.dossier, $0.row.emergency.organisation) }
        return Dictionary(
            requests + permits.map { ($0.dossier, $0.organisation) } + used, uniquingKeysWith: { first, _ in first })
    }

    var accounts: Set<AccountID> {
        Set((waiting + settled).map(\.request.madeBy) + matters.values.compactMap(\.who))
            .union(owners.values.flatMap { $0 }).union(permits.compactMap(\.principal.named))
            .union((emergencies + reviewedEmergencies).map(\.row.emergency.account))
    }

    /// Whose dossier it is, by the names of its owners' accounts.
    func person(_ dossier: DossierID, _ names: [AccountID: String]) -> String {
        (owners[dossier] ?? []).compactMap { names[$0] }.joined(separator: ", ")
    }
}

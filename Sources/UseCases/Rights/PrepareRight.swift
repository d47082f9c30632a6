import Dossier
import Records
import Storage

/// What a form to use a right shows: what can be chosen, and what was chosen already.
package struct RightsForm: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    /// The newest reports of others, and the one that was chosen wherever it stands.
    package let reports: [Entry<ReportBody>]
    /// What stands on a law and can be objected to.
    package let permits: [PermissionLine]
    /// Who could answer, where nothing else says it.
    package let organisations: [(id: OrganisationID, name: String)]
    /// The line of the log it is about.
    package let line: LogLine?
    /// What is withheld, where the objection is to that: who wrote it and when, and no more (rule 10).
    package let withheld: (author: AccountID, at: Moment)?
}

extension Workplace {
    private static let mostReports = 25

    /// Reads what somebody chooses from to use a right.
    ///
    /// - Throws: `Refusal`; `.denied` to who may not use it.
    package func prepareRight(
        _ right: Right, entry: EntryID?, logLine: LogLineID?, in dossier: DossierID, as caller: Caller
    ) async throws -> RightsForm {
        let installation = keys.installation
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try FormRows(right, entry: entry, logLine: logLine, reach, installation, session)
        }
        let decision = entrance.reach.mayAsk(right)
        guard decision.allowed else { try await refuse(decision.ground, RightsLog.page, nil, entrance) }
        let grants = entrance.facts.grants.filter { right == .objection && entrance.reach.mayObject(to: $0).allowed }
        let permits = try await permissionLines(grants: grants, requests: [], parties: rows.parties, entrance)
        var accounts = Set(rows.reports.map(\.author))
        if let actor = rows.line?.actor { accounts.insert(actor) }
        if let withheld = rows.withheld { accounts.insert(withheld.author) }
        let form = RightsForm(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            people: try await rightsPeople(rows.parties, accounts, entrance),
            reports: try bodies.open(rows.reports, as: ReportBody.self, with: entrance.seal), permits: permits.grants,
            organisations: rows.organisations, line: rows.line,
            withheld: rows.withheld.map { ($0.author, $0.occurredAt) })
        try await log(LogEvent(action: .view, object: RightsLog.page), entrance)
        return form
    }

    private struct FormRows: Sendable {
        let cover: [UInt8]
        let parties: [EntryRow]
        var reports: [EntryRow] = []
        let organisations: [(id: OrganisationID, name: String)]
        var line: LogLine?
        var withheld: EntryRow?

        init(
            _ right: Right, entry: EntryID?, logLine: LogLineID?, _ reach: Reach, _ installation: Seal,
            _ session: any SQLSession
        ) throws {
            cover = try DossierRecords.sealedCover(reach: reach, session)
            parties = try PeopleRecords.all(reach: reach, session)
            organisations = try AnswererRecords.organisations(reach: reach, with: installation, session)
            if right == .question, let logLine { line = try LogRecords.find(logLine, reach: reach, session)?.line }
            if right == .objection, let entry, let found = try EntryRecords.find(entry, reach: reach, session),
                reach.mayAsk(right, about: found.facts).allowed
            {
                withheld = found.row
            }
            guard right.needs == .entry || right.needs == .entryOrAll else { return }
            reports = try EntryRecords.list(
                .report,
                where: "e.author_id <> \(reach.actor) AND e.visibility = \(Visibility.shared.rawValue)",
                limit: Workplace.mostReports, reach: reach, session)
            if let entry, !reports.contains(where: { $0.id == entry }),
                let (row, facts) = try EntryRecords.find(entry, reach: reach, session), row.kind == .report,
                reach.mayAsk(right, about: facts).allowed
            {
                reports.insert(row, at: 0)
            }
        }
    }
}

import Dossier
import Records
import Storage

/// One report with its reactions and its earlier versions.
package struct ReportDetail: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let item: TimelineItem
    package let report: Entry<ReportBody>?
    package let earlier: [Entry<ReportBody>]
    package let people: PeopleAround
    package let goals: [EntryID: String]
    package let mayReact: Bool
    package let mayCorrect: Bool
    /// Confined to named people (rule 9).
    package let isConfined: Bool
    /// What the person asked to correct and the organisation agreed to, in the person's words: for the author.
    package let toCorrect: [String]
    /// Withheld from the person, and in full sight here (rule 10).
    package let withheld: WithheldReading?
    /// Confined, with who is named in it (rule 9).
    package let confined: ConfinedReading?
}

extension Workplace {
    /// Reads one report. One that the visitor may not see is `Refusal.notFound`, like one that does not exist.
    ///
    /// - Throws: `Refusal`.
    package func readReport(
        _ id: EntryID, in dossier: DossierID, as caller: Caller
    ) async throws -> ReportDetail {
        let (entrance, found) = try await reading(dossier, as: caller) { session, reach -> ReportRows in
            let entry = try EntryRecords.find(id, reach: reach, session)
            let sight = entry.map { reach.sight(of: $0.facts) } ?? .none
            guard let entry, entry.row.kind == .report, sight != .none else { return ReportRows() }
            return ReportRows(
                cover: try DossierRecords.sealedCover(reach: reach, session), row: entry.row, facts: entry.facts,
                reactions: try EntryRecords.children(.reaction, of: [id], reach: reach, session),
                versions: try EntryRecords.versions(of: entry.row, facts: entry.facts, reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                goals: try EntryRecords.list(.goal, limit: 100, reach: reach, session),
                toCorrect: try RightsRecords.toCorrect(entry.row, reach: reach, session),
                wasObjected: try WithheldRecords.wasObjected(entry.row, reach: reach, session))
        }
        guard let row = found.row, let facts = found.facts else {
            try await notFound("report \(id.text)", entrance)
        }
        let report = try bodies.open([row], as: ReportBody.self, with: entrance.seal)[0]
        let sight = entrance.reach.sight(of: facts)
        let reactions = try bodies.open(found.reactions, as: ReactionBody.self, with: entrance.seal)
        let detail = ReportDetail(
            entrance: entrance, cover: try openCover(found.cover, entrance),
            item: sight == .full
                ? .report(report, reactions: reactions)
                : .withheld(row.id, at: row.occurredAt, by: row.author, report.body.withholding),
            report: sight == .full ? report : nil,
            earlier: try bodies.open(found.versions, as: ReportBody.self, with: entrance.seal),
            people: try await people(found.parties, authorsOf: [row] + found.reactions + found.versions, entrance),
            goals: try goalTexts(found.goals, entrance),
            mayReact: entrance.reach.mayAdd(kind: .reaction, themes: .none, hangingOn: facts).allowed,
            mayCorrect: entrance.reach.mayChange(facts, voiceOfPerson: row.voice == .person).allowed,
            isConfined: row.visibility == .confined,
            toCorrect: try found.toCorrect.map {
                try RightsRecords.open($0, in: dossier, with: entrance.seal).text
            },
            withheld: entrance.withheld(report, facts, wasObjected: found.wasObjected),
            confined: try await confined(row, facts, entrance))
        try await log(
            LogEvent(
                action: .view, object: .report, objectID: id, isConfined: detail.isConfined,
                isWithheld: row.visibility == .withheld,
                ground: entrance.reach.ground(for: facts)), entrance)
        return detail
    }

    private struct ReportRows: Sendable {
        var cover: [UInt8] = []
        var row: EntryRow?
        var facts: EntryFacts?
        var reactions: [EntryRow] = []
        var versions: [EntryRow] = []
        var parties: [EntryRow] = []
        var goals: [EntryRow] = []
        var toCorrect: [RightsRecords.Row] = []
        var wasObjected = false
    }
}

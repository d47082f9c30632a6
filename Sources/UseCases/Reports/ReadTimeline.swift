import Dossier
import Records
import Storage

/// One line of the timeline.
package enum TimelineItem: Sendable {
    case report(Entry<ReportBody>, reactions: [Entry<ReactionBody>])
    /// Rule 10: that something is withheld, why, by whom and until when it is reviewed; never its words or theme.
    case withheld(EntryID, at: Moment, by: AccountID, Withholding?)
}

/// A page of the shared timeline.
package struct Timeline: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let items: [TimelineItem]
    package let filter: TimelineFilter
    package let older: TimelinePlace?
    package let newer: TimelinePlace?
    package let people: PeopleAround
    package let goals: [EntryID: String]
    /// What came in after this was not read before.
    package let readUntil: Moment?
}

extension Workplace {
    package static let timelinePageSize = 50

    /// Reads a page of the shared timeline; opening its newest page marks it as read.
    ///
    /// - Throws: `Refusal`.
    package func readTimeline(
        of dossier: DossierID, filter: TimelineFilter, from place: TimelinePlace?, as caller: Caller
    ) async throws -> Timeline {
        let (entrance, found) = try await reading(dossier, as: caller) { session, reach in
            let page = try TimelineRecords.page(
                filter, from: place, size: Self.timelinePageSize, reach: reach, session)
            return TimelineRows(
                cover: try DossierRecords.sealedCover(reach: reach, session),
                page: page,
                reactions: try EntryRecords.children(
                    .reaction, of: page.prefix(Self.timelinePageSize).map(\.id), reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                goals: try EntryRecords.list(.goal, limit: 100, reach: reach, session),
                readUntil: try TimelineRecords.readUntil(reach: reach, session))
        }
        let goesBack = place?.goesBack ?? true
        let hasMore = found.page.count > Self.timelinePageSize
        var shown = Array(found.page.prefix(Self.timelinePageSize))
        if !goesBack { shown.reverse() }
        let items = try timelineItems(shown, found.reactions, entrance)
        let timeline = Timeline(
            entrance: entrance, cover: try openCover(found.cover, entrance),
            items: items, filter: filter,
            older: (goesBack ? hasMore : true)
                ? shown.last.map { TimelinePlace(at: $0.occurredAt, id: $0.id, goesBack: true) } : nil,
            newer: (goesBack ? place != nil : hasMore)
                ? shown.first.map { TimelinePlace(at: $0.occurredAt, id: $0.id, goesBack: false) } : nil,
            people: try await people(found.parties, authorsOf: shown + found.reactions, entrance),
            goals: try goalTexts(found.goals, entrance),
            // What another has read is theirs: in a preview nothing is new.
            readUntil: entrance.reach.isPreview ? caller.at : found.readUntil)
        try await logTimeline(timeline, isNewest: place == nil && filter.isEmpty, rows: shown)
        return timeline
    }

    private struct TimelineRows: Sendable {
        let cover: [UInt8]
        let page: [EntryRow]
        let reactions: [EntryRow]
        let parties: [EntryRow]
        let goals: [EntryRow]
        let readUntil: Moment?
    }

    private func logTimeline(_ timeline: Timeline, isNewest: Bool, rows: [EntryRow]) async throws {
        let entrance = timeline.entrance
        let event = LogEvent(
            action: .view, object: .timeline, ground: entrance.reach.ground(forReadingIn: .reports),
            detail: timeline.filter.isEmpty ? nil : timeline.filter.logText)
        let newest = rows.map(\.recordedAt).max()
        let hasNews = isNewest && (newest.map { $0 > (timeline.readUntil ?? Moment(milliseconds: 0)) } ?? false)
        // Who is in by emergency access leaves no mark: it would pass over what they did not see (rule 21).
        guard hasNews, !entrance.reach.isPreview, entrance.reach.emergency == nil else {
            return try await log(event, entrance)
        }
        try await log(event, entrance) { session in
            try TimelineRecords.markRead(until: entrance.caller.at, reach: entrance.reach, session)
        }
    }

    func timelineItems(
        _ rows: [EntryRow], _ reactions: [EntryRow], _ entrance: Entrance
    ) throws -> [TimelineItem] {
        let answers = Dictionary(
            grouping: try bodies.open(reactions, as: ReactionBody.self, with: entrance.seal), by: \.row.parent)
        return try bodies.open(rows, as: ReportBody.self, with: entrance.seal).map { report in
            guard entrance.reach.sight(of: report.row.facts(named: [entrance.reach.actor])) == .full else {
                return .withheld(report.id, at: report.row.occurredAt, by: report.row.author, report.body.withholding)
            }
            return .report(report, reactions: answers[report.id] ?? [])
        }
    }

    func goalTexts(_ rows: [EntryRow], _ entrance: Entrance) throws -> [EntryID: String] {
        let goals = try bodies.open(rows, as: GoalBody.self, with: entrance.seal)
        return Dictionary(goals.map { ($0.id, $0.body.text) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Reach {
    /// What permits looking in an area, for the log line of a page: the first permit that gives any of it.
    func ground(forReadingIn area: Area) -> Ground? {
        let themes = themes(.look, in: area)
        return themes.isEmpty ? nil : ground(for: .look, in: area, themes: themes)
    }
}

extension TimelineFilter {
    /// What the log keeps, sealed, of a filtered view.
    fileprivate var logText: String {
        [
            theme.map { "theme=\($0.fileName)" }, form.map { "form=\($0.fileName)" },
            voice.map { "voice=\($0.rawValue)" }, from.map { "from=\($0.milliseconds)" },
            until.map { "until=\($0.milliseconds)" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}

import Dossier
import Records
import Storage

/// A goal with its scores on the scale, oldest first.
package struct GoalProgress: Sendable {
    package let goal: Entry<GoalBody>
    package let scores: [Entry<ProgressBody>]

    /// Where the goal stands now, -2 to +2; nil before the first score.
    package var level: Int? { scores.last?.body.level }
}

/// A linked dossier that the visitor may know of (access rule 17).
package struct LinkedDossier: Sendable, Equatable {
    package let id: DossierID
    package let title: String
    package let type: DossierType
}

/// The first page of a dossier.
package struct Overview: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    package let coming: [Entry<MeetingBody>]
    package let agreements: [Entry<AgreementBody>]
    package let goals: [GoalProgress]
    package let newest: [Entry<ReportBody>]
    package let wentWell: [Entry<ReportBody>]
    /// The reactions on those reports.
    package let reactions: [EntryID?: [Entry<ReactionBody>]]
    package let linked: [LinkedDossier]
    package let goalTexts: [EntryID: String]
    /// How many others looked in the last seven days; for who may read the log.
    package let lookers: Int
    /// How many questions about access wait for the visitor's answer.
    package let waiting: Int
    /// Since when the first of them waits.
    package let waitingSince: Moment?
    /// How many requests of the person an organisation answered in the last two weeks.
    package let answered: Int
    package let mayWrite: Bool
}

extension Workplace {
    /// Reads the overview of one dossier. Its cost does not grow with the dossier or with the number of dossiers: each
    /// part is bounded and found by an index.
    ///
    /// - Throws: `Refusal`.
    package func readOverview(
        of dossier: DossierID, as caller: Caller, object: LogObject = .overview
    ) async throws -> Overview {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            try OverviewRows(reach: reach, at: caller.at, session)
        }
        // Each linked dossier is decided on by its own grants: being in a household opens no member's own dossier.
        // A preview is of this dossier only (rule 20).
        let linked =
            entrance.reach.isPreview ? [] : try await listed(rows.links, of: entrance.visitor, as: caller)
        let lines = try linked.map { try line(for: LogEvent(action: .listed, object: .overview), $0.entrance) }
        let overview = Overview(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            people: try await people(rows.parties, authorsOf: rows.newest + rows.wentWell + rows.reactions, entrance),
            coming: try bodies.open(rows.coming, as: MeetingBody.self, with: entrance.seal),
            agreements: try bodies.open(rows.agreements, as: AgreementBody.self, with: entrance.seal),
            goals: try goalProgress(rows.goals, rows.scores, entrance),
            newest: try bodies.open(rows.newest, as: ReportBody.self, with: entrance.seal),
            wentWell: try bodies.open(rows.wentWell, as: ReportBody.self, with: entrance.seal),
            reactions: Dictionary(
                grouping: try bodies.open(rows.reactions, as: ReactionBody.self, with: entrance.seal), by: \.row.parent),
            linked: linked.map { LinkedDossier(id: $0.id, title: $0.cover.title, type: $0.facts.type) },
            goalTexts: try goalTexts(rows.goals, entrance),
            lookers: rows.lookers, waiting: rows.waiting, waitingSince: rows.waitingSince,
            answered: rows.answered,
            mayWrite: !entrance.reach.themes(.add, in: .reports).isEmpty)
        try await log(
            LogEvent(action: .view, object: object, ground: entrance.reach.ground(forReadingIn: .people)), entrance
        ) { session in
            for line in lines { try LogRecords.append(line, session) }
        }
        return overview
    }

    func goalProgress(
        _ goals: [EntryRow], _ scores: [EntryRow], _ entrance: Entrance
    ) throws -> [GoalProgress] {
        let byGoal = Dictionary(
            grouping: try bodies.open(scores, as: ProgressBody.self, with: entrance.seal), by: \.row.parent)
        return try bodies.open(goals, as: GoalBody.self, with: entrance.seal).map {
            GoalProgress(goal: $0, scores: byGoal[$0.id] ?? [])
        }
    }

}

/// The rows of an overview, read on one snapshot.
private struct OverviewRows: Sendable {
    let cover: [UInt8]
    let parties: [EntryRow]
    let coming: [EntryRow]
    let agreements: [EntryRow]
    let goals: [EntryRow]
    let scores: [EntryRow]
    let newest: [EntryRow]
    let wentWell: [EntryRow]
    let reactions: [EntryRow]
    let links: [DossierID]
    let lookers: Int
    let waiting: Int
    let waitingSince: Moment?
    let answered: Int

    init(reach: Reach, at now: Moment, _ session: any SQLSession) throws {
        let covers: [[UInt8]]
        (covers, parties, coming, agreements, goals, newest, wentWell, links) =
            try session.together(
                DossierRecords.coverQuery(reach: reach), PeopleRecords.query(reach: reach),
                // A visit that began a little while ago is still what is on.
                CalendarRecords.coming(after: now.moved(by: -Moment.hour), limit: 5, reach: reach),
                PlanRecords.currentAgreements(since: now.moved(by: -14 * Moment.day), limit: 8, reach: reach),
                PlanRecords.activeGoals(limit: 6, reach: reach),
                TimelineRecords.newest(limit: 5, reach: reach),
                TimelineRecords.successes(since: now.moved(by: -60 * Moment.day), limit: 2, reach: reach),
                DossierRecords.links(reach: reach))
        cover = try DossierRecords.theCover(of: covers)
        (scores, reactions) = try session.together(
            EntryRecords.childrenQuery(.progress, of: goals.map(\.id), limit: 400, reach: reach),
            EntryRecords.childrenQuery(.reaction, of: (newest + wentWell).map(\.id), limit: 200, reach: reach))
        // Of the few who read the log and decide about access, not at every look of a worker.
        guard !reach.acts.isDisjoint(with: [.readLog, .giveAccess]) else {
            (lookers, waiting, waitingSince, answered) = (0, 0, nil, 0)
            return
        }
        let (looked, asked, settled) = try session.together(
            LogRecords.lookers(since: now.moved(by: -7 * Moment.day), reach: reach),
            RequestRecords.waitingQuery(at: now, reach: reach),
            RightsRecords.answeredQuery(since: now.moved(by: -14 * Moment.day), reach: reach))
        (lookers, answered) = (looked.first ?? 0, settled.first ?? 0)
        (waiting, waitingSince) = (asked.first?.count ?? 0, asked.first?.since)
    }
}

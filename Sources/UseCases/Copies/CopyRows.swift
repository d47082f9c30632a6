import Dossier
import Records
import Storage

/// What one part of a copy reads, on one snapshot and through one reach.
struct CopyRows: Sendable {
    let cover: [UInt8]
    let openedAt: Moment
    let parties: [EntryRow]
    /// All of a chapter's own entries, with what shows as one line only.
    let top: [EntryRow]
    /// What hangs on them or is part of them, and what hangs on that.
    var children: [EntryRow] = []
    /// Every goal that shows, since reports and agreements name them.
    let goals: [EntryRow]
    private(set) var earlier: [EntryID: [EntryRow]] = [:]
    /// What documents and agreements point at, where that shows.
    private(set) var named: [EntryRow] = []
    let hasMore: Bool

    private static let most = 100_000

    init(_ progress: CopyProgress, _ reach: Reach, _ session: any SQLSession) throws {
        let step = progress.step
        cover = try DossierRecords.sealedCover(reach: reach, session)
        openedAt = try CopyRecords.openedAt(reach: reach, session)
        parties = try PeopleRecords.all(reach: reach, session)
        goals = try EntryRecords.list(.goal, newestFirst: false, limit: Self.most, reach: reach, session)
        let found = try Self.top(step, after: CopyRecords.after(progress.last), parties, reach, session)
        hasMore = step != .people && found.count > step.size
        top = step == .people ? found : Array(found.prefix(step.size))
        let shown = top.map(\.id)
        func parts(_ kind: EntryKind, of ids: [EntryID]) throws -> [EntryRow] {
            try EntryRecords.children(kind, of: ids, limit: Self.most, reach: reach, session)
        }
        switch step {
        case .reports: children = try parts(.reaction, of: shown)
        case .goals: children = try parts(.progress, of: shown)
        case .plans:
            let goals = try parts(.goal, of: shown)
            children = try goals + parts(.progress, of: goals.map(\.id))
        case .cooperation: children = try parts(.cooperationItem, of: shown)
        case .meetings: children = try parts(.meetingItem, of: shown)
        case .documents:
            named = try top.compactMap(\.parent).compactMap { id in
                guard let (row, facts) = try EntryRecords.find(id, reach: reach, session),
                    reach.sight(of: facts) == .full
                else { return nil }
                return row
            }
        default: break
        }
        for row in top + children where row.version > 1 && [.report, .goal].contains(row.kind) {
            guard reach.sight(of: row.facts()) == .full else { continue }
            earlier[row.id] = try EntryRecords.versions(of: row, facts: row.facts(), reach: reach, session).reversed()
        }
    }

    private static func top(
        _ step: CopyStep, after: SQLStatement, _ parties: [EntryRow], _ reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        func list(_ kind: EntryKind, _ condition: SQLStatement) throws -> [EntryRow] {
            try EntryRecords.list(
                kind, where: condition, placeholders: true, newestFirst: false, limit: step.size + 1, reach: reach,
                session)
        }
        func containers(_ kind: EntryKind, _ part: EntryKind) throws -> [EntryRow] {
            try CopyRecords.containers(kind, of: part, where: after, limit: step.size + 1, reach: reach, session)
        }
        switch step {
        case .people: return parties
        case .goals: return try list(.goal, "\(after) AND \(CopyRecords.looseGoals(reach: reach))")
        case .plans: return try containers(.plan, .goal)
        case .cooperation: return try containers(.cooperation, .cooperationItem)
        case .meetings: return try containers(.meeting, .meetingItem)
        case .portraits, .lifeEvents, .wishes, .agreements, .documents, .reports:
            return try step.kind.map { try list($0, after) } ?? []
        case .front, .pdf: return []
        }
    }

    /// Everybody whose words are in this part.
    var authors: Set<AccountID> { Set((top + children).map(\.author)) }
}

import Dossier
import Records

/// Opens the rows of one part: what a sheet shows, and what goes into the dossier file, are made of the very same rows.
struct CopyOpening {
    let rows: CopyRows
    let reach: Reach
    let seal: Seal

    /// What shows in full; the rest is one line.
    func isWhole(_ row: EntryRow) -> Bool { reach.sight(of: row.facts(named: [])) == .full }

    func items(_ step: CopyStep) throws -> [CopyItem] { try rows.top.map { try item($0, step) } }

    private func item(_ row: EntryRow, _ step: CopyStep) throws -> CopyItem {
        if row.visibility == .withheld, !isWhole(row) {
            return .withheld(by: row.author, try withholding(row))
        }
        switch step {
        case .people, .front, .pdf: return .person(try open(row))
        case .portraits: return .portrait(try open(row))
        case .lifeEvents: return .lifeEvent(try open(row))
        case .wishes: return .wish(try open(row))
        case .goals: return .goal(try goal(row))
        case .plans:
            let (plan, goals) = (try open(row) as Entry<PlanBody>, try parts(.goal, of: row).map(goal))
            let seesAll = isWhole(row) && reach.seesWholePlans
            return .plan(
                plan, isWhole: isWhole(row), goals: goals,
                covers: seesAll ? PlanDigest.of(plan, goals: goals.map(\.goal)) : nil)
        case .agreements: return .agreement(try open(row))
        case .cooperation: return .cooperation(try open(row), items: try parts(.cooperationItem, of: row).map(open))
        case .meetings:
            return .meeting(try open(row), isWhole: isWhole(row), items: try parts(.meetingItem, of: row).map(open))
        case .documents: return .document(try open(row))
        case .reports:
            return .report(
                try open(row), earlier: try earlier(row), reactions: try parts(.reaction, of: row).map(open))
        }
    }

    private func goal(_ row: EntryRow) throws -> CopyGoal {
        CopyGoal(goal: try open(row), earlier: try earlier(row), progress: try parts(.progress, of: row).map(open))
    }

    private func parts(_ kind: EntryKind, of row: EntryRow) -> [EntryRow] {
        rows.children.filter { $0.kind == kind && $0.parent == row.id }
    }

    private func earlier<Body: EntryBody>(_ row: EntryRow) throws -> [Entry<Body>] {
        try (rows.earlier[row.id] ?? []).map(open)
    }

    func open<Body: EntryBody>(_ row: EntryRow) throws -> Entry<Body> {
        Entry(row: row, body: try seal.open(Body.self, row.sealed, at: row.place))
    }

    private func withholding(_ row: EntryRow) throws -> Withholding? {
        try seal.open(WithheldWords.self, row.sealed, at: row.place).withholding
    }
}

/// What every kind that can be withheld has among its words.
private struct WithheldWords: Decodable {
    let withholding: Withholding?
}

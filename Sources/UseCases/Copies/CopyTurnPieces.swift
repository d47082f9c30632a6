import Dossier
import Records

/// The bytes of one part, in both forms, with which entries they hold.
struct CopyTurnPieces {
    let opening: CopyOpening
    let turn: Int64

    func make(
        _ workplace: Workplace, _ entrance: Entrance, _ press: some CopyPress, _ progress: inout CopyProgress
    ) async throws -> [CopyPiece] {
        let (rows, step) = (opening.rows, progress.step)
        let parties = try rows.parties.map { try opening.open($0) as Entry<PartyBody> }
        let accounts = try await self.accounts(workplace, parties)
        var people = PeopleAround(parties: parties)
        let known = Set(people.authors.keys)
        people.add(accounts)
        for row in rows.top + rows.children + rows.goals + rows.named where row.kind != .party {
            if !known.contains(row.author) { progress.voices[row.author.text] = row.voice.rawValue }
        }
        progress.name = people.oneself?.body.shortName ?? ""
        let cover = try workplace.openCover(rows.cover, entrance)
        var pieces: [CopyPiece] = []
        let items = try opening.items(step)
        if !items.isEmpty {
            let goals = try rows.goals.map { try opening.open($0) as Entry<GoalBody> }
            let sheet = press.part(
                CopyPart(
                    step: step, isFirst: progress.counts[step.rawValue] == nil, items: items, people: people,
                    goals: Dictionary(goals.map { ($0.id, $0.body.text) }, uniquingKeysWith: { first, _ in first }),
                    clock: entrance.clock, language: progress.language, at: entrance.caller.at))
            pieces.append(CopyPiece(form: CopyForm.page.rawValue, position: turn + 1, bytes: sheet))
            progress.pageBytes += sheet.count
            progress.counts[step.rawValue, default: 0] += items.count
        }
        let file = try CopyFile(opening, entrance.facts, cover: cover, accounts: accounts)
        progress.owners = file.owners
        let elements = try file.elements(step)
        if !elements.isEmpty {
            let isFirst = !progress.lists.contains(step.rawValue)
            pieces.append(
                CopyPiece(
                    form: CopyForm.file.rawValue, position: CopyFileList.position(step, turn),
                    bytes: CopyFileList.elements(elements, of: step, isFirst: isFirst)))
            if isFirst { progress.lists.append(step.rawValue) }
        }
        // What shows as one line, or as a title only, holds no words that could have to be taken back.
        let whole = (rows.top + rows.children).filter(opening.isWhole)
        if !whole.isEmpty {
            pieces.append(
                CopyPiece(
                    form: CopyPiece.entries, position: turn, bytes: try CopyMarks.bytes(whole.map(CopyMark.init(of:)))))
        }
        return pieces
    }

    private func accounts(_ workplace: Workplace, _ parties: [Entry<PartyBody>]) async throws -> [Account] {
        let rows = opening.rows
        let authors = Set((rows.goals + rows.named).map(\.author)).union(rows.authors)
        let all = authors.union(parties.compactMap(\.body.account)).union([opening.reach.actor])
        let seal = workplace.keys.installation
        return try await workplace.engine.read { try AccountRecords.find(all.sorted(), with: seal, $0) }
    }
}

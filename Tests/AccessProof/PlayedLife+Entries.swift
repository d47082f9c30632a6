import Dossier
import Records
import TestKit
import UseCases

/// Acts that change what there is to see.
extension PlayedLife {
    /// Somebody writes a report where they may, or is refused.
    mutating func write() async throws {
        guard world.pieces.filter({ $0.kind == .report }).count < Self.mostReports else { return }
        let author = chance.pick(Self.everybody)
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes.filter { $0 != .general }))
        let answer = try await site.send(
            "\(path)/rapportages", as: author,
            form: [("id", id.text), ("text", mark), ("form", "moment")] + themes.map { ("theme", $0.fileName) })
        let may =
            world.place(author, now) != .stranger && themes.allSatisfy { world.may(author, .add, .reports, $0, now) }
        guard (answer.location != nil) == may else {
            return fault("writing was \(answer.status), may \(may)")
        }
        guard may else { return }
        add(id, .report, themes, author, mark)
    }

    mutating func add(
        _ id: EntryID, _ kind: EntryKind, _ themes: [Theme], _ author: AccountID, _ mark: String,
        as visibility: Visibility = .shared, named: Set<AccountID> = [], on parent: EntryID? = nil
    ) {
        world.pieces.append(
            NaiveWorld.Piece(
                id: id, kind: kind, themes: themes, author: author, visibility: visibility, named: named,
                versions: [NaiveWorld.Version(mark: mark, themes: themes)], parent: parent))
    }

    /// An author moves a report to other themes by a new version (case j).
    mutating func move() async throws {
        let reports = world.pieces.indices.filter {
            world.pieces[$0].kind == .report && [.shared, .withheld].contains(world.pieces[$0].visibility)
        }
        guard let place = reports.randomElement(using: &chance) else { return }
        let piece = world.pieces[place]
        let (mark, themes) = (mark(), some(Self.themes.filter { $0 != .general }))
        let answer = try await site.send(
            "\(path)/rapportages/\(piece.id.text)/verbeteren", as: piece.author,
            form: [("text", mark), ("version", String(piece.versions.count))] + themes.map { ("theme", $0.fileName) })
        guard answer.location != nil else {
            // Whether they may is not asked here: a refusal shows nothing. What went through is checked.
            return
        }
        let mayStill = themes.allSatisfy { world.may(piece.author, .add, .reports, $0, now) }
        if !mayStill { fault("moved to where its author may not write") }
        world.pieces[place].themes = themes
        world.pieces[place].versions[piece.versions.count - 1].wasWithheld = piece.visibility == .withheld
        world.pieces[place].versions.append(NaiveWorld.Version(mark: mark, themes: themes))
        for child in world.pieces.indices where world.pieces[child].parent == piece.id {
            world.pieces[child].themes = themes
            world.pieces[child].versions[0].themes = themes
        }
    }

    mutating func react() async throws {
        guard
            let report = world.pieces.filter({ $0.kind == .report && $0.visibility != .own }).randomElement(
                using: &chance)
        else { return }
        let author = chance.pick(Self.everybody)
        let (id, mark) = (entryID(), mark())
        let answer = try await site.send(
            "\(path)/rapportages/\(report.id.text)/reacties", as: author,
            form: [("id", id.text), ("text", mark), ("form", ReactionForm.answer.fileName)])
        guard answer.location != nil else { return }
        if !world.sees(author, report, now) {
            fault("reacted to what they do not see")
        }
        add(id, .reaction, report.themes, author, mark, on: report.id)
    }

    /// What is confined, withheld or private, as an import brings it.
    mutating func putHidden() async throws {
        guard world.pieces.filter({ $0.kind == .report }).count < Self.mostReports else { return }
        let visibility = chance.pick([Visibility.own, .confined, .withheld])
        let author = visibility == .own ? Cast.sam : chance.pick(Self.workers)
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes))
        let named: Set<AccountID> =
            visibility == .confined ? Set(some(Self.workers + [Cast.anouk, Cast.lisa, Cast.ineke])) : []
        try await site.place.report(
            mark, in: dossier, ThemeSet(themes), by: author, as: visibility, named: named, id: id)
        add(id, .report, themes, author, mark, as: visibility, named: named)
    }

    mutating func putOther() async throws {
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes))
        let kind = chance.pick([EntryKind.goal, .agreement, .portrait, .party])
        let author = chance.pick([Cast.sam, Cast.petra, Cast.joris])
        // Of the people around, some are family, or the lead (rule 16). Goals and agreements run.
        let circle = chance.pick([Circle.family, .network, .network, .professional])
        let isLead = kind == .party && circle == .professional && chance.coin()
        let row = EntryRow(
            dossier: dossier, id: id, kind: kind, themes: ThemeSet(themes), ownThemes: ThemeSet(themes),
            voice: .professional, form: kind == .party ? circle.rawValue : 0, author: author,
            status: kind == .party && !isLead ? 0 : 1, occurredAt: now, recordedAt: now)
        switch kind {
        case .goal: try await site.place.put(row, GoalBody(text: mark))
        case .agreement: try await site.place.put(row, AgreementBody(text: mark, owner: .zero))
        case .party: try await site.place.put(row, PartyBody(key: nil, name: mark))
        default: try await site.place.put(row, PortraitBody(text: mark))
        }
        add(id, kind, themes, author, mark)
        world.pieces[world.pieces.count - 1].isNear = kind == .party && (circle == .family || isLead)
    }
}

import Dossier
import TestKit

/// Drafts: kept while somebody types, read back by them alone, also after they left, and published only by who still may (rule
/// 11, case g).
extension PlayedLife {
    /// Fewer than stand on one page.
    private static let mostDrafts = 12

    mutating func draft() async throws {
        switch Int.random(in: 0..<8, using: &chance) {
        case 0...3: try await keepDraft()
        case 4...5: try await publish()
        case 6: try await throwAway()
        default: try await leaveWithDraft()
        }
    }

    private mutating func keepDraft() async throws {
        let author = chance.pick(Self.everybody)
        let mark = mark()
        let known = world.drafts.indices.filter { world.drafts[$0].author == author }
        // Going on with one, or with the id of somebody else's, which is a draft of one's own then.
        if chance.coin(3), let place = known.randomElement(using: &chance) {
            guard try await keep(world.drafts[place], mark) else { return }
            return world.drafts[place].mark = mark
        }
        guard known.count < Self.mostDrafts else { return }
        let others = world.drafts.filter { other in !known.contains { world.drafts[$0].id == other.id } }
        let id = chance.coin(4) ? others.randomElement(using: &chance)?.id : nil
        let kinds: [NaiveWorld.DraftKind] = [.plain, .plain, .ownNote, .forNamed, .withheld]
        let draft = NaiveWorld.Draft(
            id: id ?? entryID(), author: author, kind: author == Cast.sam ? .ownNote : chance.pick(kinds),
            themes: some(Self.themes.filter { $0 != .general }), mark: mark)
        guard try await keep(draft, mark) else { return }
        count("draft")
        world.drafts.append(draft)
    }

    private func fields(_ draft: NaiveWorld.Draft) -> [(String, String)] {
        let audience: [(String, String)] =
            switch draft.kind {
            case .plain: []
            case .ownNote: [("private", "1")]
            case .forNamed: [("lezers", "apart"), ("genoemd", Cast.joris.text), ("genoemd", Cast.petra.text)]
            case .withheld: [("lezers", "later"), ("waarom", "harm"), ("maanden", "2")]
            }
        return [("id", draft.id.text)] + draft.themes.map { ("theme", $0.fileName) } + audience
    }

    private mutating func keep(_ draft: NaiveWorld.Draft, _ mark: String) async throws -> Bool {
        let answer = try await site.send(
            "/concept", as: draft.author, form: fields(draft) + [("dossier", dossier.text), ("text", mark)])
        // Who is not in writes on no more (rule 11).
        let isKept = answer.location?.hasPrefix("/concepten") == true
        if isKept != world.isIn(draft.author, now) { fault("keeping a draft was \(answer.status)") }
        // One of this id that they posted is not a draft any more.
        return isKept && !world.pieces.contains { $0.id == draft.id && $0.author == draft.author }
    }

    /// The author posts it, if they still may add there.
    private mutating func publish() async throws {
        guard let place = world.drafts.indices.randomElement(using: &chance) else { return try await keepDraft() }
        guard world.pieces.filter({ $0.kind == .report }).count < Self.mostReports else { return }
        let draft = world.drafts[place]
        // Words begun for fewer eyes, sent by a form that could not offer that again: for everyone only when somebody says so.
        let isUnsaid = [.forNamed, .withheld].contains(draft.kind) && chance.coin(3)
        let was = draft.kind == .forNamed ? "apart" : "later"
        let form =
            isUnsaid
            ? [("id", draft.id.text), ("was", was)] + draft.themes.map { ("theme", $0.fileName) } : fields(draft)
        let answer = try await site.send(
            "\(path)/rapportages", as: draft.author, form: form + [("text", draft.mark), ("form", "moment")])
        let mayAdd =
            world.place(draft.author, now) != .stranger
            && draft.themes.allSatisfy { world.may(draft.author, .add, .reports, $0, now) }
        let named = [Cast.joris, Cast.petra].filter { $0 != draft.author }
        let may: Bool? =
            switch draft.kind {
            case _ where isUnsaid || !mayAdd: false
            case .plain: true
            case .ownNote: world.place(draft.author, now) == .person
            case .withheld: world.mayWriteApart(draft.author, draft.themes, now)
            case .forNamed: mayPublish(draft, for: named)
            }
        let isPosted = answer.location != nil
        if let may, isPosted != may { return fault("publishing a draft was \(answer.status), may \(may)") }
        guard isPosted else { return }
        count("draft-published")
        world.drafts.remove(at: place)
        let taken = world.piece(draft.id) != nil
        // An id that is somebody else's entry gets a new one.
        let id = taken ? EntryID(answer.location?.split(separator: "=").last.map(String.init) ?? "") : draft.id
        guard let id else { return fault("posted under no id") }
        switch draft.kind {
        case .plain: add(id, .report, draft.themes, draft.author, draft.mark)
        case .ownNote: add(id, .report, draft.themes, draft.author, draft.mark, as: .own)
        case .withheld:
            add(id, .report, draft.themes, draft.author, draft.mark, as: .withheld)
            world.pieces[world.pieces.count - 1].withholding.reviewAt = later(2)
        case .forNamed:
            add(
                id, .report, draft.themes, draft.author, draft.mark, as: .confined,
                named: Set(named + [draft.author]))
        }
    }

    private func mayPublish(_ draft: NaiveWorld.Draft, for named: [AccountID]) -> Bool? {
        guard world.mayWriteApart(draft.author, draft.themes, now) else { return false }
        let answers = named.map { world.mayName($0, by: draft.author, now) }
        return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    }

    /// The author throws it away; anybody else only their own of that id.
    private mutating func throwAway() async throws {
        guard let draft = world.drafts.randomElement(using: &chance) else { return try await keepDraft() }
        let who = chance.coin() ? draft.author : chance.pick(watchers)
        _ = try await site.send("/concept/weg", as: who, form: [("id", draft.id.text)])
        world.drafts.removeAll { $0.id == draft.id && $0.author == who }
    }

    /// Case g: a worker leaves with something half written. It is theirs to copy out, within two weeks and while it is there, and
    /// shows to nobody who came in their place.
    private mutating func leaveWithDraft() async throws {
        let leaving = Self.workers.filter { worker in
            world.left[worker] == nil && world.drafts.contains { $0.author == worker }
        }
        if let worker = leaving.randomElement(using: &chance), chance.coin(3) {
            try await site.place.endMemberships(of: worker)
            world.left[worker] = now
            endSeats(of: worker)
            count("left-with-draft")
        }
        let gone = Self.workers.filter { world.left[$0] != nil }
        guard let worker = gone.randomElement(using: &chance) else { return }
        if chance.coin() { site.wait(days: chance.pick([1, 13, 14, 15])) }
        for who in [worker, chance.pick(watchers)] {
            for page in pages(of: "/concepten") + pages(of: "/dossiers/:dossier/schrijven") {
                try await look(page, who)
            }
        }
    }
}

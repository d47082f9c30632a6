import Dossier
import TestKit

/// Copies (rules 4 and 25, case p): made in parts, each of what its asker may see at that moment.
extension NaiveWorld {
    struct Copy {
        let id: CopyID
        let account: AccountID
        let askedAt: Moment
        /// How far its asker looked then.
        let breadth: Breadth
        /// The kinds of entries, in the order of the chapters, of which there is a part.
        var chapters = 0
        /// The words in it, and how each entry stood when it went in.
        var words: Set<String> = []
        var pieces: [Piece] = []
        var state = State.making
    }

    enum State { case making, ready, stopped, gone }

    /// The chapters as one reads them.
    static let chapters: [EntryKind] = [
        .party, .portrait, .lifeEvent, .wish, .goal, .plan, .agreement, .cooperation, .meeting, .document, .report,
    ]

    /// How far somebody looked at a moment.
    struct Breadth {
        let place: Place
        let looked: [(area: Area, theme: Theme)]
        let added: [(area: Area, theme: Theme)]
        let hasSinglePermits: Bool
    }

    func breadth(_ account: AccountID, _ now: Moment) -> Breadth {
        let everything = Area.allCases.flatMap { area in Theme.allCases.map { (area: area, theme: $0) } }
        return Breadth(
            place: place(account, now), looked: everything.filter { may(account, .look, $0.area, $0.theme, now) },
            added: everything.filter { holds(account, .add, $0.area, $0.theme, now) },
            hasSinglePermits: permits(account, now).contains { $0.entry != nil })
    }

    /// Whether somebody looks less far than once; nil where only permits for one entry could tell.
    func looksLess(_ copy: Copy, _ now: Moment) -> Bool? {
        guard decides(copy.account, now), place(copy.account, now) == copy.breadth.place else { return true }
        if copy.breadth.looked.contains(where: { !may(copy.account, .look, $0.area, $0.theme, now) }) { return true }
        if copy.breadth.added.contains(where: { !holds(copy.account, .add, $0.area, $0.theme, now) }) { return nil }
        return copy.breadth.hasSinglePermits ? nil : false
    }

    /// Whether whoever asked is still there to make it for: the session that asked lasts twelve hours.
    func isAsking(_ copy: Copy, _ now: Moment) -> Bool { now < copy.askedAt.moved(by: 12 * Moment.hour) }

    /// A copy is kept for a week.
    func isOver(_ copy: Copy, _ now: Moment) -> Bool {
        copy.state == .gone || copy.askedAt.moved(by: 7 * Moment.day) <= now
    }

    /// What the next chapter holds for whoever asked.
    func part(of copy: Copy, _ now: Moment) -> (words: Set<String>, pieces: [Piece]) {
        let kind = Self.chapters[copy.chapters]
        var words: Set<String> = []
        let shown = pieces.filter { piece in
            let parent = self.piece(piece.parent)
            // What hangs on an entry stands below it: without it there is no place for it.
            return (piece.kind == kind || parent?.kind == kind) && sees(copy.account, piece, now)
                && parent.map { sees(copy.account, $0, now) } ?? true
        }
        for piece in shown {
            words.insert(piece.mark)
            for version in piece.versions.dropLast() where seesVersion(copy.account, piece, version, now) {
                words.insert(version.mark)
            }
        }
        return (words, shown)
    }

    /// Whether an entry in it is not as it was, and does not show now.
    func hasTurned(_ copy: Copy, _ now: Moment) -> Bool {
        copy.pieces.contains { old in
            guard let piece = piece(old.id) else { return true }
            let isOther =
                piece.themes != old.themes || piece.isRestricted != old.isRestricted
                || self.piece(piece.parent)?.isRestricted != copy.pieces.first { $0.id == old.parent }?.isRestricted
            return isOther && !sees(copy.account, piece, now)
        }
    }
}

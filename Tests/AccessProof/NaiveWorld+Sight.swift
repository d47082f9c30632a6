import Dossier
import TestKit

/// As whom somebody stands, and what of the dossier shows to them (rules 7 to 13 and 27).
extension NaiveWorld {
    enum Place { case person, representative, participant, stranger }

    func place(_ account: AccountID, _ now: Moment) -> Place {
        if account == Self.young { return .person }
        if speaksFor(account, now) { return .representative }
        if isInEmergency(account, now) { return .participant }
        let holdsAnything = permits(account, now).contains { permit in
            if permit.entry != nil { return true }
            return VerbSet.each.contains { verb in
                permit.verbs.contains(verb)
                    && permit.areas.contains { area in
                        permit.themes.contains { permit.isByLaw || !isDenied(account, verb, area, $0, now) }
                    }
            }
        }
        return holdsAnything ? .participant : .stranger
    }

    func piece(_ id: EntryID?) -> Piece? { id.flatMap { id in pieces.first { $0.id == id } } }

    func areas(_ piece: Piece) -> [Area] { [piece.area] + (self.piece(piece.parent).map { [$0.area] } ?? []) }

    func looksByPermits(_ account: AccountID, _ piece: Piece, _ themes: [Theme], _ now: Moment) -> Bool {
        may(account, .look, areas(piece), themes, now)
    }

    func looksAsAuthor(_ account: AccountID, _ piece: Piece, _ themes: [Theme], _ now: Moment) -> Bool {
        piece.author == account && themes.allSatisfy { holds(account, .add, piece.area, $0, now) }
    }

    func looksByPermitForOne(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        permits(account, now).contains { permit in
            guard let one = permit.entry, one == piece.id || one == piece.parent, permit.verbs.contains(.look) else {
                return false
            }
            return permit.isByLaw
                || !areas(piece).contains { area in piece.themes.contains { isDenied(account, .look, area, $0, now) } }
        }
    }

    func looks(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        looksByPermits(account, piece, piece.themes, now) || looksAsAuthor(account, piece, piece.themes, now)
            || looksByPermitForOne(account, piece, now)
    }

    /// Whether somebody sees the words of a piece.
    func sees(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        let place = place(account, now)
        guard place != .stranger, place != .person || death(now) == nil else { return false }
        // Rule 27, also of what hangs on it.
        let isKept = piece.isRestricted || self.piece(piece.parent)?.isRestricted == true
        if isInEmergency(account, now) { return !isKept && showsInEmergency(piece) }
        if isKept, place == .participant, piece.author != account { return false }
        // Rule 16: who looks at any of the people around sees those.
        if piece.isNear, Theme.allCases.contains(where: { may(account, .look, .people, $0, now) }) { return true }
        switch visibility(of: piece) {
        case .shared: return looks(account, piece, now)
        case .withheld:
            return place == .participant && isProfessional(account, now) && looks(account, piece, now)
        case .own: return place == .person && piece.author == account
        case .confined:
            return place == .participant && named(in: piece).contains(account) && account != Cast.ineke
                && permits(account, now).contains { !$0.isForKin }
        }
    }

    /// Rule 13: an earlier version needs the themes of that version and of the current one. Rule 10: what was withheld then stays
    /// so, also when what was made of it may be read now.
    func seesVersion(_ account: AccountID, _ piece: Piece, _ version: Version, _ now: Moment) -> Bool {
        let themes = version.themes
        guard sees(account, piece, now) else { return false }
        if version.wasWithheld, piece.author != account {
            guard place(account, now) == .participant, isProfessional(account, now), !isInEmergency(account, now) else {
                return false
            }
        }
        if [.own, .confined].contains(visibility(of: piece)) { return true }
        if isInEmergency(account, now) { return areas(piece).allSatisfy { Self.emergencyShows($0, themes) } }
        return looksByPermits(account, piece, themes, now) || looksAsAuthor(account, piece, themes, now)
            || looksByPermitForOne(account, piece, now) && themes.allSatisfy(piece.themes.contains)
    }
}

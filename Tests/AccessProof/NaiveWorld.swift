import Dossier
import TestKit

/// Who may see what, written a second time: theme by theme and permit by permit, in loops over everything that ever happened,
/// without a reach, a table or a set. Slow, and as near to the sentences of docs/access.md as code can be. It knows one dossier:
/// that of a young person with two parents.
package struct NaiveWorld {
    struct Piece {
        let id: EntryID
        let kind: EntryKind
        var themes: [Theme]
        let author: AccountID
        let visibility: Visibility
        let named: Set<AccountID>
        /// The word that stands in it and nowhere else; one for each version, oldest first, with the themes of that version.
        var versions: [(mark: String, themes: [Theme])]
        /// What it hangs on.
        let parent: EntryID?
        /// Kept for the young person, who acts for them, and its author (rule 27).
        var isRestricted = false

        var area: Area { kind.area }
        var mark: String { versions[versions.count - 1].mark }
    }

    struct Given {
        let id: GrantID
        let isDeny: Bool
        let principal: Principal
        let areas: [Area]
        let themes: [Theme]
        let verbs: VerbSet
        let entry: EntryID?
        let isByLaw: Bool
        let from: Moment
        let until: Moment?
        var withdrawnAt: Moment?
        let mark: String
        let by: AccountID
    }

    static let young = Cast.sam
    static let parents = [Cast.lisa, Cast.bart]

    var born = CivilDate(daysSinceEpoch: 0)
    var pieces: [Piece] = []
    var given: [Given] = []
    /// What waits for others, by the word in its reason: for who decides, and who asked.
    var waiting: [(mark: String, by: AccountID)] = []
    /// Who left their department, and when.
    var left: [AccountID: Moment] = [:]
    /// What the young person keeps a parent out of; all themes: wholly.
    var keptOut: [AccountID: (themes: [Theme], wholly: Bool)] = [:]

    // MARK: Who decides (rule 19, the Netherlands)

    func age(_ now: Moment) -> Int {
        let today = Day.clock.day(of: now)
        let years = today.year - born.year
        let hadBirthday = today.month > born.month || (today.month == born.month && today.day >= born.day)
        return hadBirthday ? years : years - 1
    }

    func youngDecides(_ now: Moment) -> Bool { age(now) >= 12 }
    func parentsDecide(_ now: Moment) -> Bool { age(now) < 16 }

    func speaksFor(_ account: AccountID, _ now: Moment) -> Bool {
        guard Self.parents.contains(account), parentsDecide(now) else { return false }
        return !(youngDecides(now) && keptOut[account]?.wholly == true)
    }

    func decides(_ account: AccountID, _ now: Moment) -> Bool {
        account == Self.young ? youngDecides(now) : speaksFor(account, now)
    }

    // MARK: What gives and what takes away

    func works(_ account: AccountID, _ now: Moment) -> [Membership] {
        Cast.memberships.filter { $0.account == account && (left[account].map { now < $0 } ?? true) }
    }

    private func names(_ principal: Principal, _ account: AccountID, _ now: Moment) -> Bool {
        switch principal {
        case .account(let named): return named == account
        case .department(let department, let role):
            return works(account, now).contains { $0.department == department && (role == nil || $0.role == role) }
        case .organisation(let organisation): return works(account, now).contains { $0.organisation == organisation }
        case .system: return false
        }
    }

    private func counts(_ grant: Given, _ now: Moment) -> Bool {
        if let withdrawn = grant.withdrawnAt, withdrawn <= now { return false }
        if let until = grant.until, until <= now { return false }
        if let over = reviewIsOver(grant), over <= now { return false }
        return grant.from <= now
    }

    /// Rule 28: three months after the sixteenth birthday what a parent said yes to is over.
    private func reviewIsOver(_ grant: Given) -> Moment? {
        guard !grant.isDeny, !grant.isByLaw, Self.parents.contains(grant.by) else { return nil }
        let isLeapDay = born.month == 2 && born.day == 29 && !CivilDate.isLeap(born.year + 16)
        let (month, day) = isLeapDay ? (3, 1) : (born.month, born.day)
        let months = (born.year + 16) * 12 + month - 1 + 3
        let end = (0..<4).lazy.compactMap {
            CivilDate(year: months / 12, month: months % 12 + 1, day: day - $0)
        }.first
        return end.map { Day.clock.moment(of: $0) }
    }

    private func permits(_ account: AccountID, _ now: Moment) -> [Given] {
        guard account != Cast.ineke else { return [] }
        return given.filter { !$0.isDeny && counts($0, now) && names($0.principal, account, now) }
    }

    private func isDenied(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        given.contains { deny in
            deny.isDeny && counts(deny, now) && names(deny.principal, account, now) && deny.areas.contains(area)
                && deny.themes.contains(theme) && deny.verbs.contains(verb)
        }
    }

    /// Whether somebody may do something with one theme in one area, by whatever gives it.
    func may(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        if account == Self.young {
            if youngDecides(now) {
                if verb == .look || verb == .add { return true }
            } else if verb == .add, [.story, .reports, .wishesAndGoals].contains(area) {
                return true
            }
        }
        if speaksFor(account, now), verb == .look || verb == .add {
            let isKept = youngDecides(now) && keptOut[account]?.themes.contains(theme) == true
            if !isKept { return true }
        }
        return permits(account, now).contains { permit in
            permit.entry == nil && permit.areas.contains(area) && permit.themes.contains(theme)
                && permit.verbs.contains(verb)
                && (permit.isByLaw || !isDenied(account, verb, area, theme, now))
        }
    }

    private func may(_ account: AccountID, _ verb: VerbSet, _ areas: [Area], _ themes: [Theme], _ now: Moment) -> Bool {
        areas.allSatisfy { area in themes.allSatisfy { may(account, verb, area, $0, now) } }
    }

    // MARK: As whom somebody stands

    enum Place { case person, representative, participant, stranger }

    func place(_ account: AccountID, _ now: Moment) -> Place {
        if account == Self.young { return .person }
        if speaksFor(account, now) { return .representative }
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

    // MARK: What shows

    func piece(_ id: EntryID?) -> Piece? { id.flatMap { id in pieces.first { $0.id == id } } }

    private func areas(_ piece: Piece) -> [Area] { [piece.area] + (self.piece(piece.parent).map { [$0.area] } ?? []) }

    private func looksByPermits(_ account: AccountID, _ piece: Piece, _ themes: [Theme], _ now: Moment) -> Bool {
        may(account, .look, areas(piece), themes, now)
    }

    private func looksAsAuthor(_ account: AccountID, _ piece: Piece, _ themes: [Theme], _ now: Moment) -> Bool {
        piece.author == account && may(account, .add, [piece.area], themes, now)
    }

    private func looksByPermitForOne(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        permits(account, now).contains { permit in
            guard let one = permit.entry, one == piece.id || one == piece.parent, permit.verbs.contains(.look) else {
                return false
            }
            return permit.isByLaw
                || !areas(piece).contains { area in piece.themes.contains { isDenied(account, .look, area, $0, now) } }
        }
    }

    private func looks(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        looksByPermits(account, piece, piece.themes, now) || looksAsAuthor(account, piece, piece.themes, now)
            || looksByPermitForOne(account, piece, now)
    }

    /// Whether somebody sees the words of a piece.
    func sees(_ account: AccountID, _ piece: Piece, _ now: Moment) -> Bool {
        let place = place(account, now)
        guard place != .stranger else { return false }
        // Rule 27, also of what hangs on it.
        let isKept = piece.isRestricted || self.piece(piece.parent)?.isRestricted == true
        if isKept, place == .participant, piece.author != account { return false }
        switch piece.visibility {
        case .shared: return looks(account, piece, now)
        case .withheld:
            return place == .participant && !works(account, now).isEmpty && looks(account, piece, now)
        case .own: return place == .person && piece.author == account
        case .confined: return place == .participant && piece.named.contains(account)
        }
    }

    /// Rule 13: an earlier version needs the themes of that version and of the current one.
    func seesVersion(_ account: AccountID, _ piece: Piece, _ themes: [Theme], _ now: Moment) -> Bool {
        guard sees(account, piece, now) else { return false }
        if piece.visibility == .own || piece.visibility == .confined { return true }
        return looksByPermits(account, piece, themes, now) || looksAsAuthor(account, piece, themes, now)
            || looksByPermitForOne(account, piece, now) && themes.allSatisfy(piece.themes.contains)
    }

    /// Every word somebody may come across anywhere in the dossier.
    func words(for account: AccountID, _ now: Moment) -> Set<String> {
        guard place(account, now) != .stranger else { return [] }
        var words: Set<String> = []
        for piece in pieces {
            for version in piece.versions.dropLast() where seesVersion(account, piece, version.themes, now) {
                words.insert(version.mark)
            }
            if sees(account, piece, now) { words.insert(piece.mark) }
        }
        for grant in given where decides(account, now) || names(grant.principal, account, now) {
            words.insert(grant.mark)
        }
        for asked in waiting where decides(account, now) || asked.by == account { words.insert(asked.mark) }
        return words
    }

    /// Rule 20: what a decider sees while looking along as somebody else.
    func words(lookingAlongAs account: AccountID, by viewer: AccountID, _ now: Moment) -> Set<String> {
        guard decides(viewer, now) else { return [] }
        var words: Set<String> = []
        for piece in pieces where piece.visibility == .shared {
            for version in piece.versions.dropLast()
            where seesVersion(account, piece, version.themes, now) && seesVersion(viewer, piece, version.themes, now) {
                words.insert(version.mark)
            }
            if sees(account, piece, now), sees(viewer, piece, now) { words.insert(piece.mark) }
        }
        for grant in given where names(grant.principal, account, now) { words.insert(grant.mark) }
        for asked in waiting where asked.by == account { words.insert(asked.mark) }
        return words
    }

    /// Rule 18: a permit goes no further than what the giver looks at for the person.
    func mayGive(_ giver: AccountID, _ areas: [Area], _ themes: [Theme], _ now: Moment) -> Bool {
        guard decides(giver, now) else { return false }
        guard giver != Self.young, youngDecides(now) else { return true }
        return !themes.contains { keptOut[giver]?.themes.contains($0) == true }
    }

    /// Rule 19: between 12 and 16 the young person and the parents who are not kept out decide together; who else than
    /// the giver must say yes then.
    private func othersDecide(besides giver: AccountID, _ now: Moment) -> Bool {
        ([Self.young] + Self.parents).contains { $0 != giver && decides($0, now) }
    }

    private func bothDecide(_ now: Moment) -> Bool { youngDecides(now) && parentsDecide(now) }

    /// Rule 19: what one of those who decide together took back is given again by all of them.
    ///
    /// - Parameter entry: of a permit for one entry, that entry; its areas and themes say nothing then.
    func givingWaits(
        _ giver: AccountID, _ principal: Principal, _ areas: [Area], _ themes: [Theme], _ verbs: VerbSet,
        entry: EntryID?, _ now: Moment
    ) -> Bool {
        guard bothDecide(now), othersDecide(besides: giver, now) else { return false }
        return given.contains { earlier in
            guard !earlier.isDeny, earlier.principal == principal, earlier.entry == entry,
                let withdrawn = earlier.withdrawnAt, withdrawn <= now, bothDecide(withdrawn)
            else { return false }
            return entry != nil
                || earlier.areas.contains(where: areas.contains) && earlier.themes.contains(where: themes.contains)
                    && !earlier.verbs.isDisjoint(with: verbs)
        }
    }

    /// Rule 19: lifting a deny opens again what one of them closed, so all of them say yes.
    func liftingWaits(_ giver: AccountID, _ now: Moment) -> Bool {
        bothDecide(now) && othersDecide(besides: giver, now)
    }
}

import Dossier
import TestKit

/// Which words somebody may come across, wherever they look (rules 15 and 20).
extension NaiveWorld {
    /// Every word somebody may come across anywhere in the dossier.
    func words(for account: AccountID, _ now: Moment) -> Set<String> {
        guard place(account, now) != .stranger else { return [] }
        var words: Set<String> = []
        for piece in pieces {
            for version in piece.versions.dropLast() where seesVersion(account, piece, version, now) {
                words.insert(version.mark)
            }
            if sees(account, piece, now) { words.insert(piece.mark) }
        }
        for grant in given
        where knowsWhy(account, grant.areas, grant.themes, now) || names(grant.principal, account, now) {
            words.insert(grant.mark)
        }
        for asked in waiting where knowsWhy(account, asked.areas, asked.themes, now) || asked.by == account {
            words.insert(asked.mark)
        }
        for death in deaths
        where decides(account, now) || account == Self.young && death.putRightAt == nil || coordinates(account, now) {
            words.insert(death.mark)
        }
        for use in emergencies
        where knowsWhy(account, Area.allCases, [.health, .safety], now) || use.account == account {
            words.insert(use.mark)
        }
        for objection in objections where decides(account, now) { words.insert(objection.mark) }
        return words
    }

    /// Rules 15 and 18: why something was given, asked or opened is for who decides, and of who acts for the person for who looks
    /// at all that it is about.
    private func knowsWhy(_ account: AccountID, _ areas: [Area], _ themes: [Theme], _ now: Moment) -> Bool {
        guard decides(account, now) else { return false }
        return account == Self.young || may(account, .look, areas, themes, now)
    }

    /// Rule 20: what a decider sees while looking along as somebody else.
    func words(lookingAlongAs account: AccountID, by viewer: AccountID, _ now: Moment) -> Set<String> {
        guard decides(viewer, now) else { return [] }
        let usual = withoutEmergencies
        var words: Set<String> = []
        for piece in pieces where visibility(of: piece) == .shared {
            for version in piece.versions.dropLast()
            where usual.seesVersion(account, piece, version, now)
                && seesVersion(viewer, piece, version, now)
            {
                words.insert(version.mark)
            }
            if usual.sees(account, piece, now), sees(viewer, piece, now) { words.insert(piece.mark) }
        }
        for grant in given where names(grant.principal, account, now) { words.insert(grant.mark) }
        for asked in waiting where asked.by == account { words.insert(asked.mark) }
        return words
    }

    /// Rule 22: the privacy officer reads why emergency access was opened, and what stands on a law, of the own organisation;
    /// no word of an entry.
    func words(forOfficerOf organisation: OrganisationID) -> Set<String> {
        var words = Set(given.filter { $0.isByLaw || $0.isForKin }.map(\.mark))
        for use in emergencies where use.organisation == organisation { words.insert(use.mark) }
        for objection in objections { words.insert(objection.mark) }
        return words
    }
}

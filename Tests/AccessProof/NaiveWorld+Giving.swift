import Dossier
import TestKit

/// Who gives, and who must say yes with them (rules 18 and 19).
extension NaiveWorld {
    /// Rule 18: a permit goes no further than what the giver looks at for the person.
    func mayGive(_ giver: AccountID, _ areas: [Area], _ themes: [Theme], _ now: Moment) -> Bool {
        guard decides(giver, now) else { return false }
        guard giver != Self.young, youngDecides(now) else { return true }
        return !themes.contains { keptOut[giver]?.themes.contains($0) == true }
    }

    /// Rule 19: between 12 and 16 all of them say yes to what one of them took back; a parent who is kept out too.
    static let together = [young] + parents

    func deciders(_ now: Moment) -> [AccountID] { ([Self.young] + Self.parents).filter { decides($0, now) } }

    /// Unanswered, it is over after two weeks.
    func waits(_ request: Waiting, _ now: Moment) -> Bool {
        !request.isOver && now < request.at.moved(by: 14 * Moment.day)
    }

    /// Whether somebody has to say yes or no to it: not who made it, and not twice.
    func answers(_ request: Waiting, _ account: AccountID, _ now: Moment) -> Bool {
        decides(account, now) && account != request.by && !request.agreed.contains(account)
    }

    func bothDecide(_ now: Moment) -> Bool { youngDecides(now) && parentsDecide(now) }

    /// Rule 19: what one of those who decide together took back is given again by all of them.
    ///
    /// - Parameter entry: of a permit for one entry, that entry; its areas and themes say nothing then.
    func givingWaits(
        _ principal: Principal, _ areas: [Area], _ themes: [Theme], _ verbs: VerbSet,
        entry: EntryID?, _ now: Moment
    ) -> Bool {
        guard bothDecide(now) else { return false }
        return given.contains { earlier in
            // One entry is in what was taken back whole.
            guard !earlier.isDeny, !earlier.isByLaw, earlier.principal == principal,
                earlier.entry == nil || earlier.entry == entry, let withdrawn = earlier.withdrawnAt, withdrawn <= now,
                bothDecide(withdrawn)
            else { return false }
            return entry != nil
                || earlier.areas.contains(where: areas.contains) && earlier.themes.contains(where: themes.contains)
                    && !earlier.verbs.isDisjoint(with: verbs)
        }
    }

    /// Rule 19: lifting a deny opens again what one of them closed, so all of them say yes.
    func liftingWaits(_ now: Moment) -> Bool {
        bothDecide(now)
    }
}

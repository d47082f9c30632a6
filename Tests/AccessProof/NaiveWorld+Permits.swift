import Dossier
import TestKit

/// What gives and what takes away (rules 2, 3, 5, 6, 18 and 28).
extension NaiveWorld {
    func works(_ account: AccountID, _ now: Moment) -> [Membership] {
        Cast.memberships.filter { $0.account == account && (left[account].map { now < $0 } ?? true) }
    }

    func names(_ principal: Principal, _ account: AccountID, _ now: Moment) -> Bool {
        switch principal {
        case .account(let named): return named == account
        case .department(let department, let role):
            return works(account, now).contains { $0.department == department && (role == nil || $0.role == role) }
        case .organisation(let organisation): return works(account, now).contains { $0.organisation == organisation }
        case .system: return false
        }
    }

    func counts(_ grant: Given, _ now: Moment) -> Bool {
        if let withdrawn = grant.withdrawnAt, withdrawn <= now { return false }
        if let until = grant.until, until <= now { return false }
        if let over = reviewIsOver(grant), over <= now { return false }
        return grant.from <= now
    }

    /// Rule 28: three months after the sixteenth birthday what a parent said yes to is over.
    func reviewIsOver(_ grant: Given) -> Moment? {
        guard !grant.isDeny, !grant.isByLaw, Self.parents.contains(grant.by) else { return nil }
        let isLeapDay = born.month == 2 && born.day == 29 && !CivilDate.isLeap(born.year + 16)
        let (month, day) = isLeapDay ? (3, 1) : (born.month, born.day)
        let months = (born.year + 16) * 12 + month - 1 + 3
        let end = (0..<4).lazy.compactMap {
            CivilDate(year: months / 12, month: months % 12 + 1, day: day - $0)
        }.first
        return end.map { Day.clock.moment(of: $0) }
    }

    func permits(_ account: AccountID, _ now: Moment) -> [Given] {
        guard account != Cast.ineke else { return [] }
        return given.filter { !$0.isDeny && counts($0, now) && names($0.principal, account, now) }
    }

    func isDenied(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        given.contains { deny in
            deny.isDeny && counts(deny, now) && names(deny.principal, account, now) && deny.areas.contains(area)
                && deny.themes.contains(theme) && deny.verbs.contains(verb)
        }
    }

    /// Whether somebody may do something with one theme in one area, by whatever gives it.
    func may(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        if isInEmergency(account, now) { return verb == .look && Self.emergencyShows(area, [theme]) }
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

    func may(_ account: AccountID, _ verb: VerbSet, _ areas: [Area], _ themes: [Theme], _ now: Moment) -> Bool {
        areas.allSatisfy { area in themes.allSatisfy { may(account, verb, area, $0, now) } }
    }
}

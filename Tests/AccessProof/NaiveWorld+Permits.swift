import Dossier
import TestKit

/// What gives and what takes away (rules 2, 3, 5, 6, 18 and 28).
extension NaiveWorld {
    /// Where somebody works now: as the cast does until they leave, and where administrators gave them a seat.
    func works(_ account: AccountID, _ now: Moment) -> [Membership] {
        Cast.memberships.filter { $0.account == account && (left[account].map { now < $0 } ?? true) }
            + seats.filter { $0.account == account && $0.from <= now && ($0.until.map { now < $0 } ?? true) }.map {
                Membership(
                    account: account, organisation: $0.organisation, department: $0.department, role: "begeleider",
                    period: Period(from: $0.from))
            }
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
        return grant.from <= now && (grant.isDeny || outlives(grant, now))
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
        given.compactMap(leftToKin).filter { permit in
            // Rule 22: to an administrator only through a seat that a second one confirmed.
            guard !permit.isDeny, account != Cast.ineke || permit.principal != .account(account) else { return false }
            return counts(permit, now) && names(permit.principal, account, now)
        }
    }

    /// Rule 26: whom the young person kept out while they lived stays out as next of kin, wholly or of themes.
    private func leftToKin(_ permit: Given) -> Given? {
        guard permit.isForKin, case .account(let kin) = permit.principal, let out = keptOut[kin] else { return permit }
        var left = permit
        left.themes.removeAll { out.themes.contains($0) }
        return out.wholly || left.themes.isEmpty ? nil : left
    }

    func isDenied(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        given.contains { deny in
            deny.isDeny && counts(deny, now) && names(deny.principal, account, now) && deny.areas.contains(area)
                && deny.themes.contains(theme) && deny.verbs.contains(verb)
        }
    }

    /// Whether somebody may do something with one theme in one area. After a death one looks; who coordinates also adds.
    func may(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        if death(now) != nil, verb != .look, verb != .add || !coordinates(account, now) { return false }
        return holds(account, verb, area, theme, now)
    }

    /// What the permits of somebody come to, or that the dossier is theirs, or that they speak for the person.
    func holds(_ account: AccountID, _ verb: VerbSet, _ area: Area, _ theme: Theme, _ now: Moment) -> Bool {
        if isInEmergency(account, now) { return verb == .look && Self.emergencyShows(area, [theme]) }
        if account == Self.young {
            if death(now) != nil { return false }
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

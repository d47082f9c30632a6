extension ReachFold {
    struct PermitPart {
        var part = Part()
        var denies: [Deny] = []
    }

    /// Rules 2, 3, 5, 6 and 22: the permits that count for the actor, and the denies that speak to them.
    func permits() -> PermitPart {
        var result = PermitPart()
        for grant in facts.grants {
            switch grant.effect {
            case .deny:
                // A deny that names one entry is refused when it is made. Were there one, it stops all it could be
                // about: what is denied too much can be asked for, what is shown too much cannot be taken back.
                guard grant.counts(at: moment), speaksTo(grant.principal) else { continue }
                let scope = grant.entry == nil ? grant.scope : Scope(areas: .all, themes: .all, verbs: grant.verbs)
                result.denies.append(Deny(grant: grant.id, scope: scope))
            case .permit:
                permit(grant, to: &result.part)
            }
        }
        return result
    }

    private func permit(_ grant: Grant, to part: inout Part) {
        let match = match(grant.principal)
        guard match.holds else {
            if let refusal = match.refusal { part.refusals.append(refusal) }
            return
        }
        guard facts.counts(grant, at: moment) else {
            if let refusal = refusal(of: grant) { part.refusals.append(refusal) }
            return
        }
        guard let scope = grant.isForNextOfKin ? leftToKin(grant) : grant.scope else {
            part.refusals.append(.excludedByPerson)
            return
        }
        part.sources.append(
            Source(
                ground: .grant(grant.id, grant.basis, law: grant.law), scope: scope, entry: grant.entry,
                yieldsToDeny: grant.yieldsToDeny))
    }

    /// Rule 26: whom the person kept out as a representative while they lived stays out as next of kin, wholly or of parts; nil
    /// where nothing is left.
    private func leftToKin(_ grant: Grant) -> Scope? {
        let keptOut = facts.mandates.filter { $0.account == actor.account }
        guard !keptOut.contains(where: \.isExcluded) else { return nil }
        let left = keptOut.reduce(grant.scope) { $0.excluding(areas: $1.excludedAreas, themes: $1.excludedThemes) }
        return left.isEmpty ? nil : left
    }

    /// Rule 3, with rule 22: through a membership only when that counts, and to an administrator only through one.
    func match(_ principal: Principal) -> (holds: Bool, refusal: Ground?) {
        switch principal {
        case .account(let account):
            guard account == actor.account else { return (false, nil) }
            return actor.isAdministrator ? (false, .administratorHasNoReach) : (true, nil)
        case .system(let system):
            // A system that acts for a user has that user's reach, not its own (rule 23).
            return (actor.account == nil && system == actor.system?.system, nil)
        case .department, .organisation:
            let matching = actor.memberships.filter { $0.account == actor.account && $0.matches(principal) }
            let now = matching.filter { $0.period.contains(moment) }
            if now.contains(where: { !$0.waits(holderIsAdministrator: actor.isAdministrator) }) { return (true, nil) }
            if let waiting = now.first { return (false, .membershipWaits(waiting.organisation)) }
            return (false, matching.first.map { .membershipEnded($0.organisation) })
        }
    }

    /// Rule 5: a deny speaks to whoever it names, also through a membership that still waits, and to a system also
    /// when that acts for a user.
    private func speaksTo(_ principal: Principal) -> Bool {
        switch principal {
        case .account(let account): account == actor.account
        case .system(let system): system == actor.system?.system
        case .department, .organisation: actor.membershipsNow(moment).contains { $0.matches(principal) }
        }
    }

    private func refusal(of grant: Grant) -> Ground? {
        if facts.isClosed(at: moment) { return .died }
        if grant.isWithdrawn(at: moment) { return .permitEnded(grant.id) }
        if let until = grant.period.until, until <= moment { return .permitEnded(grant.id) }
        if let end = facts.endOfConsent(grant), end <= moment { return .permitEnded(grant.id) }
        return grant.isRegisteredAsAsked ? nil : .permitWaits(grant.id)
    }
}

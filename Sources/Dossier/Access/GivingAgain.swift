/// Giving again what was withdrawn (rule 19; case q).
package enum GivingAgain {
    /// Who must agree to a permit.
    ///
    /// From 12 to 15 in the Netherlands the young person and the parents decide both: either gives, either withdraws,
    /// and what one of them withdrew is given again only by all of them: the young person and every parent who has a
    /// say now. Otherwise, nobody but the giver.
    package static func mustAgree(to grant: Grant, in facts: DossierFacts, at moment: Moment) -> Set<AccountID> {
        let repeats = facts.grants.contains { earlier in
            earlier.overlaps(grant) && wasWithdrawnByOneOfBoth(earlier, in: facts, before: moment)
        }
        guard grant.effect == .permit, grant.yieldsToDeny, repeats, bothDecide(in: facts, at: moment) else {
            return [grant.givenBy]
        }
        return everyoneWhoDecides(in: facts, at: moment).union([grant.givenBy])
    }

    /// Who must agree before a deny is lifted: that opens again what one of them closed, so from 12 to 15 all of them.
    /// Otherwise, nobody but who lifts it.
    package static func mustAgree(toLift deny: Grant, in facts: DossierFacts, at moment: Moment) -> Set<AccountID> {
        guard deny.effect == .deny, bothDecide(in: facts, at: moment) else { return [] }
        return everyoneWhoDecides(in: facts, at: moment)
    }

    /// Whether those who agreed are enough. Says nothing about whether the giver may give at all: `mayGive` does.
    package static func decide(
        _ grant: Grant, agreed: Set<AccountID>, in facts: DossierFacts, at moment: Moment
    ) -> Decision {
        let rule = facts.ageRule(at: moment)
        let missing = mustAgree(to: grant, in: facts, at: moment).subtracting(agreed).subtracting([grant.givenBy])
        return missing.isEmpty ? .yes(.ageRule(rule)) : .no(.needsBoth(rule))
    }

    // Also a parent who is kept out: otherwise the young person keeps them out, opens what they closed, and lets them in again.
    private static func everyoneWhoDecides(in facts: DossierFacts, at moment: Moment) -> Set<AccountID> {
        let parents = facts.mandates.filter { mandate in
            mandate.basis == .parent && mandate.period.contains(moment) && mandate.acts.contains(.giveAccess)
        }
        return Set(facts.owners.map(\.account)).union(parents.map(\.account))
    }

    private static func bothDecide(in facts: DossierFacts, at moment: Moment) -> Bool {
        let rule = facts.ageRule(at: moment)
        return rule.youngPersonDecides && rule.parentsDecide
    }

    private static func wasWithdrawnByOneOfBoth(
        _ grant: Grant, in facts: DossierFacts, before moment: Moment
    ) -> Bool {
        // What stands on a law neither of them can withdraw (rule 6): its workers or the privacy officer ended it.
        guard grant.effect == .permit, grant.yieldsToDeny, let withdrawn = grant.withdrawnAt, withdrawn <= moment else {
            return false
        }
        return bothDecide(in: facts, at: withdrawn)
    }
}

extension Grant {
    /// Whether any of this, which was withdrawn, would be given again by another. One role of a department is in the department;
    /// and one entry is in what was taken back whole, whatever it is about.
    fileprivate func overlaps(_ other: Grant) -> Bool {
        guard principal.isSamePlace(as: other.principal) else { return false }
        return entry == nil && other.entry == nil
            ? !scope.intersection(other.scope).isEmpty : entry == nil || entry == other.entry
    }
}

extension Principal {
    fileprivate func isSamePlace(as other: Principal) -> Bool {
        guard case .department(let one, _) = self, case .department(let two, _) = other else { return self == other }
        return one == two
    }
}

extension ReachFold {
    /// Rules 18 and 19: the person's own reach and acts ∩ the mandate, minus what the person excludes.
    func representation() -> Part {
        // Rule 22: a mandate is made in the administration, so it opens nothing to who administers.
        guard let account = actor.account, !actor.isAdministrator else { return Part() }
        var part = Part()
        let own = facts.mandates.filter { $0.account == account }
        guard facts.death(at: moment) == nil else {
            // Rule 26: representation ends.
            return Part(refusals: own.isEmpty ? [] : [.died])
        }
        for mandate in own { add(mandate, to: &part) }
        return part
    }

    private func add(_ mandate: Mandate, to part: inout Part) {
        guard mandate.period.contains(moment) else {
            if let until = mandate.period.until, until <= moment { part.refusals.append(.mandateEnded(mandate.basis)) }
            return
        }
        guard mandate.basis != .parent || ageRule.parentsDecide else {
            part.refusals.append(.ageRule(ageRule))
            return
        }
        let excludes = mandate.canBeExcluded(under: ageRule)
        guard !(excludes && mandate.isExcluded) else {
            part.refusals.append(.excludedByPerson)
            return
        }
        let ground = Ground.representative(mandate, ageRule)
        for scope in PersonScopes.all {
            let within = scope.intersection(mandate.scope).excluding(
                areas: excludes ? mandate.excludedAreas : [], themes: excludes ? mandate.excludedThemes : .none)
            if !within.isEmpty { part.sources.append(Source(ground: ground, scope: within)) }
        }
        if excludes, !mandate.excludedAreas.isEmpty || !mandate.excludedThemes.isEmpty {
            part.refusals.append(.excludedByPerson)
        }
        part.acts.formUnion(mandate.acts.intersection(.ofThePerson))
        part.holds = true
    }
}

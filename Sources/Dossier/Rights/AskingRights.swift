/// Who may ask for what (rule 4; rules 17 to 19 say who does so for somebody who cannot).
extension Reach {
    /// Whether this right may be used now: a copy by who may take one, all else by who decides about the dossier.
    package func mayAsk(_ right: Right) -> Decision {
        guard let ground = actingGround(right == .copy ? .takeCopy : .giveAccess) else { return .no(refusal) }
        return .yes(ground)
    }

    /// Whether it may be about this entry: one they see in full, and that is not their own private note, which they change
    /// themselves. What is withheld from the person or confined is not named here either (rules 9 and 10).
    package func mayAsk(_ right: Right, about entry: EntryFacts) -> Decision {
        let decision = mayAsk(right)
        guard decision.allowed else { return decision }
        if right == .objection { return mayObject(to: entry, decision) }
        guard sight(of: entry) == .full, entry.visibility == .shared else { return .no(.notPermitted) }
        // Rule 27 is about what was reported; what is restricted already needs no second time.
        guard right != .restriction || (entry.kind == .report && !entry.isRestricted) else { return .no(.notPermitted) }
        return decision
    }

    /// Rule 10: against what is withheld from them, of which they see one line.
    private func mayObject(to entry: EntryFacts, _ decision: Decision) -> Decision {
        entry.kind == .report && entry.visibility == .withheld && sight(of: entry) == .placeholder
            ? decision : .no(.notPermitted)
    }

    /// Rule 27: whoever may ask for a restriction lifts it. While the young person and the parents decide both (rule 19), who asked
    /// for it: else one of them would open what the other closed.
    package func mayLift(_ entry: EntryFacts, by request: RightsRequest) -> Decision {
        let decision = mayUndo(request)
        guard decision.allowed else { return decision }
        guard request.right == .restriction, request.outcome == .granted, request.matter == .entry(entry.id),
            entry.isRestricted, sight(of: entry) == .full
        else { return .no(.notPermitted) }
        return decision
    }

    /// Whether the words of this request may be read: one's own, and by the person all; by who acts for the person those about
    /// an entry they see, or, where it is about none, when nothing is kept from them (rule 18).
    ///
    /// - Parameter entry: what it is about, where that is an entry.
    package func mayRead(_ request: RightsRequest, about entry: EntryFacts?) -> Bool {
        guard !acts.isDisjoint(with: [.giveAccess, .takeCopy]) else { return false }
        if request.madeBy == actor || standing == .person { return true }
        guard acts.contains(.giveAccess) else { return false }
        if request.matter.entry != nil { return entry.map { sight(of: $0) == .full } ?? false }
        return Area.allCases.allSatisfy { themes(.look, in: $0) == .all }
    }

    /// Whether somebody objects to this permit: one that stands on a law or on vital interest and counts. Any other they
    /// withdraw themselves (rule 6).
    package func mayObject(to grant: Grant) -> Decision {
        let decision = mayAsk(.objection)
        guard decision.allowed else { return decision }
        guard grant.effect == .permit, !grant.yieldsToDeny, grant.counts(at: moment) else { return .no(.notPermitted) }
        return decision
    }

    /// Whether this request may be taken back while nobody answered: by who asked, and by the person; not by a representative
    /// where the person asked, and while young person and parents decide both (rule 19) by who asked only.
    package func mayTakeBack(_ request: RightsRequest) -> Decision {
        let decision = mayUndo(request)
        guard decision.allowed else { return decision }
        return request.isOpen ? decision : .no(.notPermitted)
    }

    private func mayUndo(_ request: RightsRequest) -> Decision {
        let decision = mayAsk(request.right)
        let bothDecide = ageRule.youngPersonDecides && ageRule.parentsDecide
        guard decision.allowed, request.madeBy != actor else { return decision }
        if bothDecide { return .no(.needsBoth(ageRule)) }
        return standing == .person ? decision : .no(.notPermitted)
    }
}

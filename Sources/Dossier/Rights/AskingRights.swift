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
        guard sight(of: entry) == .full, entry.visibility == .shared else { return .no(.notPermitted) }
        return decision
    }

    /// Whether somebody objects to this permit: one that stands on a law or on vital interest and counts. Any other they
    /// withdraw themselves (rule 6).
    package func mayObject(to grant: Grant) -> Decision {
        let decision = mayAsk(.objection)
        guard decision.allowed else { return decision }
        guard grant.effect == .permit, !grant.yieldsToDeny, grant.counts(at: moment) else { return .no(.notPermitted) }
        return decision
    }

    /// Whether this request may be taken back: by who may ask, while nobody answered.
    package func mayTakeBack(_ request: RightsRequest) -> Decision {
        let decision = mayAsk(request.right)
        guard decision.allowed else { return decision }
        return request.isOpen ? decision : .no(.notPermitted)
    }
}

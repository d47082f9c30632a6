extension ReachFold {
    /// Rules 4, 17 and 19: what someone has in the own dossier. No deny applies to it.
    func person() -> Part {
        guard let account = actor.account, facts.owner(account, at: moment) != nil else { return Part() }
        // Rule 26: who is in with this account learns that it was registered, and no more; and can say that it is not so.
        guard facts.death(at: moment) == nil else { return Part(refusals: [.died], holds: true) }
        let ground: Ground = facts.type == .household ? .coOwner : .person(ageRule)
        guard ageRule.youngPersonDecides else {
            // The parents exercise rule 4. The child's own words stay the child's, and nothing else is given by the
            // rules; a parent can give the child's account a permit.
            return Part(
                sources: [Source(ground: ground, scope: PersonScopes.ownWords)], refusals: [.ageRule(ageRule)],
                holds: true)
        }
        return Part(
            sources: PersonScopes.all.map { Source(ground: ground, scope: $0) }, acts: .ofThePerson, holds: true)
    }
}

/// The scopes of rule 4.
enum PersonScopes {
    /// Looks at everything and adds own words everywhere.
    static let everywhere = Scope(areas: .all, themes: .all, verbs: [.look, .add])

    /// Changes the own story, wishes, goals and agreements; the own voice in a document (rule 14); and the people,
    /// since others see the family as the person shows it (rule 16).
    static let own = Scope(
        areas: .of(.story, .wishesAndGoals, .agreements, .documents, .people), themes: .all, verbs: .change)

    static let all = [everywhere, own]

    static let ownWords = Scope(areas: .of(.story, .reports, .wishesAndGoals), themes: .all, verbs: .add)
}

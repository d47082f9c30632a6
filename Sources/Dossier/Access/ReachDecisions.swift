/// What may be done with entries (rules 7, 9, 10, 12 and 14).
extension Reach {
    /// Whether a new entry of a kind may be added, with own themes, on its own or to something.
    ///
    /// What hangs on something needs that one in full sight and the right to add on both their themes together, or a
    /// permit that names it (rule 12; case w). What is part of something needs its own themes only: who may only add
    /// an agreement does not see the cooperation it comes to stand in (case f).
    package func mayAdd(kind: EntryKind, themes: ThemeSet, hangingOn parent: EntryFacts? = nil) -> Decision {
        let effective = effectiveThemes(own: themes, parent: parent?.themes, bond: kind.bond)
        guard let parent else { return may(.add, in: kind.area, themes: effective) }
        guard parent.visibility == .shared || sight(of: parent) == .full else { return .no(.notPermitted) }
        if kind.bond == .partOf { return may(.add, in: kind.area, themes: effective) }
        // Sight of what hangs on something is decided by two areas; a third, further up, would be forgotten.
        guard sight(of: parent) == .full, parent.hangsOn.map({ $0.area == parent.area }) ?? true else {
            return .no(refusal(for: .look, in: parent.area, themes: parent.themes))
        }
        let added = EntryFacts(
            id: .zero, kind: kind, parent: parent.id, parentArea: parent.area, themes: effective, author: actor)
        if isPermitted(.add, on: parent.id, at: added), let ground = ground(ofPermitFor: parent.id, .add) {
            return .yes(ground)
        }
        return may(.add, in: kind.area, themes: effective)
    }

    /// Whether an entry may get a new version (rule 14). `voiceOfPerson` says whose words it holds.
    package func mayChange(_ entry: EntryFacts, voiceOfPerson: Bool) -> Decision {
        guard sight(of: entry) == .full else { return .no(refusal(for: entry)) }
        // Own private notes and confined notes: nobody but who wrote them.
        if entry.visibility == .own || entry.visibility == .confined {
            return entry.author == actor ? mayStillAdd(entry) : .no(.onlyAuthor)
        }
        switch entry.area {
        case .reports:
            return entry.author == actor ? mayStillAdd(entry) : .no(.onlyAuthor)
        case .story, .documents:
            if entry.author == actor { return mayStillAdd(entry) }
            let speaksAsPerson = standing == .person || standing == .representative
            guard voiceOfPerson, speaksAsPerson else { return .no(.onlyAuthor) }
            return may(.change, in: entry.area, themes: entry.themes)
        case .wishesAndGoals, .plan, .agreements, .cooperation, .calendar, .people:
            if let ground = ground(ofPermitOn: entry, .change) { return .yes(ground) }
            return may(.change, in: entry.area, themes: entry.themes)
        }
    }

    /// Rule 10: who writes an entry may withhold it from the person.
    package func mayWithhold(_ entry: EntryFacts) -> Decision {
        guard acts.contains(.withhold), sight(of: entry) == .full else { return .no(.notPermitted) }
        guard entry.author == actor, entry.visibility == .shared else { return .no(.onlyAuthor) }
        return mayStillAdd(entry)
    }

    /// Rule 10: a second professional who may look at it confirms.
    package func mayConfirmWithholding(of entry: EntryFacts) -> Decision {
        guard seesWithheld, entry.author != actor, isOpen(entry), looksByTable(at: entry) || looksByPermit(at: entry),
            entry.visibility == .shared || entry.visibility == .withheld
        else { return .no(.notPermitted) }
        return .yes(ground(for: entry))
    }

    /// Rule 9: who may add there professionally confines what they wrote. For a note that is confined from the start,
    /// `mayAdd` and `acts` decide.
    package func mayConfine(_ entry: EntryFacts) -> Decision {
        guard acts.contains(.confine), sight(of: entry) == .full else { return .no(.notPermitted) }
        guard entry.author == actor, entry.visibility != .own else { return .no(.onlyAuthor) }
        return mayStillAdd(entry)
    }

    /// Why an entry shows as it does: what permits it or, where it does not show in full, what holds it back. What is
    /// confined or private gives no other reason than what does not exist (rules 1 and 9).
    package func ground(for entry: EntryFacts) -> Ground {
        switch sight(of: entry) {
        case .none: return refusal(for: entry)
        case .placeholder: return .withheld
        case .full: break
        }
        switch entry.visibility {
        case .own: return .privateNote
        case .confined: return .namedInConfined
        case .shared, .withheld:
            let byTable = looksByTable(at: entry) ? ground(for: .look, in: entry.area, themes: entry.themes) : nil
            return byTable ?? ground(ofPermitOn: entry, .look) ?? emergency?.ground ?? .ownEntry
        }
    }

    private func refusal(for entry: EntryFacts) -> Ground {
        guard isOpen(entry) else { return .notPermitted }
        return switch entry.visibility {
        case .own, .confined: .notPermitted
        case .withheld: seesPlaceholders ? .withheld : .notPermitted
        case .shared: refusal(for: .look, in: entry.area, themes: entry.themes)
        }
    }

    private func may(_ verb: VerbSet, in area: Area, themes: ThemeSet) -> Decision {
        ground(for: verb, in: area, themes: themes).map(Decision.yes)
            ?? .no(refusal(for: verb, in: area, themes: themes))
    }

    /// Rule 14: the author, while they may still add there.
    private func mayStillAdd(_ entry: EntryFacts) -> Decision {
        if let hangsOn = entry.hangsOn, isPermitted(.add, on: hangsOn.entry, at: entry),
            let ground = ground(ofPermitFor: hangsOn.entry, .add)
        {
            return .yes(ground)
        }
        return may(.add, in: entry.area, themes: entry.themes)
    }

    /// The permit that names the entry, or for look what it hangs on.
    private func ground(ofPermitOn entry: EntryFacts, _ verb: VerbSet) -> Ground? {
        if isPermitted(verb, on: entry.id, at: entry) { return ground(ofPermitFor: entry.id, verb) }
        guard verb == .look, let hangsOn = entry.hangsOn, isPermitted(verb, on: hangsOn.entry, at: entry) else {
            return nil
        }
        return ground(ofPermitFor: hangsOn.entry, verb)
    }

    private func ground(ofPermitFor entry: EntryID, _ verb: VerbSet) -> Ground? {
        sources.first { $0.entry == entry && $0.scope.verbs.isSuperset(of: verb) }?.ground
    }
}

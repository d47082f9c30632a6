/// How much of an entry shows.
package enum Sight: Int, Hashable, Sendable, Comparable {
    case none = 0
    /// The one line that something is withheld (rule 10).
    case placeholder = 1
    case full = 2

    package static func < (left: Sight, right: Sight) -> Bool { left.rawValue < right.rawValue }
}

extension Reach {
    /// Rules 7 to 12: how much of an entry this actor sees.
    package func sight(of entry: EntryFacts) -> Sight {
        guard isOpen(entry) else { return .none }
        return switch entry.visibility {
        case .shared: looks(at: entry) ? .full : .none
        case .withheld: looks(at: entry) ? (seesWithheld ? .full : seesPlaceholders ? .placeholder : .none) : .none
        case .own: seesPrivateNotes && entry.author == actor ? .full : .none
        case .confined: mayBeNamed && entry.namedAccounts.contains(actor) ? .full : .none
        }
    }

    /// Rule 27: what is restricted is there for the person, whoever acts for them, and its author. No permit and no law opens
    /// it to anybody else.
    func isOpen(_ entry: EntryFacts) -> Bool { !entry.isRestricted || seesRestricted || entry.author == actor }

    /// Rule 13: an earlier version needs the themes of that version and of the current one. A permit for one entry
    /// shows its past as far as that is about nothing more; own words are those one wrote oneself.
    package func sight(of version: VersionFacts, of current: EntryFacts) -> Sight {
        guard sight(of: current) == .full else { return .none }
        switch current.visibility {
        case .own, .confined:
            return .full
        case .shared, .withheld:
            let then = current.with(themes: version.themes)
            let shows =
                looksByTable(at: then)
                || looksByPermit(at: current) && version.themes.isSubset(of: current.themes)
                || looksAsAuthor(at: then) && version.author == actor
            return shows && isWithinPreview(then) ? .full : .none
        }
    }

    /// Rule 12: a container holds no words but title, period and status, which show to whoever sees a part of it.
    package func sight(ofContainer container: EntryFacts, parts: some Sequence<EntryFacts>) -> Sight {
        let alone = sight(of: container)
        guard alone == .none, isOpen(container), container.kind.isContainer, container.visibility == .shared else {
            return alone
        }
        return parts.contains { $0.parent == container.id && sight(of: $0) == .full } ? .full : .none
    }

    private func looks(at entry: EntryFacts) -> Bool {
        isWithinPreview(entry)
            && (looksByTable(at: entry) || looksByPermit(at: entry) || looksAsAuthor(at: entry)
                || looksAsRunning(at: entry))
    }

    /// Rule 21: an agreement that runs, whatever it is about.
    private func looksAsRunning(at entry: EntryFacts) -> Bool {
        emergency != nil && entry.kind == .agreement && entry.isRunning
    }

    /// Rule 20: a preview shows nothing that who looks along does not see.
    private func isWithinPreview(_ entry: EntryFacts) -> Bool {
        guard let bound else { return true }
        return entry.themes.isSubset(of: bound.themes(.look, in: entry.area))
            && (entry.hangsOn.map { entry.themes.isSubset(of: bound.themes(.look, in: $0.area)) } ?? true)
    }

    /// Rules 8 and 12: all of its themes, in its area and in that of what it hangs on.
    func looksByTable(at entry: EntryFacts) -> Bool {
        entry.themes.isSubset(of: themes(.look, in: entry.area))
            && (entry.hangsOn.map { entry.themes.isSubset(of: themes(.look, in: $0.area)) } ?? true)
    }

    /// Case w: a permit that names an entry covers also what hangs on it.
    func looksByPermit(at entry: EntryFacts) -> Bool {
        isPermitted(.look, on: entry.id, at: entry)
            || (entry.hangsOn.map { isPermitted(.look, on: $0.entry, at: entry) } ?? false)
    }

    /// Rule 7: who may only add sees what they wrote.
    private func looksAsAuthor(at entry: EntryFacts) -> Bool {
        entry.author == actor && entry.themes.isSubset(of: ownThemes(in: entry.area))
    }

    /// Whether a permit for one entry gives a verb, on a row about these areas and themes (rule 5).
    func isPermitted(_ verb: VerbSet, on named: EntryID, at entry: EntryFacts) -> Bool {
        if entryPermits[named]?.isSuperset(of: verb) == true { return true }
        guard contestedEntryPermits[named]?.isSuperset(of: verb) == true else { return false }
        return denied.themes(verb, in: entry.area).isDisjoint(with: entry.themes)
            && (entry.hangsOn.map { denied.themes(verb, in: $0.area).isDisjoint(with: entry.themes) } ?? true)
    }
}

extension EntryFacts {
    fileprivate func with(themes: ThemeSet) -> EntryFacts {
        EntryFacts(
            id: id, kind: kind, area: area, parent: parent, parentArea: parentArea, themes: themes, author: author,
            visibility: visibility, namedAccounts: namedAccounts, isRestricted: isRestricted,
            isRunning: isRunning)
    }
}

/// What somebody left unfinished when their account was closed, as far as it decides who may have it.
package enum LeftDraft: Sendable {
    case report(ThemeSet)
    /// A reaction, with what it is on; nil where that does not exist for whoever is asked about.
    case reaction(to: EntryFacts?)
    /// A report that was not begun for everyone: only for these may read it, or nobody where that is not known (rules 9 and 10).
    case apart(ThemeSet, Audience?)
}

extension Oversight {
    /// Rule 11: whether a draft of a closed account may become the own draft of somebody: who takes part in the dossier and
    /// may add just that, since they will read it. Not of the officer who hands it out, who reads no word.
    package func mayHandOut(_ draft: LeftDraft, to reach: Reach) -> Decision {
        guard reach.actor != officer, reach.standing == .participant else { return .no(.notPermitted) }
        switch draft {
        case .report(let themes): return reach.mayAdd(kind: .report, themes: themes.orGeneral)
        case .apart(let themes, let audience):
            guard let audience, reach.mayWrite(for: audience) else { return .no(.notPermitted) }
            if case .confined(let named) = audience, !named.contains(reach.actor) { return .no(.notPermitted) }
            return reach.mayAdd(kind: .report, themes: themes.orGeneral)
        case .reaction(let parent):
            guard let parent else { return .no(.notPermitted) }
            return reach.mayAdd(kind: .reaction, themes: .none, hangingOn: parent)
        }
    }
}

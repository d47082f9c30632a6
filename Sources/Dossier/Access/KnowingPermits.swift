/// What the permits themselves tell. To whom one is given and what for often says the theme, so whoever acts for the person
/// reads no more of them than their own look (rules 15 and 18).
extension Reach {
    /// What of a permit or a question the actor may know: somebody who acts for the person the areas and themes of it in which
    /// they look; anybody else who reads it at all, all of it.
    ///
    /// - Returns: nil where nothing of it is theirs to know.
    package func known(_ scope: Scope) -> Scope? {
        guard standing == .representative else { return scope }
        let areas = scope.areas.areas.filter { !scope.themes.isDisjoint(with: themes(.look, in: $0)) }
        guard !areas.isEmpty else { return nil }
        let looked = areas.reduce(ThemeSet.none) { $0.union(themes(.look, in: $1)) }
        return Scope(areas: AreaSet(areas), themes: scope.themes.intersection(looked), verbs: scope.verbs)
    }

    /// Whether the words of it may be known: why it was given, or asked.
    package func knowsWhy(_ scope: Scope) -> Bool {
        standing != .representative
            || scope.areas.areas.allSatisfy { scope.themes.isSubset(of: themes(.look, in: $0)) }
    }

    /// Why somebody looked in need tells of what emergency access opens.
    package var knowsWhyOfEmergency: Bool {
        knowsWhy(Scope(areas: .all, themes: Emergency.themes, verbs: .look))
    }
}

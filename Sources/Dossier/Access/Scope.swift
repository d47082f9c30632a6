/// A rectangle of reach: these verbs, in these areas, on these themes.
///
/// Permits, denies, mandates and system scopes each say one; a reach is made of them by union, subtraction and
/// intersection (access: *Reach*).
package struct Scope: Hashable, Sendable {
    package let areas: AreaSet
    package let themes: ThemeSet
    package let verbs: VerbSet

    package init(areas: AreaSet, themes: ThemeSet, verbs: VerbSet) {
        self.areas = areas
        self.themes = themes
        self.verbs = verbs
    }

    package static let everything = Scope(areas: .all, themes: .all, verbs: .all)

    package var isEmpty: Bool { areas.isEmpty || themes.isEmpty || verbs.isEmpty }

    package func intersection(_ other: Scope) -> Scope {
        Scope(
            areas: areas.intersection(other.areas), themes: themes.intersection(other.themes),
            verbs: verbs.intersection(other.verbs))
    }

    /// Leaves out whole areas and whole themes, as the person excludes them from a mandate (rule 18).
    package func excluding(areas: AreaSet, themes: ThemeSet) -> Scope {
        Scope(areas: self.areas.subtracting(areas), themes: self.themes.subtracting(themes), verbs: verbs)
    }

    /// The themes it holds for one verb in one area: all of its themes or none.
    package func themes(_ verb: VerbSet, in area: Area) -> ThemeSet {
        areas.contains(area) && verbs.isSuperset(of: verb) ? themes : .none
    }
}

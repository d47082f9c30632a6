/// Per verb and area a set of themes (access: *Reach*).
package struct ReachTable: Hashable, Sendable {
    private var cells = [ThemeSet](repeating: .none, count: VerbSet.each.count * Area.allCases.count)

    package init() {}

    package init(_ scopes: some Sequence<Scope>) {
        for scope in scopes { form(scope) { $0.formUnion($1) } }
    }

    package var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }

    /// The themes on which *all* of the verbs are held in an area; of no verb at all, none.
    package func themes(_ verbs: VerbSet, in area: Area) -> ThemeSet {
        var result: ThemeSet?
        for (row, verb) in VerbSet.each.enumerated() where verbs.contains(verb) {
            let cell = cells[Self.index(row, area)]
            result = result?.intersection(cell) ?? cell
        }
        return result ?? .none
    }

    /// The cells of one verb that hold anything, in the order of the areas.
    package func row(_ verb: VerbSet) -> [(area: Area, themes: ThemeSet)] {
        Area.allCases.compactMap { area in
            let themes = themes(verb, in: area)
            return themes.isEmpty ? nil : (area, themes)
        }
    }

    /// Permits add up (rule 2).
    mutating func formUnion(_ other: ReachTable) {
        for index in cells.indices { cells[index].formUnion(other.cells[index]) }
    }

    /// The same with no more than these verbs (rule 26).
    func only(_ verbs: VerbSet) -> ReachTable {
        var result = self
        for (row, verb) in VerbSet.each.enumerated() where !verbs.contains(verb) {
            for area in Area.allCases { result.cells[Self.index(row, area)] = .none }
        }
        return result
    }

    /// What a deny takes away (rule 5).
    mutating func subtract(_ other: ReachTable) {
        for index in cells.indices { cells[index].subtract(other.cells[index]) }
    }

    /// Only what both let somebody look at (rule 20).
    func look(within other: ReachTable) -> ReachTable {
        var result = ReachTable()
        for area in Area.allCases {
            result.cells[Self.index(0, area)] = themes(.look, in: area).intersection(other.themes(.look, in: area))
        }
        return result
    }

    private mutating func form(_ scope: Scope, _ combine: (inout ThemeSet, ThemeSet) -> Void) {
        for (row, verb) in VerbSet.each.enumerated() where scope.verbs.contains(verb) {
            for area in scope.areas.areas { combine(&cells[Self.index(row, area)], scope.themes) }
        }
    }

    private static func index(_ row: Int, _ area: Area) -> Int { row * Area.allCases.count + area.rawValue - 1 }
}

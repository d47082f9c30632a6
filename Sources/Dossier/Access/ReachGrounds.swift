/// The reasons of a reach (rule 24).
extension Reach {
    /// Everything that gives; where nothing does, what holds back.
    package var grounds: [Ground] {
        let giving = sources.filter(gives).map(\.ground).uniqued()
        return giving.isEmpty ? [refusal] : giving
    }

    /// What permits a verb on all of these themes in an area; nil when that is not permitted. Where it takes several
    /// permits together (rule 2), the first of them.
    package func ground(for verb: VerbSet, in area: Area, themes: ThemeSet) -> Ground? {
        grounds(for: verb, in: area, themes: themes).first
    }

    /// All that permits it together, the fewest that are needed first.
    package func grounds(for verb: VerbSet, in area: Area, themes: ThemeSet) -> [Ground] {
        guard themes.isSubset(of: self.themes(verb, in: area)) else { return [] }
        let giving = sources.filter { $0.entry == nil }.map { ($0.ground, held(by: $0, verb, in: area)) }
        if let whole = giving.first(where: { themes.isSubset(of: $0.1) }) { return [whole.0] }
        return giving.filter { !$0.1.isDisjoint(with: themes) }.map(\.0).uniqued()
    }

    /// Why a verb on these themes is not permitted: the deny that took it, or what else held back.
    package func refusal(for verb: VerbSet, in area: Area, themes: ThemeSet) -> Ground {
        let missing = themes.subtracting(self.themes(verb, in: area))
        let wasGiven = sources.contains { source in
            source.entry == nil && !source.scope.themes(verb, in: area).isDisjoint(with: missing)
        }
        if wasGiven, let deny = denies.first(where: { !$0.scope.themes(verb, in: area).isDisjoint(with: missing) }) {
            return .denied(by: deny.grant)
        }
        // Rule 26: what was given to add and change waits for nobody any more.
        if wasGiven, death != nil, verb.isDisjoint(with: .look) { return .died }
        return refusal
    }

    /// Why the reach holds no more than it does: what was given and then denied, or the first thing that held back.
    package var refusal: Ground {
        for source in sources where source.yieldsToDeny && !gives(source) {
            if let deny = denies.first(where: { $0.touches(source) }) { return .denied(by: deny.grant) }
        }
        return refusals.first ?? .notPermitted
    }

    /// Whether denies leave anything of it.
    private func gives(_ source: Source) -> Bool {
        if let entry = source.entry { return entryPermits[entry] != nil || contestedEntryPermits[entry] != nil }
        return source.scope.areas.areas.contains { area in
            VerbSet.each.contains { !held(by: source, $0, in: area).isEmpty }
        }
    }

    private func held(by source: Source, _ verb: VerbSet, in area: Area) -> ThemeSet {
        let themes = source.scope.themes(verb, in: area)
        return source.yieldsToDeny ? themes.subtracting(denied.themes(verb, in: area)) : themes
    }
}

extension Array where Element: Hashable {
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

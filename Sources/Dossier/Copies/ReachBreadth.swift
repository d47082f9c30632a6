/// How far a reach went at a moment: kept with a copy that is being made, so that every part, and whoever comes for the
/// copy later, can see whether all of that is still held (access rule 25, case p).
package struct ReachBreadth: Codable, Sendable, Equatable {
    private let looks: [Int: Int64]
    private let own: [Int: Int64]
    private let entries: [EntryID]
    private let contested: [EntryID]
    private let denied: [Int: Int64]
    private let seesPrivateNotes: Bool
    private let seesPlaceholders: Bool
    private let seesRestricted: Bool

    package init(of reach: Reach) {
        looks = Self.table(reach.lookTable)
        own = Self.table(reach.ownAddTable)
        entries = reach.entryPermits.filter { $0.value.contains(.look) }.keys.sorted()
        contested = reach.contestedEntryPermits.filter { $0.value.contains(.look) }.keys.sorted()
        denied = Self.table(reach.deniedLookTable)
        seesPrivateNotes = reach.seesPrivateNotes
        seesPlaceholders = reach.seesPlaceholders
        seesRestricted = reach.seesRestricted
    }

    /// Whether a reach still goes this far: what came on top of it does not matter.
    package func isWithin(_ reach: Reach) -> Bool {
        let now = ReachBreadth(of: reach)
        let free = Set(now.entries)
        return Self.holds(looks, within: now.looks) && Self.holds(own, within: now.own)
            && free.isSuperset(of: entries)
            && contested.allSatisfy { free.contains($0) || (now.contested.contains($0) && isNotDeniedMore(now)) }
            && (now.seesPrivateNotes || !seesPrivateNotes) && (now.seesPlaceholders || !seesPlaceholders)
            && (now.seesRestricted || !seesRestricted)
    }

    private func isNotDeniedMore(_ now: ReachBreadth) -> Bool { Self.holds(now.denied, within: denied) }

    private static func table(_ rows: [(area: Area, themes: ThemeSet)]) -> [Int: Int64] {
        Dictionary(rows.map { ($0.area.rawValue, $0.themes.rawValue) }, uniquingKeysWith: |)
    }

    private static func holds(_ less: [Int: Int64], within more: [Int: Int64]) -> Bool {
        less.allSatisfy { area, themes in themes & ~(more[area] ?? 0) == 0 }
    }
}

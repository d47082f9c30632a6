import Dossier
import Storage

extension Reach {
    /// The decision of `sight(of:)` as a condition on rows `e` of `entry` of one kind in this dossier.
    ///
    /// It binds the same stored properties of the same `Reach`, so the two are one algebra; a property test holds them
    /// equal.
    ///
    /// - Parameter placeholders: whether rows that show as "withheld" count. They stand in the unfiltered list only
    ///   (access rule 10).
    package func predicate(for kind: EntryKind, placeholders: Bool) -> SQLStatement {
        "(e.dossier_id = \(dossier) AND e.kind = \(kind.rawValue) AND \(condition(for: kind, placeholders: placeholders)))"
    }

    /// The same without the dossier and the kind, for who names those beside it: where they stand in two arms of an OR,
    /// PostgreSQL reads the whole dossier.
    func condition(for kind: EntryKind, placeholders: Bool) -> SQLStatement {
        var ways: [SQLStatement] = []
        if let looks = looks(at: kind) {
            var visibilities = [Visibility.shared.rawValue]
            if seesWithheld || (seesPlaceholders && placeholders) { visibilities.append(Visibility.withheld.rawValue) }
            ways.append("(e.visibility IN (\(.list(visibilities))) AND \(looks))")
        }
        if seesPrivateNotes {
            ways.append("(e.visibility = \(Visibility.own.rawValue) AND e.author_id = \(actor))")
        }
        if mayBeNamed {
            ways.append(
                """
                (e.visibility = \(Visibility.confined.rawValue) AND EXISTS (
                    SELECT 1 FROM entry_named n
                    WHERE n.dossier_id = e.dossier_id AND n.entry_id = e.id AND n.account_id = \(actor)))
                """)
        }
        let shows: SQLStatement = ways.isEmpty ? "1 = 0" : .joined(ways, by: " OR ")
        return "((\(shows))\(withinPreview(of: kind))\(unrestricted))"
    }

    /// Rule 27: what is restricted, only the person and its author.
    private var unrestricted: SQLStatement {
        seesRestricted ? "" : " AND (e.restricted_at IS NULL OR e.author_id = \(actor))"
    }

    /// Rule 20: a preview shows nothing that who looks along does not see.
    private func withinPreview(of kind: EntryKind) -> SQLStatement {
        guard let previewBound else { return "" }
        let seen = previewBound.first { $0.area == kind.area }?.themes ?? .none
        return " AND \(Self.within(seen))\(hanging(of: kind, Self.within, on: previewBound))"
    }

    private func looks(at kind: EntryKind) -> SQLStatement? {
        var ways: [SQLStatement] = []
        let looked = themes(.look, in: kind.area)
        // Who looks at everything of the kind does so by this alone.
        if looked == .all, kind.bond != .hangsOn || looksEverywhere { return "1 = 1" }
        if !looked.isEmpty {
            ways.append("(\(Self.within(looked))\(hanging(of: kind, Self.within, on: lookTable)))")
        }
        let added = ownThemes(in: kind.area)
        if !added.isEmpty {
            ways.append("(e.author_id = \(actor) AND \(Self.within(added)))")
        }
        if kind == .agreement, emergency != nil { ways.append("e.status = \(AgreementStatus.open.rawValue)") }
        let permits = entryPermits.filter { $0.value.contains(.look) }.keys.sorted()
        if !permits.isEmpty { ways.append(Self.names(permits, kind)) }
        let contested = contestedEntryPermits.filter { $0.value.contains(.look) }.keys.sorted()
        if !contested.isEmpty {
            let denied = deniedLookTable.first { $0.area == kind.area }.map { Self.clearOf($0.themes) }
            ways.append(
                """
                (\(Self.names(contested, kind)) AND \(denied ?? "1 = 1")\
                \(hanging(of: kind, Self.clearOf, on: deniedLookTable, elsewhere: true)))
                """)
        }
        return ways.isEmpty ? nil : "(\(.joined(ways, by: " OR ")))"
    }

    private var looksEverywhere: Bool { Area.allCases.allSatisfy { themes(.look, in: $0) == .all } }

    private static func within(_ themes: ThemeSet) -> SQLStatement { "(e.themes & \(themes.complement)) = 0" }

    private static func clearOf(_ themes: ThemeSet) -> SQLStatement { "(e.themes & \(themes.rawValue)) = 0" }

    private static func names(_ permits: [EntryID], _ kind: EntryKind) -> SQLStatement {
        guard kind.bond == .hangsOn else { return "e.id IN (\(.list(permits)))" }
        return """
            (e.id IN (\(.list(permits))) OR (e.parent_area IS NOT NULL AND e.parent_id IN (\(.list(permits)))))
            """
    }

    /// What hangs on an entry is judged in that one's area too (rule 12).
    ///
    /// - Parameter elsewhere: what holds in an area that the table does not name.
    private func hanging(
        of kind: EntryKind, _ condition: (ThemeSet) -> SQLStatement, on table: [(area: Area, themes: ThemeSet)],
        elsewhere: Bool = false
    ) -> SQLStatement {
        guard kind.bond == .hangsOn else { return "" }
        var ways: [SQLStatement] = ["e.parent_area IS NULL"]
        // Areas with the same themes stand together: most permits say the same for all of them.
        for (themes, areas) in Dictionary(grouping: table, by: \.themes).sorted(by: {
            $0.key.rawValue < $1.key.rawValue
        }) {
            ways.append("(e.parent_area IN (\(.list(areas.map(\.area.rawValue)))) AND \(condition(themes)))")
        }
        if elsewhere {
            let named = table.map(\.area.rawValue)
            ways.append(named.isEmpty ? "1 = 1" : "e.parent_area NOT IN (\(.list(named)))")
        }
        return " AND (\(.joined(ways, by: " OR ")))"
    }
}

extension ThemeSet {
    /// Every theme that is not in the set: PostgreSQL cannot type a complement of a parameter.
    var complement: Int64 { ~rawValue & .max }
}

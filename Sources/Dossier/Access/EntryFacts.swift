/// What decides who sees an entry: columns, no words.
package struct EntryFacts: Hashable, Sendable {
    package let id: EntryID
    package let kind: EntryKind
    package let area: Area
    package let parent: EntryID?
    package let parentArea: Area?
    /// The effective themes: of what hangs on, united with the parent's (rule 12). Never empty (rule 8).
    package let themes: ThemeSet
    package let author: AccountID
    package let visibility: Visibility
    /// Whom a confined entry names (rule 9).
    package let namedAccounts: Set<AccountID>
    /// Kept, and shown to the person and its author only (rule 27). What hangs on it is restricted with it.
    package let isRestricted: Bool
    /// An agreement that runs now: who opens emergency access sees it whatever its themes (rule 21).
    package let isRunning: Bool

    package init(
        id: EntryID, kind: EntryKind, area: Area? = nil, parent: EntryID? = nil, parentArea: Area? = nil,
        themes: ThemeSet, author: AccountID, visibility: Visibility = .shared, namedAccounts: Set<AccountID> = [],
        isRestricted: Bool = false, isRunning: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.area = area ?? kind.area
        self.parent = parent
        self.parentArea = parentArea
        self.themes = themes.orGeneral
        self.author = author
        self.visibility = visibility
        self.namedAccounts = namedAccounts
        self.isRestricted = isRestricted
        self.isRunning = isRunning
    }

    /// What it hangs on; nil for what stands alone or is only part of something (rule 12).
    package var hangsOn: (entry: EntryID, area: Area)? {
        guard kind.bond == .hangsOn, let parent, let parentArea else { return nil }
        return (parent, parentArea)
    }
}

/// One version of an entry: what it was about then, and who wrote it (rule 13).
package struct VersionFacts: Hashable, Sendable {
    package let themes: ThemeSet
    package let author: AccountID

    package init(themes: ThemeSet, author: AccountID) {
        self.themes = themes.orGeneral
        self.author = author
    }
}

/// The themes that decide about an entry.
///
/// Rule 8: without a theme it is *general*. Rule 12: what hangs on something has its own themes united with those of
/// that, and without own ones takes the other's; what is part of something has its own only.
package func effectiveThemes(own: ThemeSet?, parent: ThemeSet?, bond: EntryKind.Bond) -> ThemeSet {
    let own = own ?? .none
    switch bond {
    case .hangsOn: return own.union(parent ?? .none).orGeneral
    case .partOf: return own.orGeneral
    }
}

/// Who something is for that hangs on, or is part of, something that is not for all (rules 9, 10 and 11): the
/// strictest of the two, so that a reaction never tells what its report keeps.
package func effectiveVisibility(own: Visibility, parent: Visibility?) -> Visibility {
    guard let parent else { return own }
    return parent.strictness > own.strictness ? parent : own
}

extension Visibility {
    fileprivate var strictness: Int {
        switch self {
        case .shared: 0
        case .withheld: 1
        case .confined: 2
        case .own: 3
        }
    }
}

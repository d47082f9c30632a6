/// Who an entry is for, apart from the grants. The raw value stands in the database and never changes.
package enum Visibility: Int, Sendable, Hashable, CaseIterable {
    /// Follows the grants.
    case shared = 0
    /// The person's private note: the person's only (rule 11).
    case own = 1
    /// For the named accounts only (rule 9).
    case confined = 2
    /// Not shown to the person, who sees that something is withheld and why (rule 10).
    case withheld = 3
}

/// Why something is withheld from the person (rule 10).
package enum WithholdReason: String, Sendable, Hashable, Codable {
    /// To protect another person.
    case another
    /// Because it would harm the help.
    case harm
}

/// Whom somebody writes a report for. A report is withheld or confined, never both: what the person may know is there is
/// another thing than what nobody else may know of (rules 9 and 10).
package enum Audience: Sendable, Equatable {
    /// Whoever the grants let look.
    case everyone
    /// Not for the person yet, and why; to be looked at again after this many months (rule 10).
    case withheld(WithholdReason, months: Int)
    /// Only for these, and for who writes it (rule 9).
    case confined(Set<AccountID>)

    package var visibility: Visibility {
        switch self {
        case .everyone: .shared
        case .withheld: .withheld
        case .confined: .confined
        }
    }
}

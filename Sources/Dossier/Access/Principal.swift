/// To whom a permit or a deny speaks (rule 3).
package enum Principal: Hashable, Sendable {
    case account(AccountID)
    /// Everyone of a department, or only those in one role there.
    case department(DepartmentID, role: String?)
    case organisation(OrganisationID)
    case system(SystemID)

    /// The one person this names; nil for a department, an organisation or a system.
    package var named: AccountID? {
        if case .account(let id) = self { id } else { nil }
    }
}

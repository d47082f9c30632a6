/// To whom a permit or a deny speaks (rule 3).
package enum Principal: Hashable, Sendable {
    case account(AccountID)
    /// Everyone of a department, or only those in one role there.
    case department(DepartmentID, role: String?)
    case organisation(OrganisationID)
    case system(SystemID)
}

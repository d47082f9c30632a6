/// That an account works for an organisation, in a role, for a time: what a permit to a department or organisation
/// reaches through (rule 3).
package struct Membership: Hashable, Sendable {
    package let account: AccountID
    package let organisation: OrganisationID
    package let department: DepartmentID?
    package let role: String
    package let period: Period
    /// The administrator who made it; nil for what came in with the installation.
    package let madeBy: AccountID?
    /// Whether whoever made it holds that account too, as the administration knows it (rule 22).
    package let isForAccountOfMaker: Bool
    /// The second administrator who confirmed it, where rule 22 asks for one.
    package let confirmedBy: AccountID?
    /// Whether the organisation has the right to emergency access switched on (rule 21).
    package let givesEmergencyAccess: Bool
    /// Whether the organisation may use any law to register a permit (rule 6).
    package let usesLaws: Bool

    package init(
        account: AccountID, organisation: OrganisationID, department: DepartmentID? = nil, role: String,
        period: Period, madeBy: AccountID? = nil, isForAccountOfMaker: Bool = false, confirmedBy: AccountID? = nil,
        givesEmergencyAccess: Bool = false, usesLaws: Bool = false
    ) {
        self.account = account
        self.organisation = organisation
        self.department = department
        self.role = role
        self.period = period
        self.madeBy = madeBy
        self.isForAccountOfMaker = isForAccountOfMaker
        self.confirmedBy = confirmedBy
        self.givesEmergencyAccess = givesEmergencyAccess
        self.usesLaws = usesLaws
    }

    /// Rule 22: a membership that would open dossiers to an administrator, or that an administrator makes for an
    /// account they control, needs a second administrator.
    package func needsSecondAdministrator(holderIsAdministrator: Bool) -> Bool {
        holderIsAdministrator || isForAccountOfMaker || madeBy == account
    }

    /// Whether someone other than the maker and the holder confirmed it (rule 22).
    package var isConfirmedByAnother: Bool {
        guard let confirmedBy else { return false }
        return confirmedBy != madeBy && confirmedBy != account
    }

    /// Whether it waits for a second administrator (rule 22).
    package func waits(holderIsAdministrator: Bool) -> Bool {
        needsSecondAdministrator(holderIsAdministrator: holderIsAdministrator) && !isConfirmedByAnother
    }

    /// Rule 3: whether a principal is matched through this membership. Does not look at the period.
    package func matches(_ principal: Principal) -> Bool {
        switch principal {
        case .department(let department, let role):
            department == self.department && (role.map { $0 == self.role } ?? true)
        case .organisation(let organisation):
            organisation == self.organisation
        case .account, .system:
            false
        }
    }
}

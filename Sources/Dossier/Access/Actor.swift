/// Who asks: an account with its memberships, a connected system, or a system for an account.
package struct Actor: Sendable {
    /// Nil when a connected system acts without a user.
    package let account: AccountID?
    package let memberships: [Membership]
    package let isAdministrator: Bool
    /// The organisations they administer (rule 22).
    package let isAdministratorOf: Set<OrganisationID>
    /// The organisations whose log of looking, emergency reviews and requests they may read (rule 22).
    package let isPrivacyOfficerOf: Set<OrganisationID>
    package let system: SystemScope?

    package init(
        account: AccountID?, memberships: [Membership] = [], isAdministrator: Bool = false,
        isAdministratorOf: Set<OrganisationID> = [], isPrivacyOfficerOf: Set<OrganisationID> = [],
        system: SystemScope? = nil
    ) {
        self.account = account
        self.memberships = memberships
        self.isAdministrator = isAdministrator || !isAdministratorOf.isEmpty
        self.isAdministratorOf = isAdministratorOf
        self.isPrivacyOfficerOf = isPrivacyOfficerOf
        self.system = system
    }

    /// Rule 3: memberships count while their period lasts; rule 22: and not while they wait for a second
    /// administrator.
    package func membershipsThatCount(at moment: Moment) -> [Membership] {
        membershipsNow(moment).filter { !$0.waits(holderIsAdministrator: isAdministrator) }
    }

    /// Those whose period lasts, also the ones that wait.
    func membershipsNow(_ moment: Moment) -> [Membership] {
        memberships.filter { $0.account == account && $0.period.contains(moment) }
    }
}

/// What a connected system was registered for (rule 23).
package struct SystemScope: Hashable, Sendable {
    package let system: SystemID
    package let scope: Scope

    package init(system: SystemID, scope: Scope) {
        self.system = system
        self.scope = scope
    }
}

package typealias SeatRequestID = Identifier<SeatRequestSubject>
package enum SeatRequestSubject {}

/// A seat at an organisation as an administrator offers it.
package struct SeatOffer: Sendable, Equatable {
    package let department: DepartmentID?
    package let role: String
    package let office: Office
    package let period: Period
    /// The seat it comes in the place of: that one ends when this one begins.
    package let replaces: MembershipID?

    package init(
        department: DepartmentID?, role: String, office: Office, period: Period, replaces: MembershipID? = nil
    ) {
        self.department = department
        self.role = role
        self.office = office
        self.period = period
        self.replaces = replaces
    }
}

/// A seat that is no membership yet: an invitation nobody took up, or a change that waits for a second administrator
/// (rule 22). Nothing in here opens anything; the access rules never read it.
package struct SeatRequest: Sendable, Equatable {
    /// How it ended. Stored; never changes.
    package enum Outcome: Int, Sendable {
        case yes = 1
        case no = 2
        case takenBack = 3
    }

    /// How long a code works, and how long a second administrator has to answer.
    package static let answerTime = 14 * Moment.day

    package let id: SeatRequestID
    package let organisation: OrganisationID
    /// Nil: an invitation whose code nobody used yet.
    package let account: AccountID?
    package let offer: SeatOffer
    package let madeBy: AccountID
    package let madeAt: Moment
    /// What nobody answered is over then.
    package let endsAt: Moment
    package let outcome: Outcome?

    package init(
        id: SeatRequestID, organisation: OrganisationID, account: AccountID?, offer: SeatOffer, madeBy: AccountID,
        madeAt: Moment, endsAt: Moment, outcome: Outcome? = nil
    ) {
        self.id = id
        self.organisation = organisation
        self.account = account
        self.offer = offer
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.outcome = outcome
    }

    package func waits(at moment: Moment) -> Bool { outcome == nil && moment < endsAt }

    /// Whether it waits for who was invited, and not for an administrator.
    package func waitsForCode(at moment: Moment) -> Bool { account == nil && waits(at: moment) }
}

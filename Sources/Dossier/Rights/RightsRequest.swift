package enum RightsRequestSubject {}
package typealias RightsRequestID = Identifier<RightsRequestSubject>

/// What a request is about.
package enum RightsMatter: Sendable, Hashable {
    case everything
    case entry(EntryID)
    case permit(GrantID)
    case logLine(LogLineID)

    package var entry: EntryID? { if case .entry(let id) = self { id } else { nil } }
    package var permit: GrantID? { if case .permit(let id) = self { id } else { nil } }
    package var logLine: LogLineID? { if case .logLine(let id) = self { id } else { nil } }
}

/// One use of a right: what was asked, by whom, who answers, until when, and what came of it. Its words are sealed apart.
package struct RightsRequest: Sendable, Hashable {
    /// The raw value stands in the database and never changes.
    package enum Outcome: Int, CaseIterable, Sendable {
        case granted = 1
        case refused = 2
        case takenBack = 3
    }

    package let id: RightsRequestID
    package let right: Right
    package let matter: RightsMatter
    /// Whose privacy officer answers; nil where nobody has to.
    package let organisation: OrganisationID?
    package let madeBy: AccountID
    package let madeAt: Moment
    /// When the organisation said that it needs more time.
    package let extendedAt: Moment?
    package let outcome: Outcome?
    package let settledBy: AccountID?
    package let settledAt: Moment?

    package init(
        id: RightsRequestID, right: Right, matter: RightsMatter, organisation: OrganisationID?, madeBy: AccountID,
        madeAt: Moment, extendedAt: Moment? = nil, outcome: Outcome? = nil, settledBy: AccountID? = nil,
        settledAt: Moment? = nil
    ) {
        self.id = id
        self.right = right
        self.matter = matter
        self.organisation = organisation
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.extendedAt = extendedAt
        self.outcome = outcome
        self.settledBy = settledBy
        self.settledAt = settledAt
    }

    package var isOpen: Bool { outcome == nil }
}

/// Until when there must be an answer (AVG article 12(3)).
extension RightsRequest {
    /// Within a month of the request.
    package static let months = 1
    /// With notice, two months more.
    package static let monthsMore = 2

    /// The last day to answer, in the dossier's own days: the same day of a later month, or the last that month has.
    package func lastDay(_ clock: DossierClock) -> CivilDate {
        let asked = clock.day(of: madeAt)
        return asked.adding(months: extendedAt == nil ? Self.months : Self.months + Self.monthsMore)
    }

    /// Whether it waits and the last day is over.
    package func isLate(at moment: Moment, _ clock: DossierClock) -> Bool {
        isOpen && clock.day(of: moment) > lastDay(clock)
    }

    /// More time is asked once, with its reason, before the first month is over.
    package func mayExtend(at moment: Moment, _ clock: DossierClock) -> Bool {
        isOpen && extendedAt == nil && !isLate(at: moment, clock)
    }
}

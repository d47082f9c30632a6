/// Emergency access that somebody opened in a dossier: by which organisation's right, and until when (rule 21). Its reason is
/// sealed and no part of the decision.
package struct Emergency: Hashable, Sendable {
    /// The longest it lasts.
    package static let longest = 60 * Moment.minute
    /// What somebody chooses from, in minutes.
    package static let lengths = [15, 30, 60]
    /// Besides people and the agreements that run: what it shows in every area.
    package static let themes = ThemeSet.of(.health, .safety)

    package let id: EmergencyID
    package let account: AccountID
    package let organisation: OrganisationID
    package let from: Moment
    /// Its end, or when somebody ended it before that.
    package let until: Moment

    package init(id: EmergencyID, account: AccountID, organisation: OrganisationID, from: Moment, until: Moment) {
        self.id = id
        self.account = account
        self.organisation = organisation
        self.from = from
        self.until = until
    }

    /// The first moment at which it counts no more, whatever was written down.
    package var end: Moment { min(until, from.moved(by: Self.longest)) }

    package var ground: Ground { .emergency(id, organisation) }

    func isOpen(at moment: Moment) -> Bool { from <= moment && moment < end }

    /// What it lets somebody look at; agreements that run come beside this.
    static let scopes = [
        Scope(areas: .of(.people), themes: .all, verbs: .look),
        Scope(areas: .all, themes: themes, verbs: .look),
    ]
}

/// What the privacy officer found of it. The raw value stands in the database and never changes.
package enum EmergencyReview: Int, CaseIterable, Sendable {
    case justified = 1
    case notJustified = 2
}

extension Emergency {
    /// Within how many working days the privacy officer looks at it (domain §7).
    package static let daysToReview = 5

    /// The last day for that.
    package func reviewBy(_ clock: DossierClock) -> CivilDate {
        clock.day(of: from).adding(workingDays: Self.daysToReview)
    }
}

extension CivilDate {
    /// So many working days later: Saturdays and Sundays do not count, and holidays do, which differ from place to place.
    package func adding(workingDays: Int) -> CivilDate {
        var day = self
        var left = workingDays
        while left > 0 {
            day = day.adding(days: 1)
            if day.weekday < 6 { left -= 1 }
        }
        return day
    }
}

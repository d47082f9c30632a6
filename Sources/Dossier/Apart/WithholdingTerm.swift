/// Whether a second professional has looked at what is withheld (rule 10). It stands in the status of the entry, so that what
/// waits is found without its words; what was imported by a former release has none. The raw value never changes.
package enum SecondLook: Int, CaseIterable, Sendable {
    case waits = 1
    case confirmed = 2
}

extension Withholding {
    package var secondLook: SecondLook { confirmedBy == nil ? .waits : .confirmed }
}

/// What somebody has to do about a report that is withheld (rule 10).
package enum WithholdingDue: Int, Sendable, Hashable {
    /// A second professional looks whether it must be.
    case secondLook
    /// Nobody did so in time.
    case secondLookLate
    /// The day to look at it again has come: without a new yes nobody can say that it still must be.
    case reviewLate

    package var isLate: Bool { self != .secondLook }
}

/// Until when something may stay withheld, and within which time a second professional looks (rule 10).
package enum WithholdingTerm {
    package static let usualMonths = 3
    package static let mostMonths = 6
    /// A second professional looks within a week.
    package static let secondLookWithin: Int64 = 7 * Moment.day

    /// The start of the day on which it is looked at again, in the dossier's own days; nil for a time that nobody may choose.
    package static func reviewAt(months: Int, from moment: Moment, _ clock: DossierClock) -> Moment? {
        guard (1...mostMonths).contains(months) else { return nil }
        return clock.moment(of: clock.day(of: moment).adding(months: months))
    }

    /// What has to be done about it now; nil while all is done. A date that passed says more than a second look that waits.
    package static func due(
        secondLook: SecondLook, since written: Moment, reviewAt: Moment?, at moment: Moment
    ) -> WithholdingDue? {
        if let reviewAt, reviewAt <= moment { return .reviewLate }
        guard secondLook == .waits else { return nil }
        return written.moved(by: secondLookWithin) <= moment ? .secondLookLate : .secondLook
    }
}

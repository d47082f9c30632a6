/// What happens to a request that somebody should hear of by mail, once each. The raw value stands in the database and never
/// changes.
package enum RequestEvent: Int, CaseIterable, Sendable {
    case asked = 1
    /// Two days before it ends, while it waits.
    case ending = 2
    case answered = 3
    /// Nobody answered in time.
    case ended = 4
    /// An organisation said that it needs more time (AVG article 12(3)).
    case moreTime = 5
    /// As `ending`, of the longer time.
    case endingAgain = 6

    /// Whether it is told to who must answer; else to who asked.
    package var isForAnswerer: Bool {
        switch self {
        case .asked, .ending, .endingAgain: true
        case .answered, .ended, .moreTime: false
        }
    }

    /// How long before the end somebody is reminded.
    package static let reminder = 2 * Moment.day
    /// What happened longer ago than this is told to nobody any more: they saw it, or it does not help them.
    package static let lasts = 2 * Moment.day
}

/// A request for access by its moments alone, without what was asked.
package struct AccessRequestTimes: Sendable, Equatable {
    package let kind: AccessRequest.Kind
    package let madeAt: Moment
    package let endsAt: Moment
    package let outcome: AccessRequest.Outcome?
    package let settledAt: Moment?

    package init(
        kind: AccessRequest.Kind, madeAt: Moment, endsAt: Moment, outcome: AccessRequest.Outcome?, settledAt: Moment?
    ) {
        self.kind = kind
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.outcome = outcome
        self.settledAt = settledAt
    }

    /// Whether this is so now, and not too long ago. An invitation waits for somebody who is not here yet, so nobody is asked.
    package func isDue(_ event: RequestEvent, at moment: Moment) -> Bool {
        let waits = outcome == nil && moment < endsAt
        switch event {
        case .asked:
            return waits && kind != .invitation && moment < madeAt.moved(by: RequestEvent.lasts)
        case .ending:
            return waits && kind != .invitation && endsAt.moved(by: -RequestEvent.reminder) <= moment
        case .answered:
            guard outcome == .yes || outcome == .no, let settledAt else { return false }
            return moment < settledAt.moved(by: RequestEvent.lasts)
        case .ended:
            return outcome == nil && endsAt <= moment && moment < endsAt.moved(by: RequestEvent.lasts)
        case .moreTime, .endingAgain: return false
        }
    }
}

extension RightsRequest {
    /// Whether this is so now, and not too long ago, in the dossier's own days.
    package func isDue(_ event: RequestEvent, at moment: Moment, _ clock: DossierClock) -> Bool {
        guard organisation != nil else { return false }
        let today = clock.day(of: moment).daysSinceEpoch
        let last = lastDay(clock).daysSinceEpoch
        let days = Int(RequestEvent.reminder / Moment.day)
        let endsSoon = isOpen && (last - days...last).contains(today)
        switch event {
        case .asked: return isOpen && moment < madeAt.moved(by: RequestEvent.lasts)
        case .ending: return endsSoon && extendedAt == nil
        case .endingAgain: return endsSoon && extendedAt != nil
        case .answered:
            guard outcome == .granted || outcome == .refused, let settledAt else { return false }
            return moment < settledAt.moved(by: RequestEvent.lasts)
        case .ended: return isOpen && (last + 1...last + days).contains(today)
        case .moreTime:
            guard isOpen, let extendedAt else { return false }
            return moment < extendedAt.moved(by: RequestEvent.lasts)
        }
    }
}

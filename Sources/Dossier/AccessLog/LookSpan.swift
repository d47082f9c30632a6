/// How long a time the picture of who looked tells of: whole days or whole weeks, until today.
package enum LookPeriod: String, CaseIterable, Sendable {
    case fourWeeks = "4w"
    case threeMonths = "3m"
    case year = "jaar"

    private var days: Int {
        switch self {
        case .fourWeeks: 28
        case .threeMonths: 13 * 7
        case .year: 52 * 7
        }
    }

    /// The first day of a time that ends with this one.
    package func first(until last: CivilDate) -> CivilDate { last.adding(days: 1 - days) }
}

/// The steps of a picture over time: days where it is short, weeks where it is long, more where it is longer still.
package struct LookSpan: Sendable, Equatable {
    /// More steps than this cannot be told apart on a phone.
    package static let mostSteps = 60
    private static let mostDays = 35
    private static let mostWeeks = 54

    package let first: CivilDate
    package let last: CivilDate
    package let stepDays: Int

    /// - Parameter last: not before the first.
    package init(from first: CivilDate, until last: CivilDate) {
        self.first = min(first, last)
        self.last = last
        let days = last.daysSinceEpoch - self.first.daysSinceEpoch + 1
        if days <= Self.mostDays {
            stepDays = 1
        } else if days <= 7 * Self.mostWeeks {
            stepDays = 7
        } else {
            let fourWeeks = 28
            stepDays = fourWeeks * ((days + fourWeeks * Self.mostSteps - 1) / (fourWeeks * Self.mostSteps))
        }
    }

    private var days: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }

    package var count: Int { (days + stepDays - 1) / stepDays }

    /// In which step a day falls; nil outside the time. They are counted from the last day back, so that the newest is whole.
    package func step(of day: CivilDate) -> Int? {
        guard day >= first, day <= last else { return nil }
        return count - 1 - (last.daysSinceEpoch - day.daysSinceEpoch) / stepDays
    }

    /// The first day of a step that falls within the time.
    package func start(ofStep step: Int) -> CivilDate {
        max(first, last.adding(days: 1 - stepDays * (count - step)))
    }
}

/// Days on end that begin equally far from midnight in Greenwich, so that a database can count by the day people live by.
package struct DayStretch: Sendable, Equatable {
    package let first: CivilDate
    package let last: CivilDate
    /// What to add to a moment, in milliseconds.
    package let offset: Int64
}

extension DossierClock {
    /// The stretches of a time: one, or one more for each time the clocks were changed in it.
    package func stretches(from first: CivilDate, until last: CivilDate) -> [DayStretch] {
        guard first <= last else { return [] }
        var stretches: [DayStretch] = []
        for number in first.daysSinceEpoch...last.daysSinceEpoch {
            let day = CivilDate(daysSinceEpoch: number)
            let offset = Int64(number) * Moment.day - moment(of: day).milliseconds
            if let open = stretches.last, open.offset == offset {
                stretches[stretches.count - 1] = DayStretch(first: open.first, last: day, offset: offset)
            } else {
                stretches.append(DayStretch(first: day, last: day, offset: offset))
            }
        }
        return stretches
    }
}

import Dossier

/// Dates as people say them, in one language and one dossier's zone.
package struct PlainDates: Sendable {
    private let words: Words
    private let clock: DossierClock
    private let today: CivilDate

    package init(_ words: Words, clock: DossierClock, now: Moment) {
        self.words = words
        self.clock = clock
        today = clock.day(of: now)
    }

    package func day(of moment: Moment) -> CivilDate { clock.day(of: moment) }

    /// "gisteren", "dinsdag", "12 november", "3 maart 2025".
    package func near(_ moment: Moment) -> String { near(clock.day(of: moment)) }

    package func near(_ day: CivilDate) -> String {
        switch day.daysSinceEpoch - today.daysSinceEpoch {
        case 0: words.dates.today
        case -1: words.dates.yesterday
        case 1: words.dates.tomorrow
        case -6 ... -2, 2...6: weekday(day)
        default: date(day)
        }
    }

    /// "gisteren, 21.10 uur"
    package func nearWithTime(_ moment: Moment) -> String {
        words.dates.withTime(["date": near(moment), "time": time(moment)])
    }

    /// "vrijdag 20 november, 16.40 uur"
    package func full(_ moment: Moment) -> String {
        words.dates.withTime(["date": full(clock.day(of: moment)), "time": time(moment)])
    }

    /// "vrijdag 20 november"; with the year when it is another one.
    package func full(_ day: CivilDate) -> String {
        words.dates.full(["weekday": weekday(day), "date": date(day)])
    }

    /// "12 november"; with the year when it is another one.
    package func date(_ moment: Moment) -> String { date(clock.day(of: moment)) }

    package func date(_ day: CivilDate) -> String {
        let month = words.dates.months[day.month - 1]
        return day.year == today.year
            ? words.dates.dayMonth(["day": String(day.day), "month": month])
            : dateWithYear(day)
    }

    package func dateWithYear(_ moment: Moment) -> String { dateWithYear(clock.day(of: moment)) }

    private func dateWithYear(_ day: CivilDate) -> String {
        words.dates.dayMonthYear([
            "day": String(day.day), "month": words.dates.months[day.month - 1], "year": String(day.year),
        ])
    }

    /// "9.05"
    package func time(_ moment: Moment) -> String {
        let minute = clock.local(moment).minute
        return "\(minute / 60).\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
    }

    /// The head of a day in the timeline: "Gisteren, vrijdag 20 november".
    package func heading(_ day: CivilDate) -> String {
        let distance = today.daysSinceEpoch - day.daysSinceEpoch
        guard distance == 0 || distance == 1 else { return full(day).capitalisedFirst }
        return "\(near(day).capitalisedFirst), \(full(day))"
    }

    /// The two lines of a calendar tile: "di" and "24" this fortnight, "dec" and "8" later.
    package func tile(_ moment: Moment) -> (top: String, number: String) {
        let day = clock.day(of: moment)
        let isNear = abs(day.daysSinceEpoch - today.daysSinceEpoch) < 14
        return (
            isNear ? words.dates.shortWeekdays[day.weekday - 1] : words.dates.shortMonths[day.month - 1],
            String(day.day)
        )
    }

    /// "1 nov", for the axis of a picture.
    package func short(_ day: CivilDate) -> String { "\(day.day) \(words.dates.shortMonths[day.month - 1])" }

    private func weekday(_ day: CivilDate) -> String { words.dates.weekdays[day.weekday - 1] }
}

extension String {
    /// The same with its first letter as a capital.
    package var capitalisedFirst: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst()
    }

    /// The same, ending in a mark, so that sentences can follow each other.
    package var closed: String {
        guard let last, !last.isPunctuation || last == ")" else { return self }
        return self + "."
    }
}

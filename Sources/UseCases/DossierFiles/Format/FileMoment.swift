import Dossier

/// What a day without a time stands for.
enum DayTime: Int {
    /// The start of the day in the dossier's zone: for what begins or ends with a day, like a grant or a plan.
    case midnight = 0
    /// Noon: for what happened or will happen some time that day, so that it stays that day in every zone nearby.
    case noon = 720
}

/// Moments in files: absolute (`2026-03-03`, `2026-03-03T14:30:00+01:00`) or relative to the anchor (`-412d`,
/// `+5d 10:00`).
enum FileMoment {
    /// Outside these years a moment is a mistake.
    static let years = 1800...2199

    static func parse(_ text: String, _ day: DayTime, anchor: CivilDate, clock: DossierClock) -> Moment? {
        guard text.utf8.count <= 40 else { return nil }
        var scanner = DigitScanner(text)
        guard let moment = relative(&scanner, day, anchor, clock) ?? absolute(text, day, clock) else { return nil }
        return isPossible(moment) ? moment : nil
    }

    /// With the zone's offset at that moment, to the second, or to the millisecond where there are any.
    static func text(_ moment: Moment, _ clock: DossierClock) -> String {
        // Offsets of long ago have seconds; the form has none, and leaving them out moves no moment.
        let offset = clock.offsetMinutes(at: moment)
        let local = moment.milliseconds + Int64(offset) * Moment.minute
        let days = Int((Double(local) / Double(Moment.day)).rounded(.down))
        let inDay = Int(local - Int64(days) * Moment.day)
        let time = [inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60].map(twoDigits).joined(separator: ":")
        let milliseconds = inDay % 1000
        let fraction = milliseconds == 0 ? "" : "." + String(String(1000 + milliseconds).dropFirst())
        let sign = offset < 0 ? "-" : "+"
        let zone = "\(sign)\(twoDigits(abs(offset) / 60)):\(twoDigits(abs(offset) % 60))"
        return "\(CivilDate(daysSinceEpoch: days).text)T\(time)\(fraction)\(zone)"
    }

    private static func isPossible(_ moment: Moment) -> Bool {
        guard let first = CivilDate(year: years.lowerBound, month: 1, day: 1),
            let last = CivilDate(year: years.upperBound, month: 12, day: 31)
        else { return false }
        let day = moment.milliseconds / Moment.day
        return (Int64(first.daysSinceEpoch)...Int64(last.daysSinceEpoch)).contains(day)
    }

    private static func relative(
        _ scanner: inout DigitScanner, _ day: DayTime, _ anchor: CivilDate, _ clock: DossierClock
    ) -> Moment? {
        let isPast = scanner.take("-")
        if !isPast { _ = scanner.take("+") }
        guard let days = scanner.number(1...5), scanner.take("d") else { return nil }
        let date = anchor.adding(days: isPast ? -days : days)
        if scanner.isAtEnd { return clock.moment(of: date, minute: day.rawValue) }
        guard scanner.take(" "), let minute = scanner.minute(), scanner.isAtEnd else { return nil }
        return clock.moment(of: date, minute: minute)
    }

    private static func absolute(_ text: String, _ day: DayTime, _ clock: DossierClock) -> Moment? {
        guard let date = CivilDate(text.prefix(10)) else { return nil }
        var scanner = DigitScanner(String(text.dropFirst(10)))
        if scanner.isAtEnd { return clock.moment(of: date, minute: day.rawValue) }
        guard scanner.take("T"), let minute = scanner.minute() else { return nil }
        var milliseconds = 0
        if scanner.take(":") {
            guard let second = scanner.number(2...2), second < 60 else { return nil }
            milliseconds = second * 1000
            if scanner.take(".") {
                guard let fraction = scanner.fraction() else { return nil }
                milliseconds += fraction
            }
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        let wall = Int64(date.daysSinceEpoch) * Moment.day + Int64(minute) * Moment.minute + Int64(milliseconds)
        return Moment(milliseconds: wall - Int64(offset) * Moment.minute)
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension FileForm where Value == Moment {
    static func moment(_ day: DayTime) -> Self {
        FileForm { found, path, reading in
            guard let text = found as? String else { return reading.expected("a moment", found, path) }
            guard let moment = FileMoment.parse(text, day, anchor: reading.anchor, clock: reading.clock) else {
                reading.problem(
                    path,
                    "\"\(text.readable)\" is not a moment: 2026-03-03, 2026-03-03T14:30:00+01:00, -412d or +5d 10:00")
                return nil
            }
            return moment
        } write: { moment, clock in
            .text(FileMoment.text(moment, clock))
        }
    }
}

extension FileForm where Value == CivilDate {
    static let date = FileForm { found, path, reading in
        guard let text = found as? String else { return reading.expected("a date", found, path) }
        guard let date = CivilDate(text), FileMoment.years.contains(date.year) else {
            reading.problem(path, "\"\(text.readable)\" is not a date like 1987-11-05")
            return nil
        }
        return date
    } write: { date, _ in
        .text(date.text)
    }

    /// How many days before the anchor somebody was born; written as the date it came to.
    static let daysAgo = FileForm { found, path, reading in
        FileForm<Int>.whole(0...50_000).read(found, path, reading).map { reading.anchor.adding(days: -$0) }
    } write: { date, _ in
        .text(date.text)
    }
}

extension DossierClock {
    /// The zone's distance from UTC in whole minutes.
    func offsetMinutes(at moment: Moment) -> Int {
        let local = local(moment)
        let wall = Int64(local.day.daysSinceEpoch) * 1440 + Int64(local.minute)
        let universal = Int64((Double(moment.milliseconds) / Double(Moment.minute)).rounded(.down))
        return Int(wall - universal)
    }
}

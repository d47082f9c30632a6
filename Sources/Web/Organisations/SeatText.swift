import Dossier
import UseCases

/// A seat in words: what somebody does, where, and since when.
struct SeatText {
    private let words: Words.Organisations
    private let dates: PlainDates
    private let now: Moment

    init(_ setting: PageSetting) {
        words = setting.words.organisations
        dates = setting.dates()
        now = setting.now
    }

    func what(_ role: String, _ office: Office, in team: String?) -> String {
        let name = words.role(role, office)
        if office != .worker { return name }
        return team.map { words.seat.inTeam(["role": name, "team": $0]) } ?? words.seat.whole(["role": name])
    }

    func what(_ named: NamedSeat) -> String {
        what(named.seat.membership.role, named.seat.office, in: named.department)
    }

    /// "sinds 3 maart 2025, tot en met 12 november"
    func period(_ period: Period) -> String {
        if let until = period.until, until <= now {
            return words.seat.was([
                "from": dates.dateWithYear(period.from), "until": dates.dateWithYear(lastDay(until)),
            ])
        }
        let start = ["date": dates.dateWithYear(period.from)] as KeyValuePairs
        let from = period.from <= now ? words.seat.since(start) : words.seat.starting(start)
        guard let until = period.until else { return from }
        return "\(from), \(words.seat.until(["date": dates.dateWithYear(lastDay(until))]))"
    }

    /// The day on which something that is over at a moment counted last.
    func lastDay(_ end: Moment) -> Moment { end.moved(by: -1) }
}

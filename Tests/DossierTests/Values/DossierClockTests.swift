import Foundation
import Testing

@testable import Dossier

struct DossierClockTests {
    private let clock = DossierClock.amsterdam

    @Test(
        "A day starts at its own midnight, in winter, in summer and on the days the clock changes",
        arguments: [
            "2026-01-15", "2026-07-15", "2026-03-29", "2026-10-25",
        ])
    func midnight(text: String) {
        let day = CivilDate(text)!
        let midnight = clock.moment(of: day)
        #expect(clock.day(of: midnight) == day)
        #expect(clock.local(midnight).minute == 0)
        #expect(clock.day(of: midnight.moved(by: -1)) == day.adding(days: -1))
    }

    @Test("Each minute of a day is found back", arguments: ["2026-01-15", "2026-07-15", "2026-10-25"])
    func minutes(text: String) {
        let day = CivilDate(text)!
        for minute in 0..<1440 {
            let local = clock.local(clock.moment(of: day, minute: minute))
            #expect(local.day == day && local.minute == minute)
        }
    }

    @Test("In the hour that does not exist in spring, the moment lies within an hour of it")
    func spring() {
        let day = CivilDate("2026-03-29")!
        for minute in 120..<180 {
            let local = clock.local(clock.moment(of: day, minute: minute))
            #expect(local.day == day && abs(local.minute - minute) == 60)
        }
    }

    @Test("Before 1970 days count back")
    func before1970() {
        let day = CivilDate("1932-05-04")!
        #expect(clock.day(of: clock.moment(of: day)) == day)
        #expect(clock.day(of: clock.moment(of: day).moved(by: -1)) == day.adding(days: -1))
    }

    @Test("A zone that is not in the list is no clock")
    func unknownZone() {
        #expect(DossierClock(zoneName: "Europe/Zandwijk") == nil)
        #expect(DossierClock(zoneName: "Europe/Brussels") != nil)
    }

    @Test(
        "The offset of a zone is what the system says, at each hour of four years and at moments over two centuries",
        arguments: ["Europe/Amsterdam", "Europe/Brussels", "America/Curacao", "America/St_Johns"])
    func offsets(name: String) throws {
        let offsets = try #require(ZoneOffsets.of(name))
        var chance = SystemRandomNumberGenerator()
        let years = (2024 - 1970) * 365 * 86_400
        var seconds = (0..<4 * 8766).map { years + $0 * 3600 }
        seconds += (0..<4000).map { _ in Int.random(in: -2_200_000_000...4_000_000_000, using: &chance) }
        for second in seconds {
            let expected = offsets.zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            #expect(offsets.offset(at: second) == expected, "\(second)")
        }
    }
}

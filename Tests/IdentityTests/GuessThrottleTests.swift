import Dossier
import Identity
import TestKit
import Testing

@Suite("Guessing slows down and never locks anybody out")
struct GuessThrottleTests {
    static let limits = [GuessThrottle.accountFromOrigin, GuessThrottle.origin, GuessThrottle.account]
    static let all = [0, 1, 2]

    private func wait(_ failures: Int64, _ limit: GuessThrottle.Limit, after: Int64 = 0) -> Int64 {
        let now = Day.now.moved(by: after)
        let until = GuessThrottle.waitsUntil(failures: failures, lastAt: Day.now, limit: limit, now: now)
        return until.map { $0.milliseconds - now.milliseconds } ?? 0
    }

    @Test("The first guesses cost nothing", arguments: all)
    func startsFree(_ index: Int) {
        let limit = Self.limits[index]
        for failures in 0..<limit.free { #expect(wait(failures, limit) == 0) }
        #expect(wait(limit.free, limit) == Moment.second)
    }

    @Test("Each further guess doubles the wait, up to the ceiling and no further", arguments: all)
    func doubles(_ index: Int) {
        let limit = Self.limits[index]
        for failures in limit.free..<(limit.free + 200) {
            let (now, next) = (wait(failures, limit), wait(failures + 1, limit))
            #expect(next == min(now * 2, limit.longestWait), "after \(failures)")
            #expect(now <= limit.longestWait)
        }
        #expect(wait(.max, limit) == limit.longestWait)
    }

    @Test("The account alone never waits more than a minute, whatever the count and the moment")
    func letsThePersonIn() {
        var chance = Seeded(1)
        for _ in 0..<2_000 {
            let failures = Int64.random(in: 0...Int64.max, using: &chance) >> Int64.random(in: 0...63, using: &chance)
            let after = Int64.random(in: 0...(30 * Moment.hour), using: &chance)
            #expect(wait(failures, GuessThrottle.account, after: after) <= Moment.minute)
        }
    }

    @Test("Waiting ends at the moment it says, and not a millisecond later", arguments: all)
    func endsInTime(_ index: Int) {
        let limit = Self.limits[index]
        let length = wait(limit.free + 3, limit)
        #expect(wait(limit.free + 3, limit, after: length - 1) == 1)
        #expect(wait(limit.free + 3, limit, after: length) == 0)
    }

    @Test("A day without guesses forgets the run")
    func forgets() {
        let day = GuessThrottle.memory
        #expect(GuessThrottle.count(after: 40, lastAt: Day.now, now: Day.now.moved(by: day - 1)) == 41)
        #expect(GuessThrottle.count(after: 40, lastAt: Day.now, now: Day.now.moved(by: day)) == 1)
        for limit in Self.limits { #expect(wait(1_000, limit, after: day) == 0) }
    }

    @Test("A clock that was put back makes nobody wait longer than the ceiling from the last guess")
    func survivesClocks() {
        let earlier = Day.now.moved(by: -Moment.hour)
        let until = GuessThrottle.waitsUntil(failures: 99, lastAt: Day.now, limit: GuessThrottle.account, now: earlier)
        #expect(until == Day.now.moved(by: Moment.minute))
        #expect(GuessThrottle.count(after: 3, lastAt: Day.now, now: earlier) == 4)
    }
}

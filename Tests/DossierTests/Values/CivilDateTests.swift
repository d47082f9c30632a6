import Testing

@testable import Dossier

struct CivilDateTests {
    @Test(
        "A day that does not exist is no day",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "26-01-01",
            "2026-1-01", "2026-01-1 ", "+026-01-01", "2026-01-01-01", "",
        ])
    func impossible(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("Counting days forth and back gives the same day, over four centuries")
    func roundTrip() throws {
        var day = CivilDate("1799-12-31")!
        for _ in 0..<150_000 {
            let next = day.adding(days: 1)
            try #require(next > day && next.daysSinceEpoch == day.daysSinceEpoch + 1)
            try #require(next.weekday == day.weekday % 7 + 1)
            day = next
        }
        #expect(day.text == "2210-09-08")
    }

    @Test("1 January 1970 was day zero and a Thursday; 29 February comes in leap years")
    func known() {
        #expect(CivilDate("1970-01-01")!.daysSinceEpoch == 0)
        #expect(CivilDate("1970-01-01")!.weekday == 4)
        #expect(CivilDate("2024-02-28")!.adding(days: 1).text == "2024-02-29")
        #expect(CivilDate("2026-02-28")!.adding(days: 1).text == "2026-03-01")
        #expect(CivilDate("2000-02-29") != nil)
    }
}

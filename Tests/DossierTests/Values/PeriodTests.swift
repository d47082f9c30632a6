import Testing

@testable import Dossier

struct PeriodTests {
    @Test("A period includes its start and excludes its end")
    func edges() {
        let period = Period(from: Moment(milliseconds: 10), until: Moment(milliseconds: 20))
        let inside = [9, 10, 19, 20].map { period.contains(Moment(milliseconds: $0)) }
        #expect(inside == [false, true, true, false])
        #expect(Period(from: Moment(milliseconds: 10)).contains(Moment(milliseconds: .max)))
    }

    @Test("A period that ends where it starts, or before, holds nothing")
    func empty() {
        let start = Moment(milliseconds: 10)
        #expect(!Period(from: start, until: start).contains(start))
        #expect(!Period(from: start, until: Moment(milliseconds: 5)).contains(Moment(milliseconds: 7)))
    }

    @Test("Moving a moment past the end of time stops there")
    func saturates() {
        #expect(Moment(milliseconds: .max).moved(by: 1).milliseconds == .max)
        #expect(Moment(milliseconds: .min).moved(by: -1).milliseconds == .min)
    }
}

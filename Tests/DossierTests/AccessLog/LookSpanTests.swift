import Dossier
import Testing

@Suite("The time of a picture: its steps, and the days the clocks are changed on")
struct LookSpanTests {
    private let today = Day.clock.day(of: Day.now)

    @Test(
        "Four weeks are days, three months and a year whole weeks, and the newest step ends today",
        arguments: LookPeriod.allCases)
    func periods(_ period: LookPeriod) {
        let span = LookSpan(from: period.first(until: today), until: today)
        let expected: (Int, Int) =
            switch period {
            case .fourWeeks: (28, 1)
            case .threeMonths: (13, 7)
            case .year: (52, 7)
            }
        #expect(span.count == expected.0 && span.stepDays == expected.1)
        #expect(span.step(of: today) == span.count - 1 && span.step(of: span.first) == 0)
        #expect(span.step(of: today.adding(days: 1)) == nil && span.step(of: span.first.adding(days: -1)) == nil)
        #expect(span.start(ofStep: 0) == span.first)
    }

    @Test(
        "Any time has steps that fit, each day in one of them, and the first may be shorter",
        arguments: [1, 2, 35, 36, 40, 378, 379, 3_661])
    func anyTime(_ days: Int) {
        let span = LookSpan(from: today.adding(days: 1 - days), until: today)
        #expect(span.count >= 1 && span.count <= LookSpan.mostSteps)
        var before = 0
        for number in 0..<days {
            let step = span.step(of: span.first.adding(days: number)) ?? -1
            #expect(step == before || step == before + 1)
            #expect(span.start(ofStep: step) <= span.first.adding(days: number))
            before = step
        }
        #expect(before == span.count - 1)
    }

    @Test("Days that are the wrong way round are one day")
    func backwards() {
        let span = LookSpan(from: today, until: today.adding(days: -3))
        #expect(span.count == 1 && span.first == span.last)
    }

    @Test("Counting by stretches gives each quarter of an hour the day people live it on, also when the clocks change")
    func stretches() {
        let (first, last) = (today.adding(days: -400), today)
        let stretches = Day.clock.stretches(from: first, until: last)
        #expect(stretches.count == 4, "autumn, spring, autumn")
        #expect(stretches.first?.first == first && stretches.last?.last == last)
        for stretch in stretches {
            var moment = Day.clock.moment(of: stretch.first)
            let end = Day.clock.moment(of: stretch.last.adding(days: 1))
            while moment < end {
                let counted = min(
                    CivilDate(daysSinceEpoch: Int((moment.milliseconds + stretch.offset) / Moment.day)), stretch.last)
                #expect(counted == Day.clock.day(of: moment))
                moment = moment.moved(by: 15 * Moment.minute)
            }
        }
    }
}

import Dossier
import Testing

@Suite("What is told of a request, and when: worked out from its moments")
struct RequestEventTests {
    private static let made = Day.now
    private static let ends = made.moved(by: AccessRequest.answerTime)

    private func access(
        _ kind: AccessRequest.Kind = .ask, _ outcome: AccessRequest.Outcome? = nil, settledAt: Moment? = nil
    ) -> AccessRequestTimes {
        AccessRequestTimes(
            kind: kind, madeAt: Self.made, endsAt: Self.ends, outcome: outcome, settledAt: settledAt)
    }

    private func due(_ times: AccessRequestTimes, _ moment: Moment) -> [RequestEvent] {
        RequestEvent.allCases.filter { times.isDue($0, at: moment) }
    }

    @Test("A request for access: asked, two days before its end, and over; in between nothing")
    func waits() {
        let times = access()
        let two = RequestEvent.reminder
        #expect(due(times, Self.made) == [.asked])
        #expect(due(times, Self.made.moved(by: two - 1)) == [.asked])
        #expect(due(times, Self.made.moved(by: two)).isEmpty)
        #expect(due(times, Self.ends.moved(by: -two - 1)).isEmpty)
        #expect(due(times, Self.ends.moved(by: -two)) == [.ending])
        #expect(due(times, Self.ends.moved(by: -1)) == [.ending])
        #expect(due(times, Self.ends) == [.ended])
        #expect(due(times, Self.ends.moved(by: two)).isEmpty, "it helps nobody any more")
    }

    @Test("Answered with yes or no is told to who asked, for two days; taken back to nobody")
    func answered() {
        let at = Self.made.moved(by: Moment.hour)
        for outcome in [AccessRequest.Outcome.yes, .no] {
            let times = access(.ask, outcome, settledAt: at)
            #expect(due(times, at) == [.answered])
            #expect(due(times, at.moved(by: RequestEvent.lasts)).isEmpty)
        }
        #expect(due(access(.ask, .takenBack, settledAt: at), at).isEmpty)
    }

    @Test("Nobody here is asked about an invitation; who made it hears what became of it")
    func invitation() {
        #expect(due(access(.invitation), Self.made).isEmpty)
        #expect(due(access(.invitation), Self.ends.moved(by: -1)).isEmpty)
        #expect(due(access(.invitation), Self.ends) == [.ended])
        #expect(due(access(.invitation, .yes, settledAt: Self.made), Self.made) == [.answered])
    }

    private func right(extendedAt: Moment? = nil, _ outcome: RightsRequest.Outcome? = nil, settledAt: Moment? = nil)
        -> RightsRequest
    {
        RightsRequest(
            id: RightsRequestID(high: 1, low: 1), right: .correction, matter: .everything,
            organisation: Cast.jeugdhulp, madeBy: Cast.lisa, madeAt: Self.made, extendedAt: extendedAt,
            outcome: outcome, settledBy: nil, settledAt: settledAt)
    }

    private func due(_ request: RightsRequest, _ day: CivilDate) -> [RequestEvent] {
        RequestEvent.allCases.filter { request.isDue($0, at: Day.clock.moment(of: day, minute: 12 * 60), Day.clock) }
    }

    @Test("The use of a right: two days before the month is over, and when it is; the month is counted by the calendar")
    func month() throws {
        let request = right()
        let last = request.lastDay(Day.clock)
        #expect(last == CivilDate("2026-12-21"))
        #expect(RequestEvent.allCases.filter { request.isDue($0, at: Self.made, Day.clock) } == [.asked])
        #expect(due(request, last.adding(days: -3)).isEmpty)
        for day in -2...0 { #expect(due(request, last.adding(days: day)) == [.ending]) }
        for day in 1...2 { #expect(due(request, last.adding(days: day)) == [.ended]) }
        #expect(due(request, last.adding(days: 3)).isEmpty)
    }

    @Test("More time is told at once, and its own end is another reminder")
    func longer() {
        let at = Day.at(2026, 12, 20)
        let request = right(extendedAt: at)
        #expect(due(request, Day.clock.day(of: at)) == [.moreTime])
        #expect(due(request, request.lastDay(Day.clock)) == [.endingAgain])
        #expect(request.lastDay(Day.clock) == CivilDate("2027-02-21"))
    }

    @Test("What nobody has to answer, is told to nobody")
    func statement() {
        let request = RightsRequest(
            id: RightsRequestID(high: 1, low: 1), right: .statement, matter: .everything, organisation: nil,
            madeBy: Cast.lisa, madeAt: Self.made, outcome: .granted, settledBy: Cast.lisa, settledAt: Self.made)
        #expect(due(request, Day.clock.day(of: Self.made)).isEmpty)
    }

    @Test("A week is over when its last look has settled")
    func digest() {
        let week = Self.made.moved(by: Digest.every)
        #expect(Digest.turn(after: Self.made, at: week) == nil)
        let at = week.moved(by: Digest.settling)
        #expect(Digest.turn(after: Self.made, at: at) == week)
    }
}

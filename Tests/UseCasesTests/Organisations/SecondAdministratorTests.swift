import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

/// Rule 22 and case s.
@Suite("What would open dossiers waits for a second administrator, and opens nothing meanwhile")
struct SecondAdministratorTests {
    @Test("Case s: an administrator adds the own account to the team: nothing visible until a second one says yes")
    func caseS() async throws {
        let made = try await Staffed.open()
        let ineke = try await made.place.caller(Cast.ineke)
        let (lines, outcome) = try await made.place.logged {
            try await made.workplace.giveSeat(
                Staffed.asked(), to: Cast.ineke, at: Cast.jeugdhulp, as: ineke)
        }
        #expect(try outcome.get() == .waits)
        #expect(lines.map(\.description) == ["administer account done"] && lines.map(\.dossier) == [.zero])
        #expect(try await !made.sees(ineke))
        #expect(try await made.place.reach(of: Cast.ineke, in: made.dossier).isEmpty)
        #expect(try await made.place.count("membership", "account_id = \(Cast.ineke)") == 1)
        for own in [SeatAnswer.yes, .no] {
            let (refused, outcome) = try await made.place.logged { try await made.answer(own, by: Cast.ineke) }
            #expect(outcome.refusal == "notFound" && refused.map(\.outcome) == [.refused])
        }
        try await made.answer(.yes, by: Cast.wim)
        #expect(try await made.sees(ineke), "from the next request of the same session")
    }

    @Test(
        "A second administrator says no, or who asked takes it back: nothing is left of it", arguments: [true, false])
    func refused(_ isRefused: Bool) async throws {
        let made = try await Staffed.open()
        #expect(try await made.give(Staffed.asked(), to: Cast.ineke) == .waits)
        if isRefused {
            try await made.answer(.no, by: Cast.wim)
        } else {
            try await made.answer(.takeBack, by: Cast.ineke)
        }
        for answer in [SeatAnswer.yes, .no] {
            let (_, late) = try await made.place.logged { try await made.answer(answer, by: Cast.wim) }
            #expect(late.refusal == "changedMeanwhile")
        }
        #expect(try await made.place.count("membership", "made_by = \(Cast.ineke)") == 0)
        #expect(try await !made.sees(Cast.ineke))
    }

    @Test("What waits is over after two weeks")
    func over() async throws {
        let made = try await Staffed.open()
        _ = try await made.give(Staffed.asked(), to: Cast.ineke)
        made.place.clock.move(by: 14 * Moment.day)
        let (_, late) = try await made.place.logged { try await made.answer(.yes, by: Cast.wim) }
        #expect(late.refusal == "changedMeanwhile")
        let reading = try await made.workplace.readAdministration(
            of: Cast.jeugdhulp, as: made.place.caller(Cast.wim))
        #expect(reading.waiting.isEmpty)
    }

    @Test("A yes sent twice is one membership, with both administrators in it")
    func once() async throws {
        let made = try await Staffed.open()
        for _ in 1...2 { #expect(try await made.give(Staffed.asked(), to: Cast.ineke) == .waits) }
        #expect(try await made.place.count("seat_request") == 1)
        try await made.answer(.yes, by: Cast.wim)
        let (_, again) = try await made.place.logged { try await made.answer(.yes, by: Cast.wim) }
        #expect(again.refusal == "changedMeanwhile")
        #expect(
            try await made.place.count(
                "membership", "made_by = \(Cast.ineke) AND confirmed_by = \(Cast.wim) AND id = \(Staffed.seatID)")
                == 1)
    }

    @Test("An office waits too: being an administrator, or looking after privacy; then it takes the own reach away")
    func office() async throws {
        for office in [Office.administrator, .privacyOfficer] {
            let made = try await Staffed.open()
            let joris = try await made.place.caller(Cast.joris)
            #expect(try await made.sees(joris))
            #expect(try await made.give(Staffed.asked(office: office), to: Cast.joris) == .waits)
            let (_, early) = try await made.place.logged {
                try await made.workplace.administered(as: made.place.next(joris))
            }
            #expect(early.refusal == "notFound")
            #expect(try await made.sees(joris), "nothing changed yet")
            try await made.answer(.yes, by: Cast.wim)
            #expect(try await made.sees(joris) == (office == .privacyOfficer))
        }
    }

    @Test("Who asked is no administrator any more: no yes makes it count (rule 25)")
    func makerLeft() async throws {
        let made = try await Staffed.open()
        _ = try await made.give(Staffed.asked(), to: Cast.ineke)
        try await made.place.endMemberships(of: Cast.ineke)
        let (_, outcome) = try await made.place.logged { try await made.answer(.yes, by: Cast.wim) }
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await !made.sees(Cast.ineke))
        try await made.answer(.no, by: Cast.wim)
    }

    @Test("With one administrator it waits, and the page says that a second one is needed")
    func onlyOne() async throws {
        let made = try await Staffed.open(second: false)
        #expect(try await made.give(Staffed.asked(), to: Cast.ineke) == .waits)
        let reading = try await made.workplace.readAdministration(
            of: Cast.jeugdhulp, as: made.place.caller(Cast.ineke))
        #expect(!reading.hasSecond && reading.waiting.map(\.mayAnswer) == [false])
        #expect(reading.waiting.map(\.mayTakeBack) == [true])
    }

    @Test(
        "A new colleague: whoever takes up the code has nothing until a second administrator, who reads who it is, says yes"
    )
    func newcomer() async throws {
        let made = try await Staffed.open()
        let code = try await made.invite()
        let (outcome, token) = try await made.workplace.signUp(
            code, address: "els@elders.test", name: "Els de Boer", password: "vier woorden op een rij",
            as: made.place.request())
        #expect(outcome == .waitsForAdministrator)
        let els = made.place.request(token)
        #expect(try await !made.sees(els))
        let waiting = try #require(
            try await made.workplace.readAdministration(of: Cast.jeugdhulp, as: made.place.caller(Cast.wim))
                .waiting.first)
        #expect(waiting.name == "Els de Boer" && waiting.address == "els@elders.test")
        #expect(waiting.invitedAs == "Els Bakker" && waiting.mayAnswer)
        try await made.answer(.yes, by: Cast.wim)
        #expect(try await made.sees(els))
    }

    @Test("An administrator who uses the own code has nothing by it, with the own account or a new one")
    func ownCode() async throws {
        let made = try await Staffed.open()
        let code = try await made.invite()
        #expect(try await made.workplace.takeUp(code, as: made.place.caller(Cast.ineke)) == .waitsForAdministrator)
        #expect(try await !made.sees(Cast.ineke))
        let (_, own) = try await made.place.logged { try await made.answer(.yes, by: Cast.ineke) }
        #expect(own.refusal == "notFound")
        // The holder is not the second one either.
        let other = try await made.invite(Staffed.asked(SeatRequestID(high: 8, low: 42)))
        #expect(try await made.workplace.takeUp(other, as: made.place.caller(Cast.wim)) == .waitsForAdministrator)
        let (_, holder) = try await made.place.logged {
            try await made.answer(.yes, SeatRequestID(high: 8, low: 42), by: Cast.wim)
        }
        #expect(holder.refusal == "notFound")
        #expect(try await !made.sees(Cast.wim))
    }

    @Test("A code works once, and not after it was taken back; a wrong one says nothing")
    func code() async throws {
        let made = try await Staffed.open()
        let code = try await made.invite()
        #expect(try await made.workplace.takeUp(code, as: made.place.caller(Cast.anouk)) == .waitsForAdministrator)
        #expect(try await made.workplace.takeUp(code, as: made.place.caller(Cast.karin)) == .noSuchCode)
        let second = SeatRequestID(high: 8, low: 42)
        let later = try await made.invite(Staffed.asked(second))
        try await made.answer(.takeBack, second, by: Cast.wim)
        #expect(try await made.workplace.takeUp(later, as: made.place.caller(Cast.karin)) == .noSuchCode)
    }

    @Test("Inviting gives the same answer, and the same rows, whether there is such an account or not")
    func revealsNothing() async throws {
        let made = try await Staffed.open()
        var answers: [[String]] = []
        for (address, low) in [(Cast.address(of: Cast.lisa), 51), ("niemand@klaver.test", 52)] {
            let (lines, outcome) = try await made.place.logged {
                try await made.workplace.inviteWorker(
                    Staffed.asked(SeatRequestID(high: 8, low: UInt64(low))), name: "Iemand", address: address,
                    letter: nil, to: Cast.jeugdhulp, as: made.place.caller(Cast.ineke))
            }
            #expect(outcome.isSuccess)
            answers.append(lines.map(\.description))
        }
        #expect(answers[0] == answers[1] && answers[0] == ["administer account done"])
        #expect(try await made.place.count("seat_request", "account_id IS NULL") == 2)
    }
}

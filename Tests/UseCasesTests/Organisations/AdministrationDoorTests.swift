import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rules 1 and 22: who administers, and of what.
@Suite("The administration is for its administrators, of the own organisation only, and reaches no dossier")
struct AdministrationDoorTests {
    /// Every act of the administration, at an organisation, about somebody and something of it.
    private func acts(
        _ workplace: Workplace, at organisation: OrganisationID, about account: AccountID, _ team: DepartmentID,
        _ seat: MembershipID, _ request: SeatRequestID
    ) -> [@Sendable (Caller) async throws -> Void] {
        [
            { _ = try await workplace.readAdministration(of: organisation, as: $0) },
            { _ = try await workplace.readStaff(of: organisation, matching: "", withLeavers: true, as: $0) },
            { _ = try await workplace.readWorker(account, of: organisation, as: $0) },
            { _ = try await workplace.prepareSeat(at: organisation, as: $0) },
            { _ = try await workplace.readChanges(of: organisation, as: $0) },
            { _ = try await workplace.readDepartment(team, of: organisation, as: $0) },
            { _ = try await workplace.readSeatInvitation(request, of: organisation, as: $0) },
            {
                try await workplace.inviteWorker(
                    Staffed.asked(SeatRequestID(high: 8, low: 77), in: team), name: "Els", address: "els@klaver.test",
                    letter: nil, to: organisation, as: $0)
            },
            {
                _ = try await workplace.giveSeat(
                    Staffed.asked(SeatRequestID(high: 8, low: 78), in: team), to: account, at: organisation, as: $0)
            },
            { try await workplace.answerSeat(request, of: organisation, .takeBack, as: $0) },
            { try await workplace.endSeat(seat, of: account, at: organisation, after: nil, as: $0) },
            {
                try await workplace.letLeave(
                    account, at: organisation, after: nil, closingAccount: true, as: $0)
            },
            {
                try await workplace.addDepartment(
                    DepartmentID(high: 8, low: 79), name: "Nieuw", to: organisation, as: $0)
            },
            { try await workplace.renameDepartment(team, to: "Anders", of: organisation, as: $0) },
            { try await workplace.closeDepartment(team, of: organisation, after: nil, as: $0) },
            { try await workplace.choose(word: .client, for: organisation, as: $0) },
        ]
    }

    private func refused(
        _ made: Staffed, _ caller: Caller, _ acts: [@Sendable (Caller) async throws -> Void]
    ) async throws {
        let account = try await made.workplace.visitor(of: made.place.next(caller)).account
        for act in acts {
            let (lines, outcome) = try await made.place.logged { try await act(made.place.next(caller)) }
            #expect(outcome.refusal == "notFound")
            #expect(lines.map(\.dossier) == [.zero] && lines.map(\.outcome) == [.refused])
            #expect(lines.map(\.actor) == [account])
        }
    }

    @Test("Nobody else has it: a worker, a privacy officer, the person, an administrator elsewhere")
    func administratorsOnly() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.anouk, as: .privacyOfficer)
        try await made.place.seat(Cast.karin, as: .administrator, at: Cast.kredietbank)
        _ = try await made.invite()
        let seat = try #require(try await made.worker(Cast.joris).worker.seats.first?.seat.id)
        let acts = acts(
            made.workplace, at: Cast.jeugdhulp, about: Cast.joris, Cast.teamThuis, seat, Staffed.id)
        for account in [Cast.joris, Cast.anouk, Cast.lisa, Cast.karin] {
            try await refused(made, try await made.place.caller(account), acts)
        }
        #expect(try await made.place.count("membership", "until_at IS NOT NULL") == 0)
        #expect(try await made.place.count("seat_request", "outcome IS NOT NULL") == 0)
        #expect(try await made.place.count("department") == 2)
    }

    @Test("The ids of another organisation are nothing in the own one: its people, seats, teams and what waits there")
    func otherIDs() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.karin, as: .administrator, at: Cast.kredietbank)
        _ = try await made.invite()
        let seat = try #require(try await made.worker(Cast.joris).worker.seats.first?.seat.id)
        let karin = try await made.place.caller(Cast.karin)
        let workplace = made.workplace
        let acts: [@Sendable (Caller) async throws -> Void] = [
            { _ = try await workplace.readWorker(Cast.joris, of: Cast.kredietbank, as: $0) },
            { _ = try await workplace.readDepartment(Cast.teamThuis, of: Cast.kredietbank, as: $0) },
            { _ = try await workplace.readSeatInvitation(Staffed.id, of: Cast.kredietbank, as: $0) },
            { try await workplace.answerSeat(Staffed.id, of: Cast.kredietbank, .takeBack, as: $0) },
            { try await workplace.endSeat(seat, of: Cast.joris, at: Cast.kredietbank, after: nil, as: $0) },
            { try await workplace.endSeat(seat, of: Cast.petra, at: Cast.kredietbank, after: nil, as: $0) },
            { try await workplace.renameDepartment(Cast.teamThuis, to: "Ons", of: Cast.kredietbank, as: $0) },
            { try await workplace.closeDepartment(Cast.teamThuis, of: Cast.kredietbank, after: nil, as: $0) },
            {
                try await workplace.letLeave(
                    Cast.joris, at: Cast.kredietbank, after: nil, closingAccount: true, as: $0)
            },
            {
                _ = try await workplace.giveSeat(
                    Staffed.asked(in: Cast.schuldhulp, replaces: seat), to: Cast.petra, at: Cast.kredietbank, as: $0)
            },
        ]
        try await refused(made, karin, acts)
        #expect(try await made.sees(Cast.joris))
    }

    @Test(
        "Who is only an administrator finds nothing at any address of a dossier, also with a permit for the organisation"
    )
    func reachesNothing() async throws {
        let made = try await Staffed.open()
        try await made.place.give(.test(to: .organisation(Cast.jeugdhulp)), in: made.dossier)
        try await made.place.give(.test(to: .account(Cast.ineke)), in: made.dossier)
        for reading in Reading.all + Reading.writing {
            let ineke = try await made.place.caller(Cast.ineke)
            let (lines, outcome) = try await made.place.logged {
                try await reading.read(made.workplace, made.dossier, made.report, ineke)
            }
            #expect(outcome.refusal == "notFound", "\(reading)")
            #expect(lines.map(\.dossier) == [.zero])
        }
        let home = try await made.workplace.readHome(as: made.place.caller(Cast.ineke))
        #expect(home.dossiers.isEmpty && home.administered == 0)
    }

    @Test("A seat as administrator that a second one confirmed opens no dossier either")
    func confirmedOffice() async throws {
        let made = try await Staffed.open()
        try await made.place.give(.test(to: .organisation(Cast.jeugdhulp)), in: made.dossier)
        try await made.place.seat(Cast.karin, as: .worker)
        #expect(try await made.give(Staffed.asked(office: .administrator), to: Cast.karin) == .waits)
        try await made.answer(.yes, by: Cast.wim)
        #expect(try await made.place.reach(of: Cast.karin, in: made.dossier).isEmpty)
    }

    @Test("Nothing of it is in a dossier's log, and no page of it opens a key of a dossier")
    func noDossier() async throws {
        let made = try await Staffed.open()
        let ineke = try await made.place.caller(Cast.ineke)
        let (lines, _) = try await made.place.logged {
            _ = try await made.workplace.readAdministration(of: Cast.jeugdhulp, as: made.place.next(ineke))
            _ = try await made.workplace.readWorker(Cast.joris, of: Cast.jeugdhulp, as: made.place.next(ineke))
            _ = try await made.workplace.readStaff(
                of: Cast.jeugdhulp, matching: "", withLeavers: true, as: made.place.next(ineke))
        }
        #expect(lines.map(\.dossier) == [.zero, .zero, .zero])
        #expect(lines.allSatisfy { $0.actor == Cast.ineke && $0.outcome == .done })
    }
}

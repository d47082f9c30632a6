import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rules 3, 11, 22 and 25, and case g.
@Suite("An administrator says who works here, from when until when, and sees no dossier")
struct StaffTests {
    @Test(
        "Case g: who leaves the team has no dossier at the next request, is signed in still, and keeps the draft and the report"
    )
    func caseG() async throws {
        let made = try await Staffed.open()
        let joris = try await made.place.caller(Cast.joris)
        let draft = EntryID(high: 8, low: 9)
        let words = DraftWords(text: "half", form: nil, themes: [], parent: nil)
        try await made.workplace.saveDraft(draft, for: made.dossier, words: words, as: joris)
        #expect(try await made.sees(joris))
        let seat = try #require(try await made.worker(Cast.joris).worker.seats.first?.seat.id)
        try await made.workplace.endSeat(
            seat, of: Cast.joris, at: Cast.jeugdhulp, after: nil, as: made.place.caller(Cast.ineke))
        #expect(try await !made.sees(joris))
        #expect(try await made.workplace.readHome(as: made.place.next(joris)).drafts.map(\.words.text) == ["half"])
        #expect(try await made.sees(Cast.ruud), "a colleague goes on, also with what Joris wrote")
        #expect(try await made.place.row(made.report, in: made.dossier)?.author == Cast.joris)
    }

    @Test("A last day: the reach goes on until the end of it")
    func lastDay() async throws {
        let made = try await Staffed.open()
        try await made.workplace.letLeave(
            Cast.joris, at: Cast.jeugdhulp, after: CivilDate("2026-11-21"), closingAccount: true,
            as: made.place.caller(Cast.ineke))
        #expect(try await made.sees(Cast.joris))
        made.place.clock.move(by: 15 * Moment.hour - 1)
        #expect(try await made.sees(Cast.joris))
        made.place.clock.move(by: 1)
        #expect(try await !made.sees(Cast.joris))
        #expect(
            try await made.workplace.visitor(of: made.place.caller(Cast.joris)).account == Cast.joris,
            "the account is open")
    }

    @Test("Rule 3: leaving now closes the account where it is used for nothing else, and its sessions end with it")
    func closes() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.karin, as: .worker)
        for (account, isClosed) in [(Cast.joris, true), (Cast.karin, false)] {
            let caller = try await made.place.caller(account)
            let (lines, outcome) = try await made.place.logged {
                try await made.workplace.letLeave(
                    account, at: Cast.jeugdhulp, after: nil, closingAccount: true,
                    as: made.place.caller(Cast.ineke))
            }
            #expect(outcome.isSuccess && lines.allSatisfy { $0.dossier == .zero })
            let (_, visitor) = try await made.place.logged {
                try await made.workplace.visitor(of: made.place.next(caller))
            }
            #expect(visitor.isSuccess != isClosed, "Karin works elsewhere too")
            #expect(
                try await made.place.count("account", "id = \(account) AND disabled_at IS NOT NULL")
                    == (isClosed ? 1 : 0))
        }
    }

    @Test("Nor where a seat waits for them elsewhere: they are about to work there")
    func waitsElsewhere() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.bart, as: .administrator, at: Cast.kredietbank)
        try await made.place.seat(Cast.joris, as: .worker, at: Cast.kredietbank)
        let outcome = try await made.workplace.giveSeat(
            Staffed.asked(in: nil, office: .privacyOfficer), to: Cast.joris, at: Cast.kredietbank,
            as: made.place.caller(Cast.bart))
        #expect(outcome == .waits)
        let now = made.place.now
        _ = try await made.place.engine.write { session in
            try session.run(
                """
                UPDATE membership SET until_at = \(now)
                WHERE account_id = \(Cast.joris) AND organisation_id = \(Cast.kredietbank)
                """)
        }
        try await made.workplace.letLeave(
            Cast.joris, at: Cast.jeugdhulp, after: nil, closingAccount: true, as: made.place.caller(Cast.ineke))
        #expect(try await made.place.count("account", "id = \(Cast.joris) AND disabled_at IS NOT NULL") == 0)
    }

    @Test("A person's own account is not closed when they stop working here (rule 4)")
    func ownDossier() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.lisa, as: .worker)
        try await made.workplace.letLeave(
            Cast.lisa, at: Cast.jeugdhulp, after: nil, closingAccount: true, as: made.place.caller(Cast.ineke))
        #expect(try await made.sees(Cast.lisa))
    }

    @Test("Another role: the old seat ends when the new one begins, and both are kept")
    func changes() async throws {
        let made = try await Staffed.open()
        let old = try #require(try await made.worker(Cast.joris).worker.seats.first?.seat.id)
        let asked = Staffed.asked(from: "2026-12-01", replaces: old, role: " gedragsdeskundige ")
        for _ in 1...2 { #expect(try await made.give(asked, to: Cast.joris) == .given) }
        let seats = try await made.worker(Cast.joris).worker.seats.map(\.seat)
        #expect(seats.map(\.membership.role) == ["jeugdhulpverlener", "gedragsdeskundige"])
        #expect(seats.map(\.period.until) == [Day.at(2026, 12, 1), nil])
        #expect(seats.map(\.membership.madeBy) == [nil, Cast.ineke])
        #expect(try await made.sees(Cast.joris))
    }

    @Test("What is wrong is said at its field, and nothing is kept")
    func wrong() async throws {
        let made = try await Staffed.open()
        let wrong: [(AskedSeat, String)] = [
            (Staffed.asked(role: " "), "rol"), (Staffed.asked(role: String(repeating: "x", count: 101)), "rol"),
            (Staffed.asked(in: Cast.schuldhulp), "team"), (Staffed.asked(from: "2026-11-20"), "van"),
            (Staffed.asked(until: "2026-11-20"), "tot"),
            (Staffed.asked(from: "2027-01-02", until: "2027-01-01"), "tot"),
            (Staffed.asked(until: "2099-01-01"), "tot"),
        ]
        for (asked, field) in wrong {
            let (lines, outcome) = try await made.place.logged { try await made.give(asked, to: Cast.joris) }
            #expect(outcome.refusal?.contains("\"\(field)\"") ?? false, "\(field)")
            #expect(lines.isEmpty)
        }
        for (name, address, field) in [("", "a@b.nl", "naam"), ("Els", "", "mail"), ("Els", "geen adres", "mail")] {
            let (_, outcome) = try await made.place.logged {
                try await made.workplace.inviteWorker(
                    Staffed.asked(), name: name, address: address, letter: nil, to: Cast.jeugdhulp,
                    as: made.place.caller(Cast.ineke))
            }
            #expect(outcome.refusal?.contains("\"\(field)\"") ?? false, "\(field)")
        }
        #expect(try await made.place.count("seat_request") == 0)
    }

    @Test("Closing a team ends every seat in it at that moment; the team, its history and its permits stay")
    func closesTeam() async throws {
        let made = try await Staffed.open()
        let ineke = try await made.place.caller(Cast.ineke)
        let preview = try await made.workplace.readDepartment(Cast.teamThuis, of: Cast.jeugdhulp, as: ineke)
        #expect(preview.workers.map(\.name) == ["Joris Hendriks", "Ruud Claassen"])
        for _ in 1...2 {
            try await made.workplace.closeDepartment(
                Cast.teamThuis, of: Cast.jeugdhulp, after: CivilDate("2026-11-22"), as: made.place.next(ineke))
        }
        #expect(try await made.sees(Cast.joris))
        #expect(try await made.give(Staffed.asked(until: "2026-11-22"), to: Cast.ruud) == .given)
        let (_, after) = try await made.place.logged {
            try await made.give(Staffed.asked(SeatRequestID(high: 8, low: 42)), to: Cast.ruud)
        }
        #expect(after.refusal?.contains("team") ?? false)
        made.place.clock.move(by: 2 * Moment.day)
        #expect(try await !made.sees(Cast.joris))
        #expect(try await made.place.count("access_grant", "withdrawn_at IS NULL") == 1)
        let names = try await made.place.engine.read {
            try OrganisationRecords.all(with: made.place.keys.installation, $0)
        }
        #expect(
            names.first { $0.id == Cast.jeugdhulp }?.departments.isEmpty ?? false, "nobody gives it access any more")
    }

    @Test("Adding and naming a team: once, and no two of one name")
    func teams() async throws {
        let made = try await Staffed.open()
        let ineke = try await made.place.caller(Cast.ineke)
        let id = DepartmentID(high: 8, low: 60)
        for _ in 1...2 {
            try await made.workplace.addDepartment(
                id, name: " Team Nacht ", to: Cast.jeugdhulp, as: made.place.next(ineke))
        }
        for name in ["Team Nacht", "", String(repeating: "x", count: 101)] {
            let (_, outcome) = try await made.place.logged {
                try await made.workplace.addDepartment(
                    DepartmentID(high: 8, low: 61), name: name, to: Cast.jeugdhulp, as: made.place.next(ineke))
            }
            #expect(outcome.refusal?.contains("naam") ?? false)
        }
        try await made.workplace.renameDepartment(
            id, to: "Team Maan", of: Cast.jeugdhulp, as: made.place.next(ineke))
        let reading = try await made.workplace.readAdministration(of: Cast.jeugdhulp, as: made.place.next(ineke))
        #expect(reading.departments.map(\.name).sorted() == ["Team Maan", "Team Thuis"])
    }

    @Test("Everything that was done stands on the page of changes, of the own organisation only")
    func changesPage() async throws {
        let made = try await Staffed.open()
        try await made.place.seat(Cast.karin, as: .administrator, at: Cast.kredietbank)
        _ = try await made.give(Staffed.asked(), to: Cast.ineke)
        try await made.answer(.no, by: Cast.wim)
        try await made.workplace.letLeave(
            Cast.joris, at: Cast.jeugdhulp, after: nil, closingAccount: false, as: made.place.caller(Cast.ineke))
        try await made.workplace.choose(
            word: .resident, for: Cast.jeugdhulp, as: made.place.caller(Cast.ineke))
        let lines = try await made.workplace.readChanges(
            of: Cast.jeugdhulp, as: made.place.caller(Cast.ineke)
        ).lines
        #expect(Set(lines.map(\.change.act)) == [.wordChosen, .left, .seatRefused, .seatAsked])
        #expect(lines.first { $0.change.act == .left }?.change.who == "Joris Hendriks")
        #expect(lines.first { $0.change.act == .seatRefused }?.by == "Wim Jonker")
        let other = try await made.workplace.readChanges(
            of: Cast.kredietbank, as: made.place.caller(Cast.karin)
        ).lines
        #expect(other.isEmpty)
    }

    @Test("The word for people is read at the next request of who works there, and of nobody else")
    func word() async throws {
        let made = try await Staffed.open()
        let joris = try await made.place.caller(Cast.joris)
        #expect(try await made.workplace.visitor(of: joris).personWord == nil)
        try await made.workplace.choose(
            word: .resident, for: Cast.jeugdhulp, as: made.place.caller(Cast.ineke))
        #expect(try await made.workplace.visitor(of: made.place.next(joris)).personWord == .resident)
        #expect(try await made.workplace.visitor(of: made.place.caller(Cast.petra)).personWord == nil)
    }

    @Test("Nobody ends the own office, and nobody who is an administrator leaves by their own hand")
    func ownOffice() async throws {
        let made = try await Staffed.open()
        let reading = try await made.worker(Cast.ineke)
        #expect(reading.endable.isEmpty && reading.isOneself)
        let seat = try #require(reading.worker.seats.first?.seat.id)
        let ineke = try await made.place.caller(Cast.ineke)
        let acts: [@Sendable () async throws -> Void] = [
            {
                try await made.workplace.endSeat(
                    seat, of: Cast.ineke, at: Cast.jeugdhulp, after: nil, as: made.place.next(ineke))
            },
            {
                try await made.workplace.letLeave(
                    Cast.ineke, at: Cast.jeugdhulp, after: nil, closingAccount: true, as: made.place.next(ineke))
            },
            {
                _ = try await made.workplace.giveSeat(
                    Staffed.asked(replaces: seat), to: Cast.ineke, at: Cast.jeugdhulp, as: made.place.next(ineke))
            },
        ]
        for act in acts {
            let (_, outcome) = try await made.place.logged { try await act() }
            #expect(outcome.refusal == "notFound")
        }
        try await made.workplace.letLeave(
            Cast.ineke, at: Cast.jeugdhulp, after: nil, closingAccount: false, as: made.place.caller(Cast.wim))
        let (_, outcome) = try await made.place.logged {
            try await made.workplace.administered(as: made.place.next(ineke))
        }
        #expect(outcome.refusal == "notFound", "from the next request on")
    }

    @Test("The search finds by a part of the name or address, of the own organisation only")
    func search() async throws {
        let made = try await Staffed.open()
        func found(_ text: String, leavers: Bool = false) async throws -> [String] {
            try await made.workplace.readStaff(
                of: Cast.jeugdhulp, matching: text, withLeavers: leavers, as: made.place.caller(Cast.ineke)
            ).workers.map(\.name)
        }
        #expect(try await found("") == ["Ineke Smit", "Joris Hendriks", "Ruud Claassen", "Wim Jonker"])
        #expect(try await found("HENDR jor") == ["Joris Hendriks"])
        #expect(try await found("petra").isEmpty)
        try await made.place.endMemberships(of: Cast.joris)
        #expect(try await found("joris").isEmpty)
        #expect(try await found("joris", leavers: true) == ["Joris Hendriks"])
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("The person chooses who acts for them, and ends it")
struct RepresentativeTests {
    static func asked(
        _ account: AccountID? = Cast.petra, number: UInt64 = 1, _ themes: ThemeSet = .of(.money),
        acts: ActSet = [.sign], from: String? = nil, until: String? = "2027-05-21"
    ) -> AskedMandate {
        AskedMandate(
            id: EntryID(high: 8, low: number), account: account, areas: .all, themes: themes, acts: acts,
            from: from.flatMap { CivilDate($0) }, until: until.flatMap { CivilDate($0) })
    }

    static let letter: RepresentativeLetter = { AccountLetter(subject: "gekozen", body: $0 ?? "geen taal") }

    private func choose(
        _ asked: AskedMandate = asked(), in dossier: DossierID, as caller: Caller, _ place: TestPlace
    ) async throws -> (lines: [LoggedLine], outcome: Result<Void, any Error>) {
        try await place.logged {
            try await place.workplace.chooseRepresentative(
                asked, telling: Self.letter, in: dossier, as: place.next(caller))
        }
    }

    private static let petras = Grant.test(to: .account(Cast.petra), .of(.reports), .of(.health))

    @Test(
        "Whom the person chose acts within it from the next request, once; the log says so and a mail tells them, without words"
    )
    func chooses() async throws {
        let mail = try Mailbox()
        let place = try await TestPlace.open(mail: mail)
        let dossier = try await place.dossier(grants: [Self.petras])
        let lisa = try await place.rescuer(Cast.lisa)
        for expected in [["create account done"], []] {
            let (lines, outcome) = try await choose(in: dossier, as: lisa, place)
            #expect(outcome.isSuccess && lines.map(\.description) == expected)
            #expect(lines.allSatisfy { $0.hasDetail && $0.actor == Cast.lisa })
        }
        #expect(try await place.count("mandate") == 1)
        #expect(try await place.count("outbox_mail") == 1)
        let petra = try await place.reach(of: Cast.petra, in: dossier)
        #expect(petra.standing == .representative && petra.acts == .sign)
        #expect(petra.themes(.look, in: .story) == .of(.money))
        #expect(!petra.seesPrivateNotes)
    }

    @Test("It counts from its first day until its last")
    func period() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [Self.petras])
        let lisa = try await place.rescuer(Cast.lisa)
        _ = try await choose(Self.asked(from: "2026-12-01", until: "2026-12-31"), in: dossier, as: lisa, place)
        for (moment, acts) in [
            (Day.now, false), (Day.at(2026, 12, 1), true), (Day.at(2026, 12, 31, 23, 59), true),
            (Day.at(2027, 1, 1), false),
        ] {
            place.clock.set(moment)
            #expect((try await place.reach(of: Cast.petra, in: dossier).standing == .representative) == acts)
        }
    }

    @Test("Without a code of a moment ago nothing is chosen")
    func factor() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [Self.petras])
        let lisa = try await place.caller(Cast.lisa)
        let (lines, outcome) = try await choose(in: dossier, as: lisa, place)
        #expect(outcome.refusal == "factorNeeded" && lines.isEmpty)
        #expect(try await place.count("mandate") == 0)
    }

    @Test("A worker and whoever acts for the person are refused with a line; to a stranger the dossier is not there")
    func others() async throws {
        let place = try await TestPlace.open()
        let bart = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await place.dossier(mandates: [bart], grants: [Self.petras])
        for account in [Cast.petra, Cast.bart] {
            let caller = try await place.rescuer(account)
            let (lines, outcome) = try await choose(Self.asked(Cast.petra), in: dossier, as: caller, place)
            #expect(outcome.isDenied && lines.map(\.description) == ["change account refused"])
            for act in [Cast.bart, Cast.petra] {
                let (_, ended) = try await place.logged {
                    try await place.workplace.endRepresentation(of: act, in: dossier, as: place.next(caller))
                }
                // Whom nobody chose is not there to be ended.
                #expect(ended.isDenied || (account == Cast.bart && ended.refusal == "notFound"))
            }
            let (_, form) = try await place.logged {
                try await place.workplace.prepareChoosing(in: dossier, as: place.next(caller))
            }
            #expect(form.isDenied)
        }
        let ruud = try await place.rescuer(Cast.ruud)
        let (lines, outcome) = try await choose(in: dossier, as: ruud, place)
        #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
        #expect(try await place.count("mandate") == 1)
    }

    @Test(
        "A young person who decides with their parents chooses nobody, and neither does a parent",
        arguments: ["2013-06-15", "2017-01-01"])
    func minor(_ born: String) async throws {
        let place = try await TestPlace.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await place.dossier(
            of: Cast.sam, mandates: [parent], grants: [Self.petras], born: CivilDate(born))
        for account in [Cast.sam, Cast.lisa] {
            let (_, outcome) = try await choose(in: dossier, as: try await place.rescuer(account), place)
            #expect(outcome.isDenied)
        }
        #expect(try await place.count("mandate") == 1)
    }

    @Test("Nobody writes while they look along as somebody else")
    func preview() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [Self.petras])
        var lisa = try await place.rescuer(Cast.lisa)
        lisa.seat = PreviewSeat(.account(Cast.petra))
        let along = lisa
        let (_, outcome) = try await place.logged {
            try await place.workplace.chooseRepresentative(
                Self.asked(), telling: Self.letter, in: dossier, as: along)
        }
        #expect(outcome.refusal == "notFound")
    }

    @Test(
        "What is wrong is told at its field: nobody, oneself, somebody from nowhere, one who acts already, no end, too long"
    )
    func fields() async throws {
        let place = try await TestPlace.open()
        let bart = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await place.dossier(mandates: [bart], grants: [Self.petras])
        let lisa = try await place.rescuer(Cast.lisa)
        let wrong: [(AskedMandate, String)] = [
            (Self.asked(nil), "aan"), (Self.asked(Cast.lisa), "aan"), (Self.asked(Cast.ruud), "aan"),
            (Self.asked(Cast.bart), "al"), (Self.asked(Cast.petra, .none), "wat"), (Self.asked(until: nil), "tot"),
            (Self.asked(until: "2026-11-20"), "tot"), (Self.asked(until: "2029-11-22"), "tot"),
            (Self.asked(from: "2026-11-20"), "van"),
        ]
        for (asked, field) in wrong {
            let (_, outcome) = try await choose(asked, in: dossier, as: lisa, place)
            guard case .failure(Refusal.invalid(let problems)) = outcome else {
                Issue.record("\(field) was not refused")
                continue
            }
            #expect(problems.map(\.field) == [field])
        }
        #expect(try await place.count("mandate") == 1)
    }

    @Test("The person ends it any day, and it counts at the next request; then they can be chosen again")
    func ends() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [Self.petras])
        let lisa = try await place.rescuer(Cast.lisa)
        _ = try await choose(in: dossier, as: lisa, place)
        _ = try await choose(Self.asked(Cast.petra, number: 2), in: dossier, as: lisa, place)
        #expect(try await place.count("mandate") == 1)
        for expected in [["change account done"], []] {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.endRepresentation(of: Cast.petra, in: dossier, as: place.next(lisa))
            }
            #expect(outcome.isSuccess && lines.map(\.description) == expected)
        }
        #expect(try await place.reach(of: Cast.petra, in: dossier).standing == .participant)
        let (_, again) = try await choose(Self.asked(Cast.petra, number: 3), in: dossier, as: lisa, place)
        #expect(again.isSuccess)
        #expect(try await place.reach(of: Cast.petra, in: dossier).standing == .representative)
    }

    @Test(
        "Rule 25: the mail goes only while they are chosen and the person lives; also when it begins later",
        arguments: [nil, "2026-12-01"] as [String?])
    func letterOfWhatEnded(_ from: String?) async throws {
        let mail = try Mailbox()
        for (ends, dies) in [(true, false), (false, true), (false, false)] {
            let place = try await TestPlace.open(mail: mail)
            let dossier = try await place.dossier(grants: [Self.petras])
            let lisa = try await place.rescuer(Cast.lisa)
            _ = try await choose(Self.asked(from: from), in: dossier, as: lisa, place)
            if ends {
                try await place.workplace.endRepresentation(of: Cast.petra, in: dossier, as: place.next(lisa))
            }
            if dies { try await place.die(in: dossier) }
            let turn = try await place.workplace.sendNextMail()
            #expect(turn == (ends || dies ? MailTurn.dropped : MailTurn.sent))
            #expect(try await place.count("outbox_mail") == 0)
        }
        #expect(try mail.letters().count == 1)
    }

    @Test("What had not begun is ended before it begins, and goes out in a file that can be read")
    func endsBefore() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [Self.petras])
        let lisa = try await place.rescuer(Cast.lisa)
        _ = try await choose(Self.asked(from: "2026-12-01"), in: dossier, as: lisa, place)
        try await place.workplace.endRepresentation(of: Cast.petra, in: dossier, as: place.next(lisa))
        place.clock.set(Day.at(2026, 12, 2))
        #expect(try await place.reach(of: Cast.petra, in: dossier).standing == .participant)
        #expect(try await place.count("mandate", "until_at < from_at") == 0)
    }

    @Test("A court's is not the person's to end, and of who never acted nothing is said")
    func notTheirs() async throws {
        let place = try await TestPlace.open()
        let court = Mandate(account: Cast.bart, basis: .courtAppointed, kind: .mentor, period: Period(from: Day.past))
        let dossier = try await place.dossier(mandates: [court])
        let lisa = try await place.caller(Cast.lisa)
        let (_, denied) = try await place.logged {
            try await place.workplace.endRepresentation(of: Cast.bart, in: dossier, as: place.next(lisa))
        }
        #expect(denied.isDenied)
        let (_, nobody) = try await place.logged {
            try await place.workplace.endRepresentation(of: Cast.petra, in: dossier, as: place.next(lisa))
        }
        #expect(nobody.refusal == "notFound")
    }
}

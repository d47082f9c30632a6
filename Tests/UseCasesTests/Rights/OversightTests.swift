import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 22: the privacy officer answers and looks on, of the own organisation only, and sees no entry.
@Suite("A privacy officer answers what was asked of the own organisation, and reaches no dossier")
struct OversightTests {
    @Test(
        "The office opens nothing: not with a permit for the whole organisation, and not by any address of the dossier")
    func reachesNothing() async throws {
        let (place, dossier, report) = try await OversightMatter.asked()
        #expect(try await place.reach(of: Cast.wim, in: dossier).isEmpty)
        for reading in Reading.all {
            let wim = try await place.caller(Cast.wim)
            let (lines, outcome) = try await place.logged {
                try await reading.read(place.workplace, dossier, report, wim)
            }
            #expect(outcome.refusal == "notFound", "\(reading)")
            #expect(lines.map(\.dossier) == [.zero])
        }
        // Who works there too has a seat for that.
        try await place.seat(Cast.wim, as: .worker)
        #expect(try await !place.reach(of: Cast.wim, in: dossier).isEmpty)
    }

    @Test("Sees what was asked, of whom and until when; and the person reads that it was seen")
    func reads() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        let wim = try await place.caller(Cast.wim)
        let (lines, outcome) = try await place.logged { try await place.workplace.readOversight(as: wim) }
        let reading = try outcome.get()
        let waiting = try #require(reading.waiting.first)
        #expect(reading.waiting.count == 1 && reading.organisations == ["Jeugdhulp"])
        #expect(waiting.person == "Lisa de Wit" && waiting.text == "Dit klopt niet.")
        #expect(waiting.matter?.who == "Joris Hendriks" && waiting.matter?.entry == nil)
        #expect(waiting.lastDay.text == "2026-12-21" && !waiting.isLate && waiting.mayExtend)
        #expect(lines.map(\.dossier) == [.zero, dossier])
        #expect(lines.map(\.description) == ["listed wholeDossier done", "listed wholeDossier done"])
        #expect(lines.allSatisfy { $0.actor == Cast.wim })
    }

    @Test("The oldest deadline stands first, and what is late is marked")
    func order() async throws {
        let (place, dossier, report) = try await OversightMatter.asked()
        place.clock.move(by: 20 * Moment.day)
        try await place.workplace.askRight(
            AskedRight(
                id: RightsRequestID(high: 8, low: 2), right: .restriction, entry: report, text: "Later gevraagd."),
            in: dossier, as: place.caller(Cast.lisa))
        place.clock.move(by: 15 * Moment.day)
        let reading = try await place.workplace.readOversight(as: place.caller(Cast.wim))
        #expect(reading.waiting.map(\.isLate) == [true, false])
        #expect(reading.waiting.map(\.request.right) == [.correction, .restriction])
        #expect(reading.waiting.map(\.mayExtend) == [false, true])
    }

    @Test("The answer, once; the person reads it and finds a line of it in the log", arguments: RightsAnswer.allCases)
    func answers(_ answer: RightsAnswer) async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        let wim = try await place.caller(Cast.wim)
        let workplace = place.workplace
        let (lines, outcome) = try await place.logged {
            try await workplace.answerRight(AskRightTests.id, in: dossier, answer, text: "Dit is waarom.", as: wim)
        }
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["change wholeDossier done"] && lines[0].dossier == dossier)
        let lisa = try await place.caller(Cast.lisa)
        let line = try #require(try await workplace.readRights(of: dossier, as: lisa).lines.first)
        #expect(line.answer == "Dit is waarom." && line.request.outcome == answer.outcome)
        #expect(line.lastDay.text == (answer == .moreTime ? "2027-02-21" : "2026-12-21"))
        #expect(try await workplace.readOverview(of: dossier, as: place.next(lisa)).answered == 1)
        let (_, again) = try await place.logged {
            try await workplace.answerRight(
                AskRightTests.id, in: dossier, answer, text: "Nog eens.", as: place.next(wim))
        }
        #expect(again.refusal == "changedMeanwhile")
    }

    @Test("What was said about more time stays above the answer")
    func bothAreRead() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        let workplace = place.workplace
        try await workplace.answerRight(
            AskRightTests.id, in: dossier, .moreTime, text: "Joris is op vakantie.", as: place.caller(Cast.wim))
        place.clock.move(by: Moment.day)
        try await workplace.answerRight(
            AskRightTests.id, in: dossier, .granted, text: "Je hebt gelijk.", as: place.caller(Cast.wim))
        let line = try #require(
            try await workplace.readRights(of: dossier, as: place.caller(Cast.lisa)).lines.first)
        #expect(line.answer == "Joris is op vakantie.\n\nJe hebt gelijk.")
    }

    @Test("Who writes about more time while the last day passes is told so at the field, and may still answer")
    func lastDayPasses() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        place.clock.move(by: 40 * Moment.day)
        let wim = try await place.caller(Cast.wim)
        let (_, outcome) = try await place.logged {
            try await place.workplace.answerRight(
                AskRightTests.id, in: dossier, .moreTime, text: "Het duurt.", as: wim)
        }
        #expect(outcome.refusal?.hasPrefix("invalid") ?? false)
        try await place.workplace.answerRight(
            AskRightTests.id, in: dossier, .refused, text: "Toch niet.", as: place.next(wim))
    }

    @Test(
        "A correction that was agreed to shows to the author of the report, until they correct it, and to nobody else")
    func authorCorrects() async throws {
        let (place, dossier, report) = try await OversightMatter.asked()
        let workplace = place.workplace
        func toCorrect(_ account: AccountID) async throws -> [String] {
            try await workplace.readReport(report, in: dossier, as: place.caller(account)).toCorrect
        }
        #expect(try await toCorrect(Cast.joris).isEmpty)
        place.clock.move(by: Moment.day)
        try await workplace.answerRight(
            AskRightTests.id, in: dossier, .granted, text: "Je hebt gelijk.", as: place.caller(Cast.wim))
        #expect(try await toCorrect(Cast.joris) == ["Dit klopt niet."])
        for other in [Cast.lisa, Cast.ruud] { #expect(try await toCorrect(other).isEmpty) }
        place.clock.move(by: Moment.day)
        try await workplace.correctReport(
            report, in: dossier, text: "zo was het", themes: .general, version: 1, as: place.caller(Cast.joris))
        #expect(try await toCorrect(Cast.joris).isEmpty)
    }

    @Test("An answer needs words, and a request taken back needs none")
    func needsWords() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        let wim = try await place.caller(Cast.wim)
        for text in ["", " \n", String(repeating: "a", count: AskedRight.longestText + 1)] {
            let (_, outcome) = try await place.logged {
                try await place.workplace.answerRight(AskRightTests.id, in: dossier, .granted, text: text, as: wim)
            }
            #expect(outcome.refusal?.hasPrefix("invalid") ?? false)
        }
        try await place.workplace.takeBackRight(AskRightTests.id, in: dossier, as: place.caller(Cast.lisa))
        let (_, late) = try await place.logged {
            try await place.workplace.answerRight(AskRightTests.id, in: dossier, .granted, text: "Ja.", as: wim)
        }
        #expect(late.refusal == "changedMeanwhile")
    }

    @Test(
        "Of another organisation nothing is there: not the page's lists, not the request, not the permit, not the looks"
    )
    func ownOnly() async throws {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        let report = try await place.report("geld", in: dossier, by: Cast.petra).id
        try await place.workplace.askRight(
            AskedRight(id: AskRightTests.id, right: .correction, entry: report, text: "nee"), in: dossier,
            as: place.caller(Cast.lisa))
        _ = try await place.workplace.readReport(report, in: dossier, as: place.caller(Cast.petra))
        let wim = try await place.caller(Cast.wim)
        let reading = try await place.workplace.readOversight(as: wim)
        #expect(reading.waiting.isEmpty && reading.permits.isEmpty && reading.settled.isEmpty)
        let looks = try await place.workplace.readOversightLog(from: nil, until: nil, actor: nil, as: place.next(wim))
        #expect(looks.looks.isEmpty)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.answerRight(
                AskRightTests.id, in: dossier, .granted, text: "ja", as: place.next(wim))
        }
        #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
    }

    @Test("Nobody else has the page: a worker, an administrator and the person find nothing, with one line")
    func officersOnly() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        try await place.seat(Cast.ineke, as: .administrator)
        for account in [Cast.joris, Cast.ineke, Cast.lisa, Cast.ruud] {
            let caller = try await place.caller(account)
            let acts: [@Sendable () async throws -> Void] = [
                { _ = try await place.workplace.readOversight(as: place.next(caller)) },
                {
                    _ = try await place.workplace.readOversightLog(
                        from: nil, until: nil, actor: nil, as: place.next(caller))
                },
                {
                    try await place.workplace.answerRight(
                        AskRightTests.id, in: dossier, .granted, text: "ja", as: place.next(caller))
                },
                {
                    try await place.workplace.reviewPermit(
                        OversightMatter.law, in: dossier, .stopped, text: "nee", as: place.next(caller))
                },
            ]
            for act in acts {
                let (lines, outcome) = try await place.logged { try await act() }
                #expect(outcome.refusal == "notFound")
                #expect(lines.map(\.dossier) == [.zero] && lines.map(\.outcome) == [.refused])
            }
        }
    }

    @Test("Rule 6: an objection that is right ends the permit from then on; one that is not leaves it")
    func objection() async throws {
        for answer in [RightsAnswer.granted, .refused] {
            let (place, dossier, _) = try await OversightMatter.asked(.objection)
            #expect(try await place.reach(of: Cast.ruud, in: dossier).themes(.look, in: .reports).contains(.safety))
            // Youth help as a whole has a permit too; only what stands on the law is objected to.
            try await place.workplace.answerRight(
                AskRightTests.id, in: dossier, answer, text: "Daarom.", as: place.caller(Cast.wim))
            let withdrawn = try await place.count(
                "access_grant", "id = \(OversightMatter.law) AND withdrawn_at IS NOT NULL")
            #expect(withdrawn == (answer == .granted ? 1 : 0))
        }
    }

    @Test("Rule 6: a permit by law is reviewed once; the person reads what was found")
    func reviews() async throws {
        for review in PermitReview.allCases {
            let (place, dossier, _) = try await OversightMatter.asked()
            let wim = try await place.caller(Cast.wim)
            let workplace = place.workplace
            let permit = try #require(try await workplace.readOversight(as: wim).permits.first)
            #expect(permit.holder == "Ruud Claassen" && permit.law == "Jeugdwet" && permit.person == "Lisa de Wit")
            try await workplace.reviewPermit(
                OversightMatter.law, in: dossier, review, text: "Nagekeken.", as: place.next(wim))
            #expect(try await workplace.readOversight(as: place.next(wim)).permits.isEmpty)
            let read = try await workplace.readRights(of: dossier, as: place.caller(Cast.lisa)).reviews
            #expect(read.map(\.review.outcome) == [review] && read.map(\.review.text) == ["Nagekeken."])
            #expect(read.map(\.holder) == ["Ruud Claassen"])
            let stopped = try await place.count(
                "access_grant", "id = \(OversightMatter.law) AND withdrawn_at IS NOT NULL")
            #expect(stopped == (review == .stopped ? 1 : 0))
        }
    }

    @Test(
        "Who looked: the own organisation's people, which page of whose dossier; of what is confined only that it is there"
    )
    func looks() async throws {
        let (place, dossier, report) = try await OversightMatter.asked()
        let confined = try await place.report(
            "zorg", in: dossier, by: Cast.joris, as: .confined, named: [Cast.joris])
        let joris = try await place.caller(Cast.joris)
        for _ in 1...3 { _ = try await place.workplace.readReport(report, in: dossier, as: place.next(joris)) }
        _ = try await place.workplace.readReport(confined.id, in: dossier, as: place.next(joris))
        let wim = try await place.caller(Cast.wim)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.readOversightLog(from: nil, until: nil, actor: nil, as: wim)
        }
        let looks = try outcome.get().looks
        #expect(looks.map(\.times).sorted() == [1, 3])
        let seen = try #require(looks.first { $0.who != nil })
        #expect(seen.who == "Joris Hendriks" && seen.person == "Lisa de Wit" && seen.object == .report)
        #expect(looks.contains { $0.who == nil && $0.person == nil && $0.object == .none })
        #expect(lines.map(\.dossier) == [.zero, dossier])
        let byOne = try await place.workplace.readOversightLog(
            from: nil, until: nil, actor: Cast.joris, as: place.next(wim))
        #expect(byOne.looks.map(\.who) == ["Joris Hendriks"])
    }

    @Test("An office that has ended is none: from the next request on")
    func ended() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        let wim = try await place.caller(Cast.wim)
        _ = try await place.workplace.readOversight(as: wim)
        try await place.endMemberships(of: Cast.wim)
        let (_, outcome) = try await place.logged {
            try await place.workplace.answerRight(
                AskRightTests.id, in: dossier, .granted, text: "ja", as: place.next(wim))
        }
        #expect(outcome.refusal == "notFound")
    }
}

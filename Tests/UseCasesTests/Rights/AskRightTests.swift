import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("The person asks: once, about what is theirs to see, and who is asked is who wrote it")
struct AskRightTests {
    static let id = RightsRequestID(high: 8, low: 1)

    /// Lisa's dossier with a report on money by Petra, who works for the Kredietbank.
    static func asked(
        _ right: Right = .correction, text: String = "Dat was niet zo."
    ) async throws -> (place: TestPlace, dossier: DossierID, report: EntryID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra), .of(.reports), .of(.money))])
        let report = try await place.report("over geld", in: dossier, .of(.money), by: Cast.petra)
        let lisa = try await place.caller(Cast.lisa)
        for _ in 1...2 {
            try await place.workplace.askRight(
                AskedRight(id: id, right: right, entry: report.id, text: text), in: dossier, as: place.next(lisa))
        }
        return (place, dossier, report.id)
    }

    @Test("Sent twice it is one request, with its last day, for the organisation of who wrote it")
    func once() async throws {
        let (place, dossier, report) = try await Self.asked()
        let reading = try await place.workplace.readRights(of: dossier, as: place.caller(Cast.lisa))
        #expect(reading.lines.count == 1)
        let line = try #require(reading.lines.first)
        #expect(line.request.organisation == Cast.kredietbank && line.organisation == "Kredietbank")
        #expect(line.request.matter == .entry(report))
        #expect(line.matter?.who == "Petra Kuipers")
        #expect(line.text == "Dat was niet zo." && line.answer == nil)
        #expect(line.lastDay.text == "2026-12-21" && !line.isLate)
        place.clock.move(by: 31 * Moment.day)
        let late = try await place.workplace.readRights(of: dossier, as: place.caller(Cast.lisa))
        #expect(late.lines.map(\.isLate) == [true])
    }

    @Test("Asking and reading are each one line in the dossier's log")
    func isLogged() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        let report = try await place.report("geld", in: dossier, by: Cast.petra).id
        let lisa = try await place.caller(Cast.lisa)
        let workplace = place.workplace
        let (asked, _) = try await place.logged {
            try await workplace.askRight(
                AskedRight(id: Self.id, right: .restriction, entry: report, text: "liever niet"), in: dossier, as: lisa)
        }
        #expect(asked.map(\.description) == ["create wholeDossier done"])
        let (read, _) = try await place.logged { try await workplace.readRights(of: dossier, as: place.next(lisa)) }
        #expect(read.map(\.description) == ["view account done"])
        let (back, _) = try await place.logged {
            try await workplace.takeBackRight(Self.id, in: dossier, as: place.next(lisa))
        }
        #expect(back.map(\.description) == ["change wholeDossier done"])
        #expect((asked + read + back).allSatisfy { $0.dossier == dossier && $0.actor == Cast.lisa })
    }

    @Test("Taken back it is over, and once")
    func takenBack() async throws {
        let (place, dossier, _) = try await Self.asked()
        let lisa = try await place.caller(Cast.lisa)
        try await place.workplace.takeBackRight(Self.id, in: dossier, as: lisa)
        let lines = try await place.workplace.readRights(of: dossier, as: place.next(lisa)).lines
        #expect(lines.map(\.request.outcome) == [.takenBack])
        let (_, again) = try await place.logged {
            try await place.workplace.takeBackRight(Self.id, in: dossier, as: place.next(lisa))
        }
        #expect(again.refusal == "changedMeanwhile")
        let (_, nowhere) = try await place.logged {
            try await place.workplace.takeBackRight(
                RightsRequestID(high: 8, low: 9), in: dossier, as: place.next(lisa))
        }
        #expect(nowhere.refusal == "notFound")
    }

    @Test("A worker asks, reads and takes back nothing; what they may do in the dossier makes no difference")
    func notForWorkers() async throws {
        let (place, dossier, report) = try await Self.asked()
        try await place.give(.test(to: .account(Cast.petra), .all, .all, .all), in: dossier)
        let petra = try await place.caller(Cast.petra)
        let workplace = place.workplace
        let asked = AskedRight(id: RightsRequestID(high: 8, low: 2), right: .correction, entry: report, text: "ja")
        let outcomes = [
            try await place.logged { try await workplace.askRight(asked, in: dossier, as: petra) }.outcome.isDenied,
            try await place.logged { try await workplace.readRights(of: dossier, as: petra) }.outcome.isDenied,
            try await place.logged { try await workplace.takeBackRight(Self.id, in: dossier, as: petra) }.outcome
                .isDenied,
            try await place.logged {
                try await workplace.prepareRight(.correction, entry: report, logLine: nil, in: dossier, as: petra)
            }.outcome.isDenied,
        ]
        #expect(outcomes == [true, true, true, true])
        #expect(try await place.count("rights_request") == 1)
    }

    @Test(
        "What the person does not see cannot be named: a confined, a withheld and a strange entry are one wrong choice")
    func namesNothingHidden() async throws {
        let (place, dossier, _) = try await Self.asked()
        let confined = try await place.report("zorg", in: dossier, by: Cast.petra, as: .confined, named: [Cast.petra])
        let withheld = try await place.report("over een ander", in: dossier, by: Cast.petra, as: .withheld)
        let lisa = try await place.caller(Cast.lisa)
        for entry in [confined.id, withheld.id, EntryID(high: 7, low: 7)] {
            let (_, outcome) = try await place.logged {
                try await place.workplace.askRight(
                    AskedRight(id: RightsRequestID(high: 8, low: 3), right: .correction, entry: entry, text: "ja"),
                    in: dossier, as: place.next(lisa))
            }
            #expect(outcome.refusal?.contains("stuk") ?? false)
            #expect(outcome.refusal?.contains("unknownChoice") ?? false)
        }
    }

    @Test("An own statement needs nobody: it stands beside the report at once, and once")
    func statement() async throws {
        let (place, dossier, report) = try await Self.asked(.statement, text: "Ik was bang.")
        let detail = try await place.workplace.readReport(report, in: dossier, as: place.caller(Cast.petra))
        guard case .report(_, let reactions) = detail.item else { return #expect(Bool(false), "no report") }
        #expect(reactions.map(\.body.text) == ["Ik was bang."])
        #expect(reactions.map(\.row.form) == [ReactionForm.ownView.rawValue])
        let lines = try await place.workplace.readRights(of: dossier, as: place.caller(Cast.lisa)).lines
        #expect(lines.map(\.request.outcome) == [.granted])
        #expect(lines.map(\.organisation) == [nil])
    }

    @Test("Where nothing says who answers it is asked; of one organisation there is no choice")
    func choosesWhoAnswers() async throws {
        let (place, dossier, _) = try await Self.asked()
        let lisa = try await place.caller(Cast.lisa)
        let workplace = place.workplace
        var asked = AskedRight(id: RightsRequestID(high: 8, low: 4), right: .destruction, text: "alles mag weg")
        try await workplace.askRight(asked, in: dossier, as: place.next(lisa))
        try await place.give(.test(to: .organisation(Cast.jeugdhulp)), in: dossier)
        asked = AskedRight(id: RightsRequestID(high: 8, low: 5), right: .destruction, text: "alles mag weg")
        let (_, unknown) = try await place.logged {
            try await workplace.askRight(asked, in: dossier, as: place.next(lisa))
        }
        #expect(unknown.refusal?.contains("organisatie") ?? false)
        asked.organisation = Cast.jeugdhulp
        try await workplace.askRight(asked, in: dossier, as: place.next(lisa))
        let lines = try await workplace.readRights(of: dossier, as: place.next(lisa)).lines
        #expect(Set(lines.compactMap(\.organisation)) == ["Kredietbank", "Jeugdhulp"])
    }

    @Test("The words of a request are sealed, and to their own row")
    func sealed() async throws {
        let (place, dossier, _) = try await Self.asked(text: "Vijverzicht")
        let bytes = try await place.engine.read { session in
            try session.first("SELECT sealed FROM rights_request WHERE dossier_id = \(dossier)") { $0.bytes(0) }
        }
        #expect(try !String(decoding: #require(bytes), as: UTF8.self).contains("Vijverzicht"))
        _ = try await place.engine.write { try $0.run("UPDATE rights_request SET id = \(EntryID(high: 8, low: 8))") }
        await #expect(throws: SealError.doesNotOpen) {
            try await place.workplace.readRights(of: dossier, as: place.caller(Cast.lisa))
        }
    }
}

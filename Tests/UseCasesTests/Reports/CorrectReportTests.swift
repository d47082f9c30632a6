import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("Correcting a report and reacting to it")
struct CorrectReportTests {
    private func place() async throws -> (TestPlace, DossierID, EntryRow) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money, .health)),
            .test(to: .account(Cast.karin), .of(.reports), .of(.money, .health), .all),
            .test(to: .account(Cast.joris), .of(.reports), .of(.money), .look),
        ])
        return (place, dossier, try await place.report("eerst", in: dossier, .of(.money)))
    }

    private func correct(
        _ row: EntryRow, _ text: String, _ themes: ThemeSet = .of(.money), version: Int64 = 1, by account: AccountID,
        _ place: TestPlace
    ) async throws -> (lines: [LoggedLine], outcome: Result<Void, any Error>) {
        let caller = try await place.caller(account)
        return try await place.logged {
            try await place.workplace.correctReport(
                row.id, in: row.dossier, text: text, themes: themes, version: version, as: caller)
        }
    }

    @Test("The author's correction is a new version, and the old words stay readable")
    func correctsAsAuthor() async throws {
        let (place, dossier, report) = try await place()
        place.clock.move(by: Moment.hour)
        let (lines, outcome) = try await correct(report, "beter", by: Cast.petra, place)
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["change report done"] && lines[0].dossier == dossier)
        let detail = try await place.workplace.readReport(report.id, in: dossier, as: place.caller(Cast.petra))
        #expect(detail.report?.body.text == "beter")
        #expect(detail.report?.row.version == 2 && detail.report?.row.occurredAt == report.occurredAt)
        #expect(detail.earlier.map(\.body.text) == ["eerst"])
    }

    @Test("Rule 14: nobody else corrects it, not with every verb and not as the person; the refusal is logged")
    func refusesOthers() async throws {
        let (place, dossier, report) = try await place()
        for account in [Cast.karin, Cast.lisa, Cast.joris] {
            let (lines, outcome) = try await correct(report, "van een ander", by: account, place)
            #expect(outcome.isDenied)
            #expect(lines.count == 1 && lines[0].outcome == .refused && lines[0].dossier == dossier)
        }
        let (lines, outcome) = try await correct(report, "een vreemde", by: Cast.ruud, place)
        #expect(outcome.refusal == "notFound" && lines.map(\.dossier) == [.zero])
        #expect(try await place.count("entry_version") == 0)
    }

    @Test("Rule 14: the form for a new report moves no old one that its author may not change any more")
    func formOfNewOne() async throws {
        let place = try await TestPlace.open()
        let health = Grant.test(to: .account(Cast.petra), .of(.reports), .of(.health))
        let dossier = try await place.dossier(grants: [
            health, .test(to: .account(Cast.petra), .of(.reports), .of(.money)),
        ])
        let old = try await place.report("ziek", in: dossier, .of(.health))
        try await place.withdraw(health.id, in: dossier)
        let petra = try await place.caller(Cast.petra)
        let new = NewReport(id: old.id, text: "geld", form: .talk, themes: .of(.money), isPrivate: false)
        let (lines, written) = try await place.logged {
            try await place.workplace.writeReport(new, in: dossier, as: petra)
        }
        #expect(try written.get() != old.id)
        #expect(lines.map(\.description) == ["create report done"])
        let row = try #require(try await place.row(old.id, in: dossier))
        #expect(row.themes == .of(.health) && row.version == 1)
        #expect(try await place.workplace.writeReport(new, in: dossier, as: place.next(petra)) == (try written.get()))
        #expect(try await place.count("entry") == 2)
    }

    @Test("Of two corrections of one version the second is told, and nothing is overwritten")
    func tellsOfChangesMeanwhile() async throws {
        let (place, dossier, report) = try await place()
        #expect(try await correct(report, "beter", by: Cast.petra, place).outcome.isSuccess)
        let late = try await correct(report, "nog beter", version: 1, by: Cast.petra, place)
        #expect(late.outcome.refusal == "changedMeanwhile")
        let twice = try await correct(report, "beter", version: 1, by: Cast.petra, place)
        #expect(twice.outcome.isSuccess, "the same correction sent twice is one")
        #expect(try await place.count("entry_version") == 1)
        #expect(try await place.row(report.id, in: dossier)?.version == 2)
    }

    @Test("A report moves to other themes only where its author may add, and what hangs on it moves along")
    func movesThemes() async throws {
        let (place, dossier, report) = try await place()
        try await place.workplace.react(
            to: report.id, in: dossier, id: NewIdentifier.make(at: Day.now), form: .answer, text: "fijn",
            as: place.caller(Cast.lisa))
        #expect(try await correct(report, "eerst", .of(.family), by: Cast.petra, place).outcome.isDenied)
        #expect(try await correct(report, "eerst", .none, by: Cast.petra, place).outcome.isDenied)
        #expect(try await correct(report, "eerst", .of(.health), by: Cast.petra, place).outcome.isSuccess)
        // Case j: who has only money sees neither the report nor its reaction any more.
        let timeline = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(Cast.joris))
        #expect(timeline.items.isEmpty)
        let detail = try await place.workplace.readReport(report.id, in: dossier, as: place.caller(Cast.petra))
        guard case .report(_, let reactions) = detail.item else {
            Issue.record("withheld")
            return
        }
        #expect(reactions.map(\.body.text) == ["fijn"] && reactions.map(\.row.themes) == [.of(.health)])
    }

    @Test("One heart from one person is enough, however often it is tapped and whatever id it carries")
    func reactsOnce() async throws {
        let (place, dossier, report) = try await place()
        for account in [Cast.lisa, Cast.karin] {
            let caller = try await place.caller(account)
            for _ in 0..<3 {
                try await place.workplace.react(
                    to: report.id, in: dossier, id: NewIdentifier.make(at: Day.now), form: .nice, text: "", as: caller)
            }
        }
        #expect(try await place.count("entry", "kind = \(EntryKind.reaction.rawValue)") == 2)
        let lines = try await place.log().filter { $0.object == .reaction }
        #expect(lines.count == 2 && lines.allSatisfy { $0.dossier == dossier && $0.objectID == report.id })
    }

    @Test("A reaction needs words, the report in sight, and the right to add")
    func refusesReactions() async throws {
        let (place, dossier, report) = try await place()
        func react(_ account: AccountID, _ text: String, to id: EntryID) async throws -> Result<Void, any Error> {
            let caller = try await place.caller(account)
            return try await place.logged {
                try await place.workplace.react(
                    to: id, in: dossier, id: NewIdentifier.make(at: Day.now), form: .answer, text: text, as: caller)
            }.outcome
        }
        #expect(try await react(Cast.petra, "  ", to: report.id).refusal?.hasPrefix("invalid") == true)
        #expect(try await react(Cast.joris, "mag niet", to: report.id).isDenied)
        #expect(try await react(Cast.petra, "bestaat niet", to: EntryID(high: 1, low: 1)).refusal == "notFound")
        let hidden = try await place.report("over het gezin", in: dossier, .of(.family), by: Cast.lisa)
        #expect(try await react(Cast.petra, "niet te zien", to: hidden.id).refusal == "notFound")
        #expect(try await place.count("entry", "kind = \(EntryKind.reaction.rawValue)") == 0)
    }

    @Test("Rule 9: a reaction to a confined report is confined to the same people")
    func confinesReactions() async throws {
        let (place, dossier, _) = try await place()
        let confined = try await place.report(
            "zorg", in: dossier, .of(.money), as: .confined, named: [Cast.petra, Cast.karin])
        let reaction: EntryID = NewIdentifier.make(at: Day.now)
        try await place.workplace.react(
            to: confined.id, in: dossier, id: reaction, form: .answer, text: "gezien", as: place.caller(Cast.karin))
        #expect(try await place.row(reaction, in: dossier)?.visibility == .confined)
        #expect(try await place.count("entry_named", "entry_id = \(reaction)") == 2)
        #expect(try await place.log().last?.isConfined == true)
    }
}

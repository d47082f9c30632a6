import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Design §1.3: every read is logged before it is answered.
@Suite("Every read leaves one line in the right log before it answers")
struct LogOfReadingTests {
    private func place() async throws -> (TestPlace, DossierID, EntryID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money), .look)
        ])
        return (place, dossier, try await place.report("over geld", in: dossier, .of(.money)).id)
    }

    @Test("The person's own reading", arguments: Reading.all)
    func logsReads(_ reading: Reading) async throws {
        let (place, dossier, report) = try await place()
        let caller = try await place.caller(Cast.lisa)
        for _ in 0..<2 {
            let (lines, outcome) = try await place.logged {
                try await reading.read(place.workplace, dossier, report, caller)
            }
            #expect(outcome.isSuccess, "\(outcome)")
            #expect(lines.map(\.description) == [reading.line])
            #expect(lines.allSatisfy { $0.dossier == dossier && $0.actor == Cast.lisa })
        }
    }

    @Test("The line is the last that is written: nothing is read after it", arguments: Reading.all)
    func logsLast(_ reading: Reading) async throws {
        let (place, dossier, report) = try await place()
        let caller = try await place.caller(Cast.lisa)
        place.engine.forget()
        try await reading.read(place.workplace, dossier, report, caller)
        let last = try #require(place.engine.transactions.last)
        #expect(last.writes && last.statements.contains { $0.contains("INSERT INTO log_line") })
        #expect(place.engine.transactions.filter(\.writes).count == 1)
    }

    @Test("When the log cannot be written nothing is shown", arguments: Reading.all)
    func showsNothingUnlogged(_ reading: Reading) async throws {
        let (place, dossier, report) = try await place()
        let (caller, stranger) = (try await place.caller(Cast.lisa), try await place.caller(Cast.ruud))
        place.engine.refuseWrites()
        for each in [caller, stranger] {
            let (_, outcome) = try await place.logged {
                try await reading.read(place.workplace, dossier, report, each)
            }
            #expect(outcome.refusal == "logUnavailable")
        }
    }

    @Test("Home logs each dossier on it as a list, in one write, and shows nothing when it cannot")
    func logsLists() async throws {
        let (place, dossier, _) = try await place()
        let other = try await place.dossier(of: Cast.sam, key: "sam", grants: [.test(to: .account(Cast.petra))])
        _ = try await place.dossier(of: Cast.bart, key: "bart")
        let caller = try await place.caller(Cast.petra)
        place.engine.forget()
        let (lines, outcome) = try await place.logged { try await place.workplace.readHome(as: caller) }
        #expect(Set(try outcome.get().dossiers.map(\.id)) == [dossier, other])
        #expect(lines.map(\.description) == ["listed home done", "listed home done"])
        #expect(Set(lines.map(\.dossier)) == [dossier, other])
        #expect(place.engine.transactions.filter(\.writes).count == 1)
        place.engine.refuseWrites()
        let (_, refused) = try await place.logged { try await place.workplace.readHome(as: caller) }
        #expect(refused.refusal == "logUnavailable")
    }

    @Test(
        "What is refused to who knows the dossier stands in its log; what is not there for them in the installation's")
    func logsRefusals() async throws {
        let (place, dossier, _) = try await place()
        let hidden = try await place.report("over gezondheid", in: dossier, .of(.health), by: Cast.lisa)
        let caller = try await place.caller(Cast.petra)
        let log = try await place.logged {
            try await place.workplace.readAccessLog(of: dossier, as: caller)
        }
        #expect(log.outcome.isDenied && log.lines.map(\.description) == ["view accessLog refused"])
        let form = try await place.logged { try await place.workplace.prepareReport(in: dossier, as: caller) }
        #expect(form.outcome.isDenied && form.lines.map(\.description) == ["view report refused"])
        #expect((log.lines + form.lines).allSatisfy { $0.dossier == dossier && $0.actor == Cast.petra })
        for id in [hidden.id, EntryID(high: 1, low: 1)] {
            let (lines, outcome) = try await place.logged {
                try await place.workplace.readReport(id, in: dossier, as: caller)
            }
            #expect(outcome.refusal == "notFound")
            #expect(lines.map(\.description) == ["view wholeDossier refused"] && lines[0].dossier == .zero)
        }
    }

    @Test("Filters are kept, sealed; a look without one keeps nothing")
    func sealsFilters() async throws {
        let (place, dossier, _) = try await place()
        let caller = try await place.caller(Cast.lisa)
        let filters = [TimelineFilter(), TimelineFilter(theme: .money, form: .talk)]
        for filter in filters {
            let (lines, _) = try await place.logged {
                try await place.workplace.readTimeline(of: dossier, filter: filter, from: nil, as: caller)
            }
            #expect(lines.first?.hasDetail == !filter.isEmpty)
        }
    }

    @Test("Nobody reads without a session", arguments: Reading.all + Reading.writing)
    func asksSession(_ reading: Reading) async throws {
        let (place, dossier, report) = try await place()
        let (lines, outcome) = try await place.logged {
            try await reading.read(place.workplace, dossier, report, place.request())
        }
        #expect(outcome.refusal == "signInNeeded")
        #expect(lines.isEmpty)
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("\"Wie keek mee\": the log as the person reads it")
struct ReadAccessLogTests {
    private func look(_ dossier: DossierID, _ account: AccountID, _ place: TestPlace) async throws {
        _ = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(account))
    }

    private func read(
        _ dossier: DossierID, _ account: AccountID, _ place: TestPlace, actor: AccountID? = nil
    ) async throws -> AccessLogReading {
        try await place.workplace.readAccessLog(
            of: dossier, LogQuestion(actor: actor), as: place.caller(account))
    }

    @Test("Repeats of one day are one line with how often; another day, person or page is another")
    func mergesRepeats() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .organisation(Cast.kredietbank))])
        for _ in 0..<3 {
            try await look(dossier, Cast.petra, place)
            place.clock.move(by: Moment.minute)
        }
        try await look(dossier, Cast.karin, place)
        _ = try await place.workplace.readOverview(of: dossier, as: place.caller(Cast.petra))
        place.clock.move(by: Moment.day)
        try await look(dossier, Cast.petra, place)
        let entries = try await read(dossier, Cast.lisa, place).entries
        let today = Day.clock.day(of: place.now)
        let shown = entries.map {
            "\($0.day == today ? "today" : "before") \($0.actor == Cast.petra) \($0.object) \($0.times)"
        }
        #expect(
            Set(shown) == [
                "today true timeline 1", "before true timeline 3", "before false timeline 1", "before true overview 1",
            ])
        #expect(entries.first?.day == today)
        let thrice = try #require(entries.first { $0.times == 3 })
        #expect(thrice.firstAt == Day.now && thrice.lastAt == Day.now.moved(by: 2 * Moment.minute))
    }

    @Test("Reading the log is itself a line in it, at the next reading")
    func logsItself() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        #expect(try await read(dossier, Cast.lisa, place).entries.isEmpty)
        #expect(try await read(dossier, Cast.lisa, place).entries.map(\.action) == [.readLog])
    }

    @Test("Rule 9: lines about a confined entry are hidden from who is not named, also who stands in them")
    func hidesConfined() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra)), .test(to: .account(Cast.joris))])
        let note = try await place.report("zorg", in: dossier, as: .confined, named: [Cast.petra])
        let before = try await read(dossier, Cast.lisa, place)
        _ = try await place.workplace.readReport(note.id, in: dossier, as: place.caller(Cast.petra))
        for account in [Cast.lisa, Cast.bart] {
            let after = try await read(dossier, account, place)
            #expect(!after.entries.contains { $0.actor == Cast.petra } && !after.actors.contains(Cast.petra))
            #expect(try await read(dossier, account, place, actor: Cast.petra).entries.isEmpty)
        }
        #expect(before.entries.isEmpty)
        let overview = try await place.workplace.readOverview(of: dossier, as: place.caller(Cast.lisa))
        #expect(overview.lookers == 0, "reading the log is no looking, and Petra is not counted")
    }

    @Test("A person sees who looked, by name and on what ground; one person can be picked out")
    func namesLookers() async throws {
        let place = try await TestPlace.open()
        let grant = Grant.test(to: .organisation(Cast.kredietbank))
        let dossier = try await place.dossier(grants: [grant])
        for account in [Cast.petra, Cast.karin] { try await look(dossier, account, place) }
        let all = try await read(dossier, Cast.lisa, place)
        #expect(Set(all.actors) == [Cast.petra, Cast.karin])
        #expect(all.people.authors[Cast.petra]?.name == "Petra Kuipers")
        #expect(all.entries.allSatisfy { $0.groundID == grant.id && $0.outcome == .done })
        #expect(all.purposes[grant.id] == "helpt mij")
        let one = try await read(dossier, Cast.lisa, place, actor: Cast.karin)
        #expect(one.entries.map(\.actor) == [Cast.karin])
    }

    @Test("Only the days that were asked, both included")
    func staysInItsPeriod() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        for _ in 0..<6 {
            try await look(dossier, Cast.petra, place)
            place.clock.move(by: Moment.day)
        }
        let first = Day.clock.day(of: Day.now).adding(days: 1)
        let reading = try await place.workplace.readAccessLog(
            of: dossier, LogQuestion(from: first, until: first.adding(days: 2)), as: place.caller(Cast.lisa))
        #expect(reading.entries.map(\.day) == [2, 1, 0].map { first.adding(days: $0) })
        let backwards = try await place.workplace.readAccessLog(
            of: dossier, LogQuestion(from: first.adding(days: 2), until: first), as: place.caller(Cast.lisa))
        #expect(backwards.entries.map(\.day) == [first])
    }

    @Test("Another dossier's lines, and the installation's, are not in it")
    func staysInItsDossier() async throws {
        let place = try await TestPlace.open()
        let (own, other) = (try await place.dossier(), try await place.dossier(of: Cast.sam, key: "sam"))
        try await look(other, Cast.sam, place)
        _ = try? await look(own, Cast.ruud, place)
        #expect(try await read(own, Cast.lisa, place).entries.isEmpty)
    }
}

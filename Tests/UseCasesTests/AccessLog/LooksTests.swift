import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Who looked over time: counted by the database, for who may read the log")
struct LooksTests {
    private func look(_ dossier: DossierID, _ account: AccountID, _ place: TestPlace) async throws {
        _ = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(account))
    }

    private func read(
        _ dossier: DossierID, _ place: TestPlace, _ question: LogQuestion = LogQuestion(),
        as reader: AccountID = Cast.lisa
    ) async throws -> AccessLogReading {
        try await place.workplace.readAccessLog(of: dossier, question, as: place.caller(reader))
    }

    private func rows(_ reading: AccessLogReading, perOrganisation: Bool = false) -> [LookRow] {
        LookRow.rows(of: reading.looks, perOrganisation: perOrganisation, over: reading.span)
    }

    @Test("Each person has a row: how often, on how many days, by which door, in which step; who looked last first")
    func perPerson() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .organisation(Cast.kredietbank))])
        for _ in 0..<3 { try await look(dossier, Cast.petra, place) }
        place.clock.move(by: 2 * Moment.day)
        try await look(dossier, Cast.petra, place)
        place.clock.move(by: Moment.minute)
        try await look(dossier, Cast.bart, place)
        let reading = try await read(dossier, place)
        let rows = rows(reading)
        #expect(rows.map(\.who) == [.person(Cast.bart), .person(Cast.petra)])
        #expect(rows.map(\.times) == [1, 4] && rows.map(\.days) == [1, 2])
        #expect(rows.map(\.doors) == [[.representative: 1], [.permit: 4]])
        let last = reading.span.count - 1
        #expect(rows[1].times(inStep: last) == 1 && rows[1].times(inStep: last - 2) == 3)
        #expect(rows[0].lastAt == place.now)
        let again = try await read(dossier, place, as: Cast.bart)
        #expect(again.looks.map(\.times).reduce(0, +) == 6, "with Lisa's reading")
    }

    @Test("Rule 22: an organisation has a row of what its people saw by a permit; where the person works is not named")
    func perOrganisation() async throws {
        let place = try await TestPlace.open()
        // Lisa works at the bank herself.
        try await place.seat(Cast.lisa, as: .worker, at: Cast.kredietbank)
        let dossier = try await place.dossier(grants: [
            .test(to: .organisation(Cast.kredietbank)), .test(to: .account(Cast.joris)),
            .test(to: .account(Cast.anouk)),
        ])
        for account in [Cast.lisa, Cast.petra, Cast.karin, Cast.joris, Cast.anouk] {
            try await look(dossier, account, place)
            place.clock.move(by: Moment.minute)
        }
        let reading = try await read(dossier, place)
        let rows = rows(reading, perOrganisation: true)
        #expect(
            rows.map(\.who) == [.noOrganisation, .organisation(Cast.jeugdhulp), .organisation(Cast.kredietbank)])
        #expect(rows.map(\.times) == [2, 1, 2])
        #expect(reading.organisations == [Cast.kredietbank: "Kredietbank", Cast.jeugdhulp: "Jeugdhulp"])
        let bank = try await read(dossier, place, LogQuestion(organisation: Cast.kredietbank))
        #expect(Set(bank.entries.map(\.actor)) == [Cast.petra, Cast.karin])
        func all(_ reading: AccessLogReading) -> Int { reading.looks.map(\.times).reduce(0, +) }
        #expect(all(bank) == all(reading) + 1, "the picture shows all, and that she read the log")
    }

    @Test("Rule 9: what was looked at of a confined entry stands in no picture of who is not named")
    func hidesConfined() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        let note = try await place.report("zorg", in: dossier, as: .confined, named: [Cast.petra])
        _ = try await place.workplace.readReport(note.id, in: dossier, as: place.caller(Cast.petra))
        let reading = try await read(dossier, place)
        #expect(reading.looks.isEmpty && reading.organisations.isEmpty)
    }

    @Test("What only stood on a list, what was refused, and a privacy officer are no looks")
    func countsLooksOnly() async throws {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra), .of(.reports), .of(.money), .add)
        ])
        _ = try await place.workplace.readHome(as: place.caller(Cast.petra))
        _ = try? await place.workplace.readAccessLog(of: dossier, as: place.caller(Cast.petra))
        _ = try await place.workplace.readOversightLog(from: nil, until: nil, actor: nil, as: place.caller(Cast.wim))
        #expect(try await read(dossier, place).looks.isEmpty)
    }

    @Test("A day is the day people live it on, also in the hour the clocks went back and across a year")
    func days() async throws {
        let place = try await TestPlace.open(at: Day.at(2026, 10, 25, 0, 30))
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        // Half past midnight, and 24 hours later at half past eleven of that long day.
        try await look(dossier, Cast.petra, place)
        place.clock.move(by: 24 * Moment.hour)
        try await look(dossier, Cast.petra, place)
        place.clock.move(by: Moment.hour)
        try await look(dossier, Cast.petra, place)
        let counts = try await read(dossier, place, LogQuestion(period: .year)).looks
        let days = Dictionary(counts.map { ($0.day.text, $0.times) }, uniquingKeysWith: +)
        #expect(days == ["2026-10-25": 2, "2026-10-26": 1])
    }

    @Test("A time of thousands of years asks no more of the database than ten")
    func long() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        let reading = try await read(dossier, place, LogQuestion(from: first, until: last))
        #expect(reading.span.count <= LookSpan.mostSteps)
    }
}

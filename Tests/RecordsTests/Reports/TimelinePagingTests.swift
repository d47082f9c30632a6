import Dossier
import Records
import Storage
import TestKit
import Testing

@Suite("Paging through the timeline shows each report exactly once")
struct TimelinePagingTests {
    private static let themes: [ThemeSet] = [.general, .of(.money), .of(.money, .health), .of(.family)]

    /// 97 reports of which many have the very same time, and some that a worker does not see.
    private func filled() async throws -> (TestPlace, DossierID) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.joris), .of(.reports), .of(.money, .health))
        ])
        var chance = Seeded(5)
        for number in 0..<97 {
            try await place.report(
                "bericht \(number)", in: dossier, chance.pick(Self.themes), by: chance.pick([Cast.petra, Cast.lisa]),
                as: number % 10 == 3 ? .withheld : number % 17 == 5 ? .own : .shared,
                at: Day.now.moved(by: -Int64.random(in: 0...12, using: &chance) * Moment.day),
                form: number % 3 == 0 ? .success : .moment)
        }
        return (place, dossier)
    }

    static let filters: [TimelineFilter] = [
        TimelineFilter(), TimelineFilter(theme: .money), TimelineFilter(theme: .health, form: .success),
        TimelineFilter(voice: .person), TimelineFilter(form: .moment),
        TimelineFilter(from: Day.now.moved(by: -7 * Moment.day), until: Day.now.moved(by: -2 * Moment.day)),
        TimelineFilter(theme: .family, until: Day.now), TimelineFilter(theme: .safety),
    ]

    @Test(
        "Back to the oldest and forward to the newest again, for whoever looks and whatever is asked",
        arguments: filters)
    func pagesBothWays(_ filter: TimelineFilter) async throws {
        let (place, dossier) = try await filled()
        for account in [Cast.lisa, Cast.joris, Cast.ruud] {
            let reach = try await place.reach(of: account, in: dossier)
            let expected = try await expected(filter, reach, place)
            for size in [1, 7, 50] {
                let back = try await walk(filter, reach, size, place, from: nil)
                #expect(back.map(\.id) == expected.map(\.id))
                // From just beyond the oldest, page by page to the newest.
                guard let oldest = back.last else { continue }
                let start = TimelinePlace(at: oldest.occurredAt, id: oldest.id, goesBack: false)
                let forward = try await walk(filter, reach, size, place, from: start)
                #expect(forward.map(\.id) == expected.reversed().dropFirst().map(\.id))
            }
        }
    }

    @Test("A place in the timeline survives the address it stands in; anything else is no place")
    func readsPlaces() {
        for goesBack in [true, false] {
            let place = TimelinePlace(at: Day.now, id: EntryID(high: 77, low: .max), goesBack: goesBack)
            #expect(TimelinePlace(place.text) == place)
        }
        for text in [
            "", "+", "-", "12", "a-b", "1-2", "99999999999999999999-\(EntryID.zero)", "1 OR 1=1-\(EntryID.zero)",
        ] {
            #expect(TimelinePlace(text) == nil, "\(text)")
        }
    }

    @Test("Reports of others that came in since are counted, up to a hundred, and own ones never")
    func countsUnread() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let reach = try await place.reach(of: Cast.lisa, in: dossier)
        for number in 0..<120 {
            try await place.report("nieuw", in: dossier, by: number % 12 == 0 ? Cast.lisa : Cast.petra)
        }
        let (since, none) = try await place.engine.read { session in
            (
                try TimelineRecords.unread(since: Day.now.moved(by: -1), reach: reach, session),
                try TimelineRecords.unread(since: Day.now, reach: reach, session)
            )
        }
        #expect(since == 100)
        #expect(none == 0)
    }

    @Test("A read mark moves forward only")
    func marksRead() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let reach = try await place.reach(of: Cast.lisa, in: dossier)
        for moment in [Day.now, Day.past] {
            try await place.engine.write { try TimelineRecords.markRead(until: moment, reach: reach, $0) }
            #expect(try await place.engine.read { try TimelineRecords.readUntil(reach: reach, $0) } == Day.now)
        }
    }

    private func walk(
        _ filter: TimelineFilter, _ reach: Reach, _ size: Int, _ place: TestPlace, from start: TimelinePlace?
    ) async throws -> [EntryRow] {
        var (rows, from, more): ([EntryRow], TimelinePlace?, Bool) = ([], start, true)
        while more, rows.count < 500 {
            let page = try await place.engine.read { [from] in
                try TimelineRecords.page(filter, from: from, size: size, reach: reach, $0)
            }
            more = page.count > size
            rows += page.prefix(size)
            from = rows.last.map {
                TimelinePlace(at: $0.occurredAt, id: $0.id, goesBack: start?.goesBack ?? true)
            }
        }
        return rows
    }

    /// The same question asked of the decision in memory.
    private func expected(_ filter: TimelineFilter, _ reach: Reach, _ place: TestPlace) async throws -> [EntryRow] {
        let all = try await place.engine.read { session in
            try session.all(
                "SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(reach.dossier)"
            ) { try EntryRow($0, in: reach.dossier) }
        }
        return all.filter { row in
            let sight = reach.sight(of: row.facts())
            return (sight == .full || sight == .placeholder && filter.isEmpty)
                && (filter.theme.map { row.themes.contains($0) } ?? true)
                && (filter.form.map { row.form == $0.rawValue } ?? true)
                && (filter.voice.map { row.voice == $0 } ?? true)
                && (filter.from.map { row.occurredAt >= $0 } ?? true)
                && (filter.until.map { row.occurredAt < $0 } ?? true)
        }.sorted { ($0.occurredAt, $0.id) > ($1.occurredAt, $1.id) }
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite(
    "A copy that stops: a permit, a mandate or a session that ends between two parts, and a server that is not there")
struct StoppedCopyTests {
    private static let id = CopyID(high: 8, low: 1)
    private static let noon = Day.now.moved(by: 3 * Moment.hour)

    /// Lisa's dossier; Bart represents her on money, and sees health by a permit until noon.
    private func place() async throws -> (place: TestPlace, dossier: DossierID, bart: Caller) {
        let place = try await TestPlace.open()
        let mandate = Mandate(
            account: Cast.bart, basis: .chosen, themes: .of(.money, .general), period: Period(from: Day.past))
        let dossier = try await place.dossier(
            mandates: [mandate], grants: [.test(to: .account(Cast.bart), .all, .of(.health), .look, until: Self.noon)])
        for number in 0..<250 {
            let themes: ThemeSet = number % 2 == 0 ? .of(.money) : .of(.health)
            try await place.report(
                "stuk \(number).", in: dossier, themes, at: Day.now.moved(by: Int64(number - 300) * Moment.minute))
        }
        let bart = try await place.caller(Cast.bart)
        try await place.showFactor(bart)
        try await place.workplace.askCopy(Self.id, of: dossier, as: place.next(bart))
        return (place, dossier, bart)
    }

    private func fetched(_ place: TestPlace, _ dossier: DossierID, _ caller: Caller, _ form: CopyForm) async throws
        -> String
    {
        try await place.showFactor(caller)
        return try await place.fetch(Self.id, form, of: dossier, as: place.next(caller))
    }

    /// Makes parts until the first hundred reports are there.
    private func half(_ place: TestPlace) async throws {
        try await place.makeCopies(PlainPress(), atMost: 11)
    }

    @Test("Case p: a permit that ends between two parts: what follows is in no form, and each says that it stopped")
    func permitEnds() async throws {
        let (place, dossier, bart) = try await place()
        try await half(place)
        place.clock.set(Self.noon)
        #expect(try await place.makeCopies(PlainPress()) == [.stopped])
        let status = try await place.workplace.readCopy(of: dossier, as: place.next(bart)).copy
        #expect(status?.state == .ready && status?.stoppedAt == Self.noon)
        let page = try await fetched(place, dossier, bart, .page)
        #expect(page.contains("stopped at \(Self.noon.milliseconds)"))
        let file = try await fetched(place, dossier, bart, .file)
        #expect(file.contains("\"stoppedAt\""))
        for text in [page, file] {
            #expect(text.contains("stuk 0.") && text.contains("stuk 99."))
            #expect(!text.contains("stuk 100.") && !text.contains("stuk 249."))
        }
    }

    @Test("Without the end of the permit the same copy is whole")
    func nothingEnds() async throws {
        let (place, dossier, bart) = try await place()
        try await half(place)
        place.clock.set(Self.noon.moved(by: -1))
        #expect(try await place.makeCopies(PlainPress()).last == .ready)
        let page = try await fetched(place, dossier, bart, .page)
        #expect(page.contains("whole") && page.contains("stuk 249."))
    }

    @Test("Who signs out, or whose mandate ends, gets nothing; nothing more is read")
    func gone() async throws {
        let (place, dossier, bart) = try await place()
        try await half(place)
        try await place.engine.write { try $0.add("DELETE FROM session") }
        #expect(try await place.makeCopies(PlainPress()) == [.stopped])
        let again = try await place.caller(Cast.bart)
        let page = try await fetched(place, dossier, again, .page)
        #expect(page.contains("stopped") && !page.contains("stuk 100."))
        let at = place.now
        try await place.engine.write { try $0.add("UPDATE mandate SET until_at = \(at)") }
        let outcome = try await place.logged {
            try await place.workplace.fetchCopy(Self.id, .page, of: dossier, as: place.next(again))
        }.outcome
        #expect(outcome.isDenied)
        _ = bart
    }

    @Test("A node that stops in the middle: another goes on from the last part, and nothing is there twice")
    func anotherNode() async throws {
        let (place, dossier, bart) = try await place()
        try await half(place)
        // This node took the next part and was not heard of any more.
        let (at, until) = (place.now, place.now.moved(by: Moment.minute))
        _ = try await place.engine.write { try CopyMaking.claim(at: at, until: until, $0) }
        let other = TestPlace.sameFiles(as: place)
        #expect(try await other.makeCopies(PlainPress()) == [], "the part is still the first node's")
        place.clock.set(until)
        #expect(try await other.makeCopies(PlainPress()).last == .ready)
        let page = try await fetched(place, dossier, bart, .page)
        #expect(page.components(separatedBy: "stuk 100.").count == 2 && page.contains("stuk 249."))
    }

    @Test("A node that was slow writes nothing over what another made")
    func slow() async throws {
        let (place, _, _) = try await place()
        try await half(place)
        let (at, until) = (place.now, place.now.moved(by: Moment.minute))
        let row = try #require(try await place.engine.write { try CopyMaking.claim(at: at, until: until, $0) })
        place.clock.set(until)
        try await place.makeCopies(PlainPress(), atMost: 1)
        let seal = try await place.vault.seal(of: row.dossier)
        let wrote = try await place.engine.write {
            try CopyMaking.advance(row, sealed: row.sealed, pieces: [], next: until, with: seal, $0)
        }
        #expect(!wrote)
    }

    @Test("Taken away while it is made: nothing is left, and nothing comes back")
    func cancelled() async throws {
        let (place, dossier, bart) = try await place()
        try await half(place)
        try await place.workplace.dropCopy(of: dossier, as: place.next(bart))
        #expect(try await place.makeCopies(PlainPress()) == [])
        #expect(try await place.count("dossier_copy") == 0)
        #expect(try await place.count("dossier_copy_piece") == 0)
    }

    @Test("After seven days it is over at once, and then its bytes go")
    func over() async throws {
        let (place, dossier, _) = try await place()
        try await place.makeCopies(PlainPress())
        place.clock.move(by: Workplace.copyLifetime)
        let bart = try await place.caller(Cast.bart)
        try await place.showFactor(bart)
        #expect(try await place.workplace.readCopy(of: dossier, as: place.next(bart)).copy == nil)
        let outcome = try await place.logged {
            try await place.workplace.fetchCopy(Self.id, .page, of: dossier, as: place.next(bart))
        }.outcome
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await place.count("dossier_copy_piece") > 0)
        try await place.makeCopies(PlainPress())
        #expect(try await place.count("dossier_copy_piece") == 0)
        #expect(try await place.count("dossier_copy") == 0)
    }

    @Test("Rule 25: what was confined or withheld since then makes it a copy that is over")
    func confinedSince() async throws {
        let (place, dossier, bart) = try await place()
        try await place.makeCopies(PlainPress())
        _ = try await fetched(place, dossier, bart, .page)
        _ = try await place.engine.write { session in
            try session.run(
                "UPDATE entry SET visibility = 2 WHERE id = (SELECT id FROM entry WHERE kind = 1 ORDER BY id LIMIT 1)")
        }
        let outcome = try await place.logged {
            try await place.workplace.fetchCopy(Self.id, .page, of: dossier, as: place.next(bart))
        }.outcome
        #expect(outcome.refusal == "changedMeanwhile")
        #expect(try await place.count("dossier_copy_piece") == 0)
    }
}

import Dossier
import Records
import Storage
import TestKit
import Testing

/// Whoever can write in the database must not be able to show words where they do not belong.
@Suite("A sealed row cannot be moved or flipped in the database")
struct SealedRowTests {
    /// An UPDATE a database administrator could do, and on which entry.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (EntryRow) -> SQLStatement
    }

    static let tamperings: [Tampering] = [
        Tampering(testDescription: "a theme added") { _ in "themes = themes | 4096" },
        Tampering(testDescription: "a theme taken") { _ in "themes = \(ThemeSet.of(.money).rawValue)" },
        Tampering(testDescription: "withheld made shared") { _ in "visibility = \(Visibility.shared.rawValue)" },
        Tampering(testDescription: "made private") { _ in "visibility = \(Visibility.own.rawValue)" },
        Tampering(testDescription: "another author") { _ in "author_id = \(Cast.karin)" },
        Tampering(testDescription: "another kind") { _ in "kind = \(EntryKind.wish.rawValue)" },
        Tampering(testDescription: "another version") { _ in "version = version + 1" },
        Tampering(testDescription: "another id") { _ in "id = \(EntryID(high: 7, low: 7))" },
        Tampering(testDescription: "the words of another entry") { row in
            "sealed = (SELECT o.sealed FROM entry o WHERE o.id <> \(row.id) AND o.dossier_id = \(row.dossier))"
        },
        Tampering(testDescription: "one byte of the words") { row in
            "sealed = \(row.sealed.dropLast() + [row.sealed[row.sealed.count - 1] ^ 1])"
        },
    ]

    @Test("It does not open, fresh or from memory", arguments: tamperings)
    func doesNotOpen(_ tampering: Tampering) async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let row = try await place.report("eerst goed", in: dossier, .of(.money, .health), as: .withheld)
        try await place.report("een ander", in: dossier)
        let seal = try await place.vault.seal(of: dossier)
        let memory = OpenedBodies(bytes: 1 << 20)
        _ = try memory.open([row], as: ReportBody.self, with: seal)
        let change = tampering.change(row)
        let changed = try await place.engine.write {
            try $0.run("UPDATE entry SET \(change) WHERE dossier_id = \(dossier) AND id = \(row.id)")
        }
        #expect(changed == 1)
        let tampered = try await place.engine.read { session in
            try session.all("SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(dossier)") {
                try EntryRow($0, in: dossier)
            }
        }
        // The other report still opens; what was tampered with does not.
        let opened = tampered.filter { (try? memory.open([$0], as: ReportBody.self, with: seal)) != nil }
        let fresh = tampered.filter { (try? seal.open(ReportBody.self, $0.sealed, at: $0.place)) != nil }
        #expect(opened.count == 1 && fresh.count == 1)
        #expect(opened.first?.id != row.id)
    }

    @Test("A name put in another account's row does not open, fresh or from memory")
    func doesNotOpenElsewhere() throws {
        let (keys, _) = MasterKey.random()
        let words = AccountWords(address: "lisa@voorbeeld.test", name: "Lisa de Wit")
        let place = SealedPlace("account").with(Cast.lisa)
        let sealed = try keys.installation.seal(words, at: place)
        let memory = OpenedBodies(bytes: 1 << 20)
        for _ in 0..<2 {
            #expect(try memory.open(AccountWords.self, sealed, at: place, with: keys.installation) == words)
            #expect(throws: SealError.doesNotOpen) {
                let elsewhere = SealedPlace("account").with(Cast.petra)
                _ = try memory.open(AccountWords.self, sealed, at: elsewhere, with: keys.installation)
            }
        }
    }

    @Test("A row that was not touched opens from memory as it did")
    func opensFromMemory() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let row = try await place.report("eerst goed", in: dossier, .of(.money))
        let seal = try await place.vault.seal(of: dossier)
        let memory = OpenedBodies(bytes: 1 << 20)
        for _ in 0..<3 {
            let read = try #require(try await place.row(row.id, in: dossier))
            #expect(try memory.open([read], as: ReportBody.self, with: seal)[0].body.text == "eerst goed")
        }
    }

    @Test("Memory forgets the oldest and never mixes rows up")
    func forgets() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let seal = try await place.vault.seal(of: dossier)
        let memory = OpenedBodies(bytes: 4_000)
        var rows: [EntryRow] = []
        for number in 0..<40 { rows.append(try await place.report("bericht \(number)", in: dossier)) }
        var chance = Seeded(3)
        for _ in 0..<30 {
            let asked = (0..<10).map { _ in Int.random(in: 0..<40, using: &chance) }
            let opened = try memory.open(asked.map { rows[$0] }, as: ReportBody.self, with: seal)
            #expect(opened.map(\.body.text) == asked.map { "bericht \($0)" })
        }
    }

    @Test("Words of one dossier do not open in another, and another kind of body is not read from memory")
    func staysInItsDossier() async throws {
        let place = try await TestPlace.open()
        let (own, other) = (try await place.dossier(), try await place.dossier(of: Cast.sam, key: "sam"))
        let row = try await place.report("hier", in: own)
        let otherSeal = try await place.vault.seal(of: other)
        _ = try await place.engine.write { session in
            try session.run("UPDATE entry SET dossier_id = \(other) WHERE id = \(row.id)")
        }
        let moved = try #require(try await place.row(row.id, in: other))
        let seal = try await place.vault.seal(of: own)
        for each in [seal, otherSeal] {
            #expect(throws: SealError.doesNotOpen) {
                try OpenedBodies(bytes: 1000).open([moved], as: ReportBody.self, with: each)
            }
        }
    }

    @Test("Accounts, drafts and purposes are bound to their rows too")
    func bindsTheRest() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [
            .test(to: .account(Cast.petra)), .test(to: .account(Cast.joris), id: GrantID(high: 5, low: 5)),
        ])
        let (keys, reach) = (place.keys, try await place.reach(of: Cast.lisa, in: dossier))
        let seal = try await place.vault.seal(of: dossier)
        let id: EntryID = NewIdentifier.make(at: place.now)
        try await place.engine.write { session in
            let words = DraftWords(text: "half", form: nil, themes: [], parent: nil)
            try DraftRecords.save(
                Draft(id: id, dossier: dossier, savedAt: Day.now, words: words), of: Cast.petra,
                with: keys.installation,
                session)
            try session.run("UPDATE draft SET account_id = \(Cast.joris)")
            try session.run(
                "UPDATE account SET sealed = (SELECT sealed FROM account WHERE id = \(Cast.sam)) WHERE id = \(Cast.lisa)"
            )
            try session.run(
                """
                UPDATE access_grant SET sealed = (SELECT g.sealed FROM access_grant g
                    WHERE g.id <> \(GrantID(high: 5, low: 5))) WHERE id = \(GrantID(high: 5, low: 5))
                """)
        }
        await #expect(throws: SealError.doesNotOpen) {
            try await place.engine.read { try DraftRecords.all(of: Cast.joris, with: keys.installation, $0) }
        }
        await #expect(throws: SealError.doesNotOpen) {
            try await place.engine.read { try AccountRecords.find([Cast.lisa], with: keys.installation, $0) }
        }
        await #expect(throws: SealError.doesNotOpen) {
            try await place.engine.read { try GrantRecords.words(reach: reach, with: seal, $0) }
        }
    }
}

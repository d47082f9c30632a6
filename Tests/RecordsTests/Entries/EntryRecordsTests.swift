import Dossier
import Records
import Storage
import TestKit
import Testing

@Suite("Entries are added once, changed by versions and never overwritten")
struct EntryRecordsTests {
    private func dossier(_ grants: [Grant] = []) async throws -> (TestPlace, DossierID, Seal) {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: grants)
        return (place, dossier, try await place.vault.seal(of: dossier))
    }

    private func next(_ row: EntryRow, _ text: String, _ themes: ThemeSet? = nil, with seal: Seal) throws -> EntryRow {
        try EntryRow(
            dossier: row.dossier, id: row.id, kind: row.kind, parent: row.parent, parentArea: row.parentArea,
            themes: themes ?? row.themes, ownThemes: themes ?? row.ownThemes, voice: row.voice, form: row.form,
            author: row.author, visibility: row.visibility, occurredAt: row.occurredAt, recordedAt: Day.now,
            version: row.version + 1
        ).sealing(ReportBody(text: text), with: seal)
    }

    @Test("Inserting twice is one entry, with the words and names of the first")
    func insertsOnce() async throws {
        let (place, dossier, seal) = try await dossier()
        let row = try await place.report("eerst", in: dossier, as: .confined, named: [Cast.petra])
        let again = try row.sealing(ReportBody(text: "later"), with: seal)
        let added = try await place.engine.write { try EntryRecords.insert(again, named: [Cast.karin], $0) }
        #expect(!added)
        #expect(try await place.count("entry") == 1)
        #expect(try await place.count("entry_named") == 1)
        let kept = try #require(try await place.row(row.id, in: dossier))
        #expect(try seal.open(ReportBody.self, kept.sealed, at: kept.place).text == "eerst")
    }

    @Test("Of many who insert the same id at once, one does")
    func insertsOnceAtOnce() async throws {
        let (place, dossier, seal) = try await dossier()
        let id: EntryID = NewIdentifier.make(at: place.now)
        let row = EntryRow(
            dossier: dossier, id: id, kind: .report, themes: .general, voice: .person, author: Cast.lisa,
            occurredAt: Day.now, recordedAt: Day.now)
        let added = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                let sealed = try row.sealing(ReportBody(text: "\(number)"), with: seal)
                group.addTask { try await place.engine.write { try EntryRecords.insert(sealed, $0) } }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(added == 1)
        #expect(try await place.count("entry") == 1)
    }

    @Test("A version that is no longer the current one is not replaced, and nothing is kept of the attempt")
    func refusesStaleVersions() async throws {
        let (place, dossier, seal) = try await dossier()
        let first = try await place.report("een", in: dossier)
        let second = try next(first, "twee", with: seal)
        #expect(try await place.engine.write { try EntryRecords.replace(first, with: second, $0) })
        let late = try next(first, "ook twee", with: seal)
        #expect(!(try await place.engine.write { try EntryRecords.replace(first, with: late, $0) }))
        let kept = try #require(try await place.row(first.id, in: dossier))
        #expect(kept.version == 2)
        #expect(try seal.open(ReportBody.self, kept.sealed, at: kept.place).text == "twee")
        #expect(try await place.count("entry_version") == 1)
    }

    @Test("Of many who replace the same version at once, one does")
    func replacesOnceAtOnce() async throws {
        let (place, dossier, seal) = try await dossier()
        let first = try await place.report("een", in: dossier)
        let replaced = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                let next = try next(first, "\(number)", with: seal)
                group.addTask { try await place.engine.write { try EntryRecords.replace(first, with: next, $0) } }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(replaced == 1)
        #expect(try await place.count("entry_version") == 1)
    }

    @Test("Rule 13 and case j: an earlier version needs its own themes and those of the current one")
    func showsEarlierVersions() async throws {
        let (place, dossier, seal) = try await dossier([
            .test(to: .account(Cast.anouk), .of(.reports), .of(.money)),
            .test(to: .account(Cast.bart), .of(.reports), .of(.health)),
            .test(to: .account(Cast.joris), .of(.reports), .of(.health, .money)),
        ])
        let first = try await place.report("over geld", in: dossier, .of(.money), by: Cast.joris)
        let second = try next(first, "over gezondheid", .of(.health), with: seal)
        #expect(try await place.engine.write { try EntryRecords.replace(first, with: second, $0) })
        // Each sees: the current version or not, and of the earlier ones these words.
        let expected: [(AccountID, Bool, [String])] = [
            (Cast.anouk, false, []), (Cast.bart, true, []), (Cast.joris, true, ["over geld"]),
            (Cast.lisa, true, ["over geld"]), (Cast.ruud, false, []),
        ]
        for (account, sees, texts) in expected {
            let reach = try await place.reach(of: account, in: dossier)
            let (shown, versions) = try await place.engine.read { session -> (Bool, [EntryRow]) in
                guard let (row, facts) = try EntryRecords.find(first.id, reach: reach, session) else {
                    return (false, [])
                }
                return (
                    reach.sight(of: facts) == .full,
                    try EntryRecords.versions(of: row, facts: facts, reach: reach, session)
                )
            }
            #expect(shown == sees)
            #expect(try versions.map { try seal.open(ReportBody.self, $0.sealed, at: $0.place).text } == texts)
        }
    }

    @Test("What hangs on an entry follows its themes and still opens; what is part of it stays as it is")
    func rethemes() async throws {
        let (place, dossier, seal) = try await dossier()
        let reach = try await place.reach(of: Cast.lisa, in: dossier)
        let report = try await place.report("over geld", in: dossier, .of(.money))
        func reaction(_ own: ThemeSet?, hangs: Bool = true) -> EntryRow {
            EntryRow(
                dossier: dossier, id: NewIdentifier.make(at: Day.now), kind: .reaction, parent: report.id,
                parentArea: hangs ? .reports : nil,
                themes: hangs ? effectiveThemes(own: own, parent: report.themes, bond: .hangsOn) : .of(.family),
                ownThemes: own, voice: .family, author: Cast.bart, occurredAt: Day.now, recordedAt: Day.now)
        }
        let plain = try await place.put(reaction(nil), ReactionBody(text: "zonder thema"))
        let own = try await place.put(reaction(.of(.family)), ReactionBody(text: "met thema"))
        let apart = try await place.put(reaction(nil, hangs: false), ReactionBody(text: "los"))
        let moved = try next(report, "over gezondheid", .of(.health), with: seal)
        try await place.engine.write { session in
            _ = try EntryRecords.replace(report, with: moved, session)
            try EntryRecords.retheme(childrenOf: moved, reach: reach, with: seal, session)
        }
        let expected: [(EntryRow, ThemeSet, String)] = [
            (plain, .of(.health), "zonder thema"), (own, .of(.family, .health), "met thema"),
            (apart, .of(.family), "los"),
        ]
        for (before, themes, text) in expected {
            let row = try #require(try await place.row(before.id, in: dossier))
            #expect(row.themes == themes)
            #expect(row.version == before.version && row.ownThemes == before.ownThemes)
            #expect(try seal.open(ReactionBody.self, row.sealed, at: row.place).text == text)
        }
    }

    @Test("An entry of another dossier is not found, not counted and not anybody's child")
    func staysInItsDossier() async throws {
        let (place, dossier, _) = try await dossier()
        let other = try await place.dossier(of: Cast.sam, key: "sam")
        let report = try await place.report("van Lisa", in: dossier)
        let reach = try await place.reach(of: Cast.sam, in: other)
        let found = try await place.engine.read { session in
            (
                try EntryRecords.find(report.id, reach: reach, session) == nil,
                try EntryRecords.count(.report, where: "1 = 1", atMost: 9, reach: reach, session),
                try EntryRecords.children(.reaction, of: [report.id], reach: reach, session).count
            )
        }
        #expect(found == (true, 0, 0))
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Rule 9: a confined note is for whom it names, and nobody else can tell that it is there")
struct ConfiningTests {
    /// All that somebody could notice it by.
    private func noticed(_ account: AccountID, _ cast: ApartCast) async throws -> [String] {
        let caller = try await cast.place.caller(account)
        let workplace = cast.place.workplace
        let timeline = try await workplace.readTimeline(
            of: cast.dossier, filter: TimelineFilter(), from: nil, as: caller)
        let overview = try await workplace.readOverview(of: cast.dossier, as: caller)
        let home = try await workplace.readHome(as: caller)
        return [
            "\(timeline.items.count)", "\(overview.newest.count) \(overview.lookers) \(overview.waiting)",
            "\(home.dossiers.map(\.unread)) \(home.dossiers.flatMap(\.withheld).count)",
        ]
    }

    @Test("Case h: nothing moves for a third worker, the person, the representative and the neighbour")
    func nothingMoves() async throws {
        let cast = try await ApartCast.open()
        let others = [Cast.karin, Cast.lisa, Cast.bart, Cast.anouk]
        var before: [AccountID: [String]] = [:]
        // Twice: looking is itself noticed.
        for account in others + others { before[account] = try await noticed(account, cast) }
        let (lines, _) = try await cast.place.logged { try await cast.write(for: .confined([Cast.joris])) }
        #expect(lines.map(\.isConfined) == [true])
        for account in others {
            #expect(try await noticed(account, cast) == before[account])
            #expect(try await cast.sight(account) == .none)
        }
        for account in [Cast.petra, Cast.joris] { #expect(try await cast.sight(account) == .full) }
        let log = try await cast.place.workplace.readAccessLog(of: cast.dossier, as: cast.place.caller(Cast.lisa))
        #expect(!log.entries.contains { $0.object == .report })
        #expect(try await cast.refusal { try await cast.end(Cast.joris) }?.contains("denied") == true)
    }

    @Test("Who cannot be named, nobody besides the author, and who may not confine: refused at the field")
    func refused() async throws {
        let cast = try await ApartCast.open()
        for strange in [Cast.anouk, Cast.lisa, Cast.bart, Cast.ruud, Cast.ineke, Cast.wim] {
            #expect(
                try await cast.refusal { try await cast.write(for: .confined([Cast.joris, strange])) }?
                    .contains("genoemd") == true)
        }
        for nobody in [Set<AccountID>(), [Cast.petra]] {
            #expect(
                try await cast.refusal { try await cast.write(for: .confined(nobody)) }?.contains("missing") == true)
        }
        for account in [Cast.lisa, Cast.bart, Cast.anouk] {
            #expect(
                try await cast.refusal {
                    try await cast.write(for: .confined([Cast.joris]), by: account, themes: .none)
                }?.contains("lezers") == true)
        }
        #expect(try await cast.place.count("entry_named") == 0)
    }

    @Test("Who is named names another, with a reason; it counts at the next request, also for what hangs on it")
    func names() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: .confined([Cast.joris]))
        try await cast.place.workplace.react(
            to: ApartCast.id, in: cast.dossier, id: EntryID(high: 8, low: 7), form: .answer, text: "madelief",
            as: cast.place.caller(Cast.joris))
        func name(_ account: AccountID?, by other: AccountID, why: String = "zij belt de moeder") async throws {
            try await cast.place.workplace.nameInConfined(
                account, why: why, ApartCast.id, in: cast.dossier, as: cast.place.caller(other))
        }
        for stranger in [Cast.karin, Cast.lisa, Cast.anouk, Cast.ruud] {
            #expect(try await cast.refusal { try await name(Cast.karin, by: stranger) } == "notFound")
        }
        #expect(try await cast.refusal { try await name(nil, by: Cast.joris) }?.contains("genoemd") == true)
        #expect(try await cast.refusal { try await name(Cast.anouk, by: Cast.joris) }?.contains("genoemd") == true)
        #expect(
            try await cast.refusal { try await name(Cast.karin, by: Cast.joris, why: " ") }?.contains("reden") == true)
        #expect(try await cast.sight(Cast.karin) == .none)
        let (lines, _) = try await cast.place.logged { try await name(Cast.karin, by: Cast.joris) }
        #expect(lines.allSatisfy { $0.isConfined && $0.hasDetail } && lines.count == 1)
        let (again, _) = try await cast.place.logged { try await name(Cast.karin, by: Cast.joris) }
        #expect(again.isEmpty)
        guard case .report(_, let reactions) = try await cast.read(Cast.karin).item else {
            Issue.record("not read")
            return
        }
        #expect(reactions.map(\.body.text) == ["madelief"])
    }

    @Test("Who is named leaves, but the last who sees it does not")
    func leaves() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: .confined([Cast.joris]))
        func leave(_ account: AccountID) async throws {
            try await cast.place.workplace.leaveConfined(ApartCast.id, in: cast.dossier, as: cast.place.caller(account))
        }
        #expect(try await cast.refusal { try await leave(Cast.karin) } == "notFound")
        let (lines, _) = try await cast.place.logged { try await leave(Cast.joris) }
        #expect(lines.map(\.isConfined) == [true])
        #expect(try await cast.sight(Cast.joris) == .none)
        #expect(try await cast.refusal { try await leave(Cast.petra) } == "changedMeanwhile")
        #expect(try await cast.read(Cast.petra).confined?.mayLeave == false)
    }

    @Test("Whose account was closed sees nothing: who is left stays, and the officer hears when nobody is")
    func closedAccount() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: .confined([Cast.joris]))
        let at = cast.place.now
        try await cast.place.engine.write { try AccountRecords.disable(Cast.joris, at: at, $0) }
        let petra = try await cast.place.caller(Cast.petra)
        #expect(
            try await cast.refusal {
                try await cast.place.workplace.leaveConfined(ApartCast.id, in: cast.dossier, as: petra)
            } == "changedMeanwhile")
        try await cast.place.withdraw(ApartCast.petrasGrant, in: cast.dossier)
        let officer = try await cast.place.caller(Cast.wim)
        #expect(try await cast.place.workplace.readOversight(as: officer).orphans.count == 1)
    }

    @Test("Nobody left: one line for the privacy officer, who names a colleague with a permit and reads nothing")
    func nobodyLeft() async throws {
        let cast = try await ApartCast.open()
        try await cast.write(for: .confined([Cast.joris]))
        func orphans() async throws -> [OverseenConfined] {
            try await cast.place.workplace.readOversight(as: cast.place.caller(Cast.wim)).orphans
        }
        #expect(try await orphans().isEmpty)
        try await cast.place.withdraw(ApartCast.petrasGrant, in: cast.dossier)
        #expect(try await orphans().isEmpty, "one of the two still sees it")
        try await cast.place.withdraw(ApartCast.jorisGrant, in: cast.dossier)
        #expect(try await orphans().map { $0.colleagues.map(\.name) } == [["Karin Postma"]])
        let (read, _) = try await cast.place.logged { _ = try await orphans() }
        #expect(read.allSatisfy { $0.dossier == .zero }, "no line in the dossier tells of it")
        func name(_ account: AccountID?, as officer: AccountID = Cast.wim) async throws {
            try await cast.place.workplace.nameForNobody(
                account, in: ApartCast.id, of: cast.dossier, as: cast.place.caller(officer))
        }
        for stranger in [Cast.karin, Cast.lisa, Cast.ineke] {
            #expect(try await cast.refusal { try await name(Cast.karin, as: stranger) } == "notFound")
        }
        for wrong in [Cast.petra, Cast.joris, Cast.wim, Cast.anouk, Cast.ruud] {
            #expect(try await cast.refusal { try await name(wrong) }?.contains("genoemd") == true)
        }
        let (lines, _) = try await cast.place.logged { try await name(Cast.karin) }
        #expect(lines.map(\.isConfined) == [true])
        #expect(try await cast.sight(Cast.karin) == .full)
        #expect(try await cast.refusal { try await name(Cast.karin) } == "changedMeanwhile")
        #expect(try await cast.sight(Cast.wim) == .none)
    }

    @Test(
        "However many notes are seen, the officer hears of those that nobody sees; names are asked for once for all of them"
    )
    func many() async throws {
        let cast = try await ApartCast.open()
        func put(_ number: UInt64, _ named: Set<AccountID>) async throws {
            try await cast.place.report(
                "zonnebloem", in: cast.dossier, as: .confined, named: named, id: EntryID(high: 8, low: number))
        }
        for number: UInt64 in 1001...1201 { try await put(number, [Cast.petra, Cast.joris]) }
        try await put(1202, [Cast.ruud])
        try await put(1203, [])
        let officer = try await cast.place.caller(Cast.wim)
        cast.place.engine.forget()
        let orphans = try await cast.place.workplace.readOversight(as: officer).orphans
        #expect(orphans.map(\.entry) == [EntryID(high: 8, low: 1202), EntryID(high: 8, low: 1203)])
        let asked = cast.place.engine.transactions.flatMap(\.statements)
        #expect(asked.count { $0.contains("entry_named") } == 1)
    }

    @Test("No mail, no draft and no copy tells of it")
    func noOtherTrace() async throws {
        let cast = try await ApartCast.open()
        let words = DraftWords(
            text: "zonnebloem", form: nil, themes: [], parent: nil,
            apart: DraftApart(readers: "apart", reason: "", months: "", named: [Cast.joris.text]))
        try await cast.place.workplace.saveDraft(
            ApartCast.id, for: cast.dossier, words: words, as: cast.place.caller(Cast.petra))
        let form = try await cast.place.workplace.prepareReport(
            in: cast.dossier, draft: ApartCast.id, as: cast.place.caller(Cast.petra))
        #expect(form.draft?.words.apart == words.apart)
        try await cast.write(for: .confined([Cast.joris]))
        #expect(try await cast.place.count("draft") == 0)
        #expect(try await cast.place.count("outbox_mail") == 0)
    }
}

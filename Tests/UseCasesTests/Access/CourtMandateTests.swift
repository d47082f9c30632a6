import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("What a court decided, and who is able, comes in on the shell with a reason")
struct CourtMandateTests {
    private func shell(_ place: TestPlace) -> Caller {
        Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: place.now), at: place.now)
    }

    private func asked(
        _ kind: MandateKind = .mentor, of account: AccountID = Cast.bart, themes: ThemeSet? = nil,
        from: String? = nil, until: String? = "2028-01-01", reason: String = "beschikking van 3 november"
    ) -> CourtMandate {
        CourtMandate(
            dossier: "lisa", address: Cast.address(of: account), kind: kind, themes: themes,
            from: from.flatMap { CivilDate($0) }, until: until.flatMap { CivilDate($0) }, reason: reason)
    }

    @Test("A mentor acts from the next request on care and not on money; a line with the reason stands in both logs")
    func appoints() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier()
        let (lines, outcome) = try await place.logged {
            try await place.workplace.appoint(asked(), caller: shell(place))
        }
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["create account done", "administer account done"])
        #expect(lines.map(\.dossier) == [dossier, .zero] && lines.allSatisfy(\.hasDetail))
        let bart = try await place.reach(of: Cast.bart, in: dossier)
        #expect(bart.standing == .representative && bart.acts == .ofThePerson)
        #expect(bart.themes(.look, in: .reports).contains(.health))
        #expect(!bart.themes(.look, in: .reports).contains(.money))
    }

    @Test(
        "What cannot be says why in one sentence, and writes nothing",
        arguments: [
            (MandateKind.mentor, Cast.lisa, nil as ThemeSet?, "x", "their own dossier"),
            (.mentor, Cast.ineke, nil, "x", "administers"), (.mentor, Cast.bart, nil, " ", "--reason"),
            (.bewindvoerder, Cast.bart, .of(.health), "x", "further than a bewindvoerder"),
        ])
    func refused(
        _ kind: MandateKind, _ account: AccountID, _ themes: ThemeSet?, _ reason: String, _ said: String
    ) async throws {
        let place = try await TestPlace.open()
        try await place.seat(Cast.ineke, as: .administrator)
        _ = try await place.dossier()
        let (lines, outcome) = try await place.logged {
            try await place.workplace.appoint(
                asked(kind, of: account, themes: themes, reason: reason), caller: shell(place))
        }
        guard case .failure(let error) = outcome else {
            Issue.record("it was made")
            return
        }
        #expect("\(error)".contains(said), "\(error)")
        #expect(lines.isEmpty)
        #expect(try await place.count("mandate") == 0)
    }

    @Test("In Flanders the themes of a bewindvoerder are named, and there is no mentor")
    func flanders() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(in: .flanders)
        await #expect(throws: MandateRefused.noThemes) {
            try await place.workplace.appoint(asked(.bewindvoerder), caller: shell(place))
        }
        await #expect(throws: MandateRefused.obstacle(.unknownThere, .court(.mentor))) {
            try await place.workplace.appoint(asked(), caller: shell(place))
        }
        try await place.workplace.appoint(asked(.bewindvoerder, themes: .of(.health)), caller: shell(place))
        #expect(try await place.reach(of: Cast.bart, in: dossier).themes(.look, in: .reports) == .of(.health))
    }

    @Test("No account, no dossier, or a last day before the first: nothing is made")
    func nowhere() async throws {
        let place = try await TestPlace.open()
        _ = try await place.dossier()
        await #expect(throws: AccountProblem.isNotThere("nobody@klaver.test")) {
            try await place.workplace.appoint(asked(of: .zero), caller: shell(place))
        }
        await #expect(throws: MandateRefused.untilBeforeFrom) {
            try await place.workplace.appoint(asked(from: "2027-01-02", until: "2027-01-01"), caller: shell(place))
        }
        #expect(try await place.count("mandate") == 0)
    }

    @Test("Ended it counts no more at once; only what a court gave, and of one kind where that is asked")
    func ends() async throws {
        let place = try await TestPlace.open()
        let chosen = Mandate(account: Cast.petra, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await place.dossier(mandates: [chosen])
        try await place.workplace.appoint(asked(.mentor), caller: shell(place))
        try await place.workplace.appoint(asked(.bewindvoerder), caller: shell(place))
        let (lines, _) = try await place.logged {
            try await place.workplace.endAppointed(
                Cast.address(of: Cast.bart), .court(.mentor), in: "lisa", reason: "opgeheven", caller: shell(place))
        }
        #expect(lines.map(\.description) == ["change account done", "administer account done"])
        #expect(try await place.reach(of: Cast.bart, in: dossier).themes(.look, in: .reports) == .of(.money))
        let offices: [(AccountID, MandateOffice?)] = [
            (Cast.bart, .court(.mentor)), (Cast.petra, nil), (Cast.petra, .parent),
        ]
        for (account, office) in offices {
            await #expect(throws: MandateRefused.nothingToEnd(Cast.address(of: account))) {
                try await place.workplace.endAppointed(
                    Cast.address(of: account), office, in: "lisa", reason: "opgeheven", caller: shell(place))
            }
        }
    }

    @Test(
        "Case m: judged not able, the parents act from the next request and the young person does not; the newest counts"
    )
    func judged() async throws {
        let place = try await TestPlace.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await place.dossier(
            of: Cast.sam, mandates: [parent], born: CivilDate("2013-06-15"), in: .flanders)
        for isAble in [false, true] {
            place.clock.move(by: Moment.minute)
            let (lines, outcome) = try await place.logged {
                try await place.workplace.recordJudgement(
                    isAble: isAble, by: Cast.address(of: Cast.joris), on: nil, in: "lisa", reason: "gesprek",
                    caller: shell(place))
            }
            #expect(outcome.isSuccess)
            #expect(lines.map(\.description) == ["administer permissions done", "administer permissions done"])
            #expect(try await place.reach(of: Cast.sam, in: dossier).acts.isEmpty == !isAble)
            #expect(try await place.reach(of: Cast.lisa, in: dossier).acts.isEmpty == isAble)
        }
    }

    @Test("Case m: a judgement that puts right another one of the same day before today counts from the next request")
    func judgedAnew() async throws {
        let place = try await TestPlace.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await place.dossier(
            of: Cast.sam, mandates: [parent], born: CivilDate("2013-06-15"), in: .flanders)
        for isAble in [false, true, false] {
            place.clock.move(by: Moment.minute)
            try await place.workplace.recordJudgement(
                isAble: isAble, by: Cast.address(of: Cast.joris), on: CivilDate("2026-11-20"), in: "lisa",
                reason: "gesprek", caller: shell(place))
            #expect(try await place.reach(of: Cast.sam, in: dossier).acts.isEmpty == !isAble)
            #expect(try await place.reach(of: Cast.lisa, in: dossier).acts.isEmpty == isAble)
        }
        #expect(try await place.count("ability_judgement") == 3)
    }

    @Test("Case m: what was recorded on the day itself can be put right the day after")
    func judgedAnewTheDayAfter() async throws {
        let place = try await TestPlace.open()
        let parent = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        let dossier = try await place.dossier(
            of: Cast.sam, mandates: [parent], born: CivilDate("2013-06-15"), in: .flanders)
        for isAble in [false, true] {
            try await place.workplace.recordJudgement(
                isAble: isAble, by: Cast.address(of: Cast.joris), on: CivilDate("2026-11-21"), in: "lisa",
                reason: "gesprek", caller: shell(place))
            #expect(try await place.reach(of: Cast.sam, in: dossier).acts.isEmpty == !isAble)
            place.clock.move(by: Moment.day)
        }
    }

    @Test("A judgement by who is close, of an adult, in the Netherlands or of tomorrow is refused in a sentence")
    func notJudged() async throws {
        let place = try await TestPlace.open()
        _ = try await place.dossier()
        await #expect(throws: MandateRefused.judgement(.notFlanders)) {
            try await place.workplace.recordJudgement(
                isAble: false, by: Cast.address(of: Cast.joris), on: nil, in: "lisa", reason: "gesprek",
                caller: shell(place))
        }
        await #expect(throws: MandateRefused.noReason) {
            try await place.workplace.recordJudgement(
                isAble: false, by: Cast.address(of: Cast.joris), on: nil, in: "lisa", reason: "", caller: shell(place))
        }
        #expect(try await place.count("ability_judgement") == 0)
    }
}

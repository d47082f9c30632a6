import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 27 in every list, count and page.
@Suite("A restricted report is gone for all but the person and its author, until the person lifts it")
struct RestrictionTests {
    private static let id = AskRightTests.id

    /// A report by Joris, with a reaction by Ruud, that Lisa asked to restrict and Wim says yes to.
    private func restricted() async throws -> (place: TestPlace, dossier: DossierID, report: EntryID) {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(grants: [.test(to: .organisation(Cast.jeugdhulp))])
        let report = try await place.report("zonnebloem", in: dossier, by: Cast.joris, form: .success).id
        try await place.workplace.react(
            to: report, in: dossier, id: EntryID(high: 8, low: 7), form: .answer, text: "madelief",
            as: place.caller(Cast.ruud))
        try await place.workplace.askRight(
            AskedRight(id: Self.id, right: .restriction, entry: report, text: "liever niet"), in: dossier,
            as: place.caller(Cast.lisa))
        #expect(try await texts(of: Cast.ruud, in: dossier, place) == ["zonnebloem", "madelief"])
        try await place.workplace.answerRight(
            Self.id, in: dossier, .granted, text: "Dat kan.", as: place.caller(Cast.wim))
        return (place, dossier, report)
    }

    /// Every word of the timeline.
    private func texts(of account: AccountID, in dossier: DossierID, _ place: TestPlace) async throws -> [String] {
        let timeline = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(account))
        return timeline.items.flatMap { item -> [String] in
            guard case .report(let report, let reactions) = item else { return [] }
            return [report.body.text] + reactions.map(\.body.text)
        }
    }

    private func opens(_ report: EntryID, _ account: AccountID, _ dossier: DossierID, _ place: TestPlace) async throws
        -> Bool
    {
        let caller = try await place.caller(account)
        return try await place.logged { try await place.workplace.readReport(report, in: dossier, as: caller) }
            .outcome.isSuccess
    }

    @Test("The person sees it with its reactions, its author without those of others, a colleague not at all")
    func lists() async throws {
        let (place, dossier, report) = try await restricted()
        #expect(try await texts(of: Cast.lisa, in: dossier, place) == ["zonnebloem", "madelief"])
        #expect(try await texts(of: Cast.joris, in: dossier, place) == ["zonnebloem"])
        #expect(try await texts(of: Cast.ruud, in: dossier, place).isEmpty)
        for (account, sees) in [(Cast.lisa, true), (Cast.joris, true), (Cast.ruud, false), (Cast.wim, false)] {
            #expect(try await opens(report, account, dossier, place) == sees)
        }
    }

    @Test("It stands in no count, no signal and no overview, also not of the person")
    func counts() async throws {
        let (place, dossier, _) = try await restricted()
        for account in [Cast.lisa, Cast.joris, Cast.ruud] {
            let reach = try await place.reach(of: account, in: dossier)
            let unread = try await place.engine.read { try TimelineRecords.unread(since: Day.past, reach: reach, $0) }
            #expect(unread == 0)
            let overview = try await place.workplace.readOverview(of: dossier, as: place.caller(account))
            #expect(overview.newest.isEmpty && overview.wentWell.isEmpty)
        }
    }

    @Test("What is written under it afterwards is restricted with it")
    func reactionsAfter() async throws {
        let (place, dossier, report) = try await restricted()
        try await place.workplace.react(
            to: report, in: dossier, id: EntryID(high: 8, low: 8), form: .answer, text: "klaproos",
            as: place.caller(Cast.lisa))
        #expect(try await place.count("entry", "restricted_at IS NOT NULL") == 3)
        #expect(try await texts(of: Cast.joris, in: dossier, place) == ["zonnebloem"])
    }

    @Test("The person lifts it, once, and everybody sees what they saw before; its author cannot")
    func lifts() async throws {
        let (place, dossier, _) = try await restricted()
        let workplace = place.workplace
        let joris = try await place.caller(Cast.joris)
        let (_, refused) = try await place.logged {
            try await workplace.liftRestriction(Self.id, in: dossier, as: joris)
        }
        #expect(refused.isDenied)
        let lisa = try await place.caller(Cast.lisa)
        #expect(try await workplace.readRights(of: dossier, as: lisa).lines.map(\.mayLift) == [true])
        try await workplace.liftRestriction(Self.id, in: dossier, as: place.next(lisa))
        #expect(try await texts(of: Cast.ruud, in: dossier, place) == ["zonnebloem", "madelief"])
        let (_, again) = try await place.logged {
            try await workplace.liftRestriction(Self.id, in: dossier, as: place.next(lisa))
        }
        #expect(again.refusal == "changedMeanwhile")
        #expect(try await workplace.readRights(of: dossier, as: place.next(lisa)).lines.map(\.mayLift) == [false])
    }

    @Test("A no leaves everything as it was")
    func refused() async throws {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(grants: [.test(to: .organisation(Cast.jeugdhulp))])
        let report = try await place.report("zonnebloem", in: dossier, by: Cast.joris).id
        try await place.workplace.askRight(
            AskedRight(id: Self.id, right: .restriction, entry: report, text: "liever niet"), in: dossier,
            as: place.caller(Cast.lisa))
        try await place.workplace.answerRight(
            Self.id, in: dossier, .refused, text: "Dit moet blijven.", as: place.caller(Cast.wim))
        #expect(try await texts(of: Cast.ruud, in: dossier, place) == ["zonnebloem"])
    }

    @Test("Moved to other themes it stays restricted; its words still open")
    func corrected() async throws {
        let (place, dossier, report) = try await restricted()
        try await place.workplace.correctReport(
            report, in: dossier, text: "zonnebloemen", themes: .of(.health), version: 1, as: place.caller(Cast.joris))
        #expect(try await texts(of: Cast.lisa, in: dossier, place) == ["zonnebloemen", "madelief"])
        #expect(try await texts(of: Cast.ruud, in: dossier, place).isEmpty)
    }
}

import Dossier
import Records
import TestKit
import Testing
import UseCases

/// What a privacy officer has before them.
enum OversightMatter {
    /// Lisa asks about a report by Joris of youth help, where Wim is privacy officer.
    static func asked(
        _ right: Right = .correction
    ) async throws -> (place: TestPlace, dossier: DossierID, report: EntryID) {
        let place = try await TestPlace.open()
        try await place.seat(Cast.wim, as: .privacyOfficer)
        let dossier = try await place.dossier(grants: [
            .test(to: .organisation(Cast.jeugdhulp)), .test(to: .account(Cast.petra)), byLaw(),
        ])
        let report = try await place.report("over zonnebloemen", in: dossier, by: Cast.joris).id
        let lisa = try await place.caller(Cast.lisa)
        try await place.workplace.askRight(
            AskedRight(
                id: AskRightTests.id, right: right, entry: right == .objection ? nil : report,
                permit: right == .objection ? law : nil, text: "Dit klopt niet."), in: dossier, as: lisa)
        return (place, dossier, report)
    }

    static let law = GrantID(high: 9, low: 64)

    private static func byLaw() -> Grant {
        Grant(
            id: law, effect: .permit, principal: .account(Cast.ruud), areas: .all, themes: .of(.safety),
            verbs: .look, basis: .legalTask, law: "Jeugdwet", purpose: "zorg voor de kinderen",
            period: Period(from: Day.past, until: Day.future), givenBy: Cast.joris, confirmedBy: Cast.petra)
    }
}

/// AVG article 38(6): nobody judges what is their own.
@Suite("A privacy officer leaves what is their own to another")
struct OwnMatterTests {
    @Test("Nobody answers about a report, a look or a permit of their own; another officer does")
    func notTheirOwn() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        try await place.seat(Cast.joris, as: .privacyOfficer)
        let joris = try await place.caller(Cast.joris)
        #expect(try await place.workplace.readOversight(as: joris).waiting.map(\.isOwn) == [true])
        let (_, outcome) = try await place.logged {
            try await place.workplace.answerRight(
                AskRightTests.id, in: dossier, .refused, text: "Ik had gelijk.", as: place.next(joris))
        }
        #expect(outcome.refusal?.hasPrefix("invalid") ?? false)
        let wim = try await place.caller(Cast.wim)
        #expect(try await place.workplace.readOversight(as: wim).waiting.map(\.isOwn) == [false])
        try await place.workplace.answerRight(
            AskRightTests.id, in: dossier, .granted, text: "Je hebt gelijk.", as: place.next(wim))
    }

    @Test("Rule 6: who holds a permit by law does not review it")
    func notTheirOwnPermit() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        try await place.seat(Cast.ruud, as: .privacyOfficer)
        let ruud = try await place.caller(Cast.ruud)
        let mine = try await place.workplace.readOversight(as: ruud).permits.filter { $0.id == OversightMatter.law }
        #expect(!mine.map(\.isOwn).contains(false))
        let (_, outcome) = try await place.logged {
            try await place.workplace.reviewPermit(
                OversightMatter.law, in: dossier, .stands, text: "Het klopt.", as: place.next(ruud))
        }
        #expect(!outcome.isSuccess)
        #expect(
            try await place.workplace.readOversight(as: place.caller(Cast.wim)).permits.map(\.isOwn).contains(true)
                == false)
    }

    @Test("Rule 22: who is an officer at two organisations is named in the log for the one that it is about")
    func whichOrganisation() async throws {
        let (place, dossier, _) = try await OversightMatter.asked()
        try await place.seat(Cast.wim, as: .privacyOfficer, at: Cast.kredietbank)
        _ = try await place.workplace.readOversight(as: place.caller(Cast.wim))
        let lines = try await place.log().filter { $0.dossier == dossier && $0.actor == Cast.wim }
        #expect(lines.map(\.organisation) == [Cast.jeugdhulp])
    }
}

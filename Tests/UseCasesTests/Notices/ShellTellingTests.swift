import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite(
    "Rule 22: what is done on the shell is told: of a dossier to who may read its log, of a password to whose account it is"
)
struct ShellTellingTests {
    private static let letters = ShellLetters(
        ofDossier: { _, language in ShellLetters.Letter(subject: "dossier", body: language ?? "nl") },
        ofPassword: { language in ShellLetters.Letter(subject: "password", body: language ?? "nl") })

    private func sent(_ place: TestPlace, _ mailbox: Mailbox) async throws -> Set<String> {
        while try await place.workplace.sendNextMail() != .nothing {}
        return Set(
            try mailbox.letters().map { letter in
                "\(letter.firstMatch(of: /To: (\w+)@/)?.1 ?? "") \(letter.firstMatch(of: /Subject: (.+)/)?.1 ?? "")"
            })
    }

    @Test("An export: a mail to the person and who acts for them, and at home for thirty days")
    func export() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra))])
        func told(_ account: AccountID) async throws -> [Moment?] {
            try await place.workplace.readHome(as: place.caller(account)).ownNotices.map(\.shellActAt)
        }
        #expect(try await told(Cast.lisa).isEmpty)
        let at = place.now
        _ = try await place.workplace.exportDossier(
            dossier, reason: "zij vroeg erom", telling: Self.letters, caller: place.request(origin: "shell"))
        #expect(try await sent(place, mailbox) == ["lisa dossier", "bart dossier"])
        for account in [Cast.lisa, Cast.bart] { #expect(try await told(account) == [at]) }
        for account in [Cast.petra, Cast.ruud] { #expect(try await told(account).isEmpty) }
        place.clock.move(by: Workplace.shellActTold)
        #expect(try await told(Cast.lisa) == [at])
        place.clock.move(by: 1)
        #expect(try await told(Cast.lisa).isEmpty)
    }

    @Test("Whom a court appointed, and the end of it: a mail to the person, and to who is told by then acts for them")
    func mandate() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        _ = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        try await place.workplace.appoint(
            CourtMandate(
                dossier: "lisa", address: Cast.address(of: Cast.bart), kind: .mentor, reason: "beschikking"),
            telling: Self.letters, caller: place.request(origin: "shell"))
        #expect(try await sent(place, mailbox) == ["lisa dossier", "bart dossier"])
        place.clock.move(by: Moment.day)
        try await place.workplace.endAppointed(
            Cast.address(of: Cast.bart), nil, in: "lisa", reason: "opgeheven", telling: Self.letters,
            caller: place.request(origin: "shell"))
        while try await place.workplace.sendNextMail() != .nothing {}
        #expect(try mailbox.letters().filter { $0.contains("To: lisa@") }.count == 2)
        #expect(try mailbox.letters().filter { $0.contains("To: bart@") }.count == 1)
    }

    @Test("A parent of a child of 10, and the end of it: a mail to who acts for the child by then, not to the child")
    func parent() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let born = DossierClock.amsterdam.day(of: place.now).adding(months: -12 * 10)
        let other = Mandate(account: Cast.lisa, basis: .parent, period: Period(from: Day.past))
        _ = try await place.dossier(of: Cast.sam, key: "sam", mandates: [other], born: born)
        try await place.workplace.appoint(
            ParentMandate(dossier: "sam", address: Cast.address(of: Cast.bart), reason: "geboorteakte"),
            telling: Self.letters, caller: place.request(origin: "shell"))
        #expect(try await sent(place, mailbox) == ["lisa dossier", "bart dossier"])
        place.clock.move(by: Moment.day)
        try await place.workplace.endAppointed(
            Cast.address(of: Cast.bart), .parent, in: "sam", reason: "gezag beëindigd", telling: Self.letters,
            caller: place.request(origin: "shell"))
        while try await place.workplace.sendNextMail() != .nothing {}
        #expect(try mailbox.letters().filter { $0.contains("To: lisa@") }.count == 2)
        #expect(try mailbox.letters().filter { $0.contains("To: bart@") }.count == 1)
    }

    @Test("A judgement of a young person in Flanders: a mail to them")
    func judgement() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let born = DossierClock.amsterdam.day(of: place.now).adding(months: -12 * 14)
        _ = try await place.dossier(of: Cast.sam, key: "sam", born: born, in: .flanders)
        try await place.workplace.recordJudgement(
            isAble: true, by: Cast.address(of: Cast.petra), on: nil, in: "sam", reason: "gesprek",
            telling: Self.letters, caller: place.request(origin: "shell"))
        #expect(try await sent(place, mailbox) == ["sam dossier"])
    }

    @Test("Where no mail is sent it stands at home all the same; who looked is no act on the shell")
    func withoutMail() async throws {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        _ = try await place.workplace.readTimeline(
            of: dossier, filter: TimelineFilter(), from: nil, as: place.caller(Cast.petra))
        #expect(try await place.workplace.readHome(as: place.caller(Cast.lisa)).ownNotices.isEmpty)
        _ = try await place.workplace.exportDossier(
            dossier, reason: "zij vroeg erom", telling: Self.letters, caller: place.request(origin: "shell"))
        #expect(try await place.workplace.readHome(as: place.caller(Cast.lisa)).ownNotices.count == 1)
        #expect(try await place.count("outbox_mail") == 0)
    }

    @Test("A new password: with a reason, that the log keeps, and a mail to whose account it is")
    func password() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        func set(_ reason: String) async throws {
            try await place.workplace.setPassword(
                address: Cast.address(of: Cast.petra), password: "vier fietsen in de gang", reason: reason,
                telling: Self.letters, caller: place.request(origin: "shell"))
        }
        for reason in ["", " \n"] { await #expect(throws: AccountProblem.noReason) { try await set(reason) } }
        #expect(try await sent(place, mailbox).isEmpty)
        let (lines, outcome) = try await place.logged { try await set("zij kon er niet meer in") }
        #expect(outcome.isSuccess && lines.map(\.dossier) == [.zero] && lines.allSatisfy(\.hasDetail))
        #expect(try await sent(place, mailbox) == ["petra password"])
    }
}

import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

/// Inviting who is not there yet: the code opens nothing until it is taken up, works once, and gives no more than who made
/// it may still give.
@Suite("An invitation gives what was decided, once, to who holds the code")
struct InvitationTests {
    private struct Invited {
        let place: TestPlace
        let dossier: DossierID
        let money: EntryID
        let health: EntryID
        let code: String
    }

    private static let request = GrantID(high: 8, low: 1)

    private static func asked(_ name: String = "tante Els", until: String = "2027-05-21") -> AskedGrant {
        AskedGrant(
            id: request, principal: nil, scope: Scope(areas: .all, themes: .of(.money), verbs: .look),
            purpose: "helpt met de post", until: CivilDate(until), invited: name)
    }

    /// Lisa's dossier with a report on money and one on health, and an invitation to money.
    private func invited(
        mandates: [Mandate] = [], by maker: AccountID = Cast.lisa, until: String = "2027-05-21"
    ) async throws -> Invited {
        let place = try await TestPlace.open()
        let dossier = try await place.dossier(mandates: mandates)
        let money = try await place.report("geld", in: dossier, .of(.money), by: Cast.lisa)
        let health = try await place.report("ziek", in: dossier, .of(.health), by: Cast.lisa)
        let caller = try await place.caller(maker)
        for _ in 1...2 {
            try await place.workplace.invite(Self.asked(until: until), in: dossier, as: place.next(caller))
        }
        #expect(try await place.count("access_request") == 1)
        let paper = try await place.workplace.readInvitation(Self.request, in: dossier, as: place.next(caller))
        return Invited(
            place: place, dossier: dossier, money: money.id, health: health.id, code: paper.code.text)
    }

    private func sees(_ entry: EntryID, _ account: AccountID, _ made: Invited) async throws -> Bool {
        let caller = try await made.place.caller(account)
        return try await made.place.logged {
            try await made.place.workplace.readReport(entry, in: made.dossier, as: caller)
        }.outcome.isSuccess
    }

    private func takeUp(_ code: String, _ account: AccountID, _ made: Invited) async throws -> TakenUp {
        try await made.place.workplace.takeUp(code, as: made.place.caller(account))
    }

    @Test("Taken up by who is signed in: they see that much from the next request on, and the log says so")
    func takenUp() async throws {
        let made = try await invited()
        #expect(try await !sees(made.money, Cast.anouk, made))
        let anouk = try await made.place.caller(Cast.anouk)
        let (lines, outcome) = try await made.place.logged {
            try await made.place.workplace.takeUp(made.code, as: anouk)
        }
        #expect(try outcome.get() == .into(made.dossier))
        #expect(lines.map(\.description) == ["create permissions done"])
        #expect(lines.map(\.actor) == [Cast.anouk])
        #expect(lines.map(\.dossier) == [made.dossier])
        #expect(try await sees(made.money, Cast.anouk, made))
        #expect(try await !sees(made.health, Cast.anouk, made))
    }

    @Test("The code works once, typed as people type it, and says nothing to who comes later")
    func once() async throws {
        let made = try await invited()
        let typed = " " + made.code.lowercased().replacing("-", with: " ").replacing("0", with: "o") + " "
        #expect(try await takeUp(typed, Cast.anouk, made) == .into(made.dossier))
        #expect(try await takeUp(made.code, Cast.karin, made) == .noSuchCode)
        #expect(try await takeUp(made.code, Cast.anouk, made) == .noSuchCode)
        #expect(try await made.place.count("access_grant") == 1)
    }

    @Test("Two who take it up at once: one of them gets in")
    func atOnce() async throws {
        let made = try await invited()
        async let first = takeUp(made.code, Cast.anouk, made)
        async let second = takeUp(made.code, Cast.karin, made)
        let outcomes = try await [first, second]
        #expect(outcomes.filter { $0 == .into(made.dossier) }.count == 1)
        #expect(outcomes.filter { $0 == .noSuchCode }.count == 1)
        #expect(try await made.place.count("access_grant") == 1)
    }

    @Test("A new account is made with the code, and with nothing else")
    func signsUp() async throws {
        let made = try await invited()
        func signUp(_ code: String, _ address: String) async throws -> (TakenUp, SessionToken?) {
            try await made.place.workplace.signUp(
                code, address: address, name: "Els de Wit", password: "vier woorden op een rij",
                as: made.place.request())
        }
        let accounts = try await made.place.count("account")
        #expect(try await signUp("AAAA-BBBB-CCCC", "els@klaver.test").0 == .noSuchCode)
        #expect(try await made.place.count("account") == accounts)
        await #expect(throws: AccountProblem.isThere(Cast.address(of: Cast.petra))) {
            try await signUp(made.code, Cast.address(of: Cast.petra))
        }
        #expect(try await made.place.count("access_grant") == 0, "what failed used nothing up")
        let (outcome, token) = try await signUp(made.code, "els@klaver.test")
        #expect(outcome == .into(made.dossier))
        let els = made.place.request(token)
        _ = try await made.place.workplace.readReport(made.money, in: made.dossier, as: els)
        let signedIn = try await made.place.workplace.signIn(
            address: "els@klaver.test", password: "vier woorden op een rij", as: made.place.request())
        guard case .signedIn = signedIn else {
            Issue.record("the new account does not sign in")
            return
        }
    }

    @Test("Over after two weeks, and when it is taken back")
    func over() async throws {
        let late = try await invited()
        late.place.clock.move(by: AccessRequest.answerTime)
        #expect(try await takeUp(late.code, Cast.anouk, late) == .noSuchCode)

        let back = try await invited()
        try await back.place.workplace.decline(Self.request, in: back.dossier, as: back.place.caller(Cast.lisa))
        #expect(try await takeUp(back.code, Cast.anouk, back) == .noSuchCode)
    }

    @Test("What would have ended before it is taken up gives nothing")
    func pastItsEnd() async throws {
        let made = try await invited(until: "2026-11-22")
        made.place.clock.move(by: 3 * Moment.day)
        #expect(try await takeUp(made.code, Cast.anouk, made) == .noSuchCode)
    }

    @Test("Rule 25: who made it may not give it any more: the code gives nothing")
    func makerLost() async throws {
        let mandate = Mandate(
            account: Cast.bart, basis: .chosen, period: Period(from: Day.past, until: Day.now.moved(by: Moment.day)))
        let made = try await invited(mandates: [mandate], by: Cast.bart)
        made.place.clock.move(by: 2 * Moment.day)
        #expect(try await takeUp(made.code, Cast.anouk, made) == .noSuchCode)
        #expect(try await made.place.count("access_grant") == 0)
    }

    @Test("Whose dossier it is needs no code, and who does not decide makes none and reads none")
    func notForEverybody() async throws {
        let made = try await invited()
        #expect(try await takeUp(made.code, Cast.lisa, made) == .isOwn(made.dossier))
        #expect(try await takeUp(made.code, Cast.anouk, made) == .into(made.dossier))
        let anouk = try await made.place.caller(Cast.anouk)
        let (_, paper) = try await made.place.logged {
            try await made.place.workplace.readInvitation(Self.request, in: made.dossier, as: anouk)
        }
        #expect(paper.refusal?.hasPrefix("denied") == true)
        let (_, inviting) = try await made.place.logged {
            try await made.place.workplace.invite(Self.asked(), in: made.dossier, as: made.place.next(anouk))
        }
        #expect(inviting.refusal?.hasPrefix("denied") == true)
    }

    @Test("Case q: what one of those who decide together took back is not given again by a code alone")
    func waitsForOthers() async throws {
        let place = try await TestPlace.open()
        let parents = [Cast.lisa, Cast.bart].map {
            Mandate(account: $0, basis: .parent, period: Period(from: Day.past))
        }
        let earlier = Grant.test(to: .account(Cast.anouk), .all, .of(.money), .look)
        let dossier = try await place.dossier(
            of: Cast.sam, key: "sam", mandates: parents, grants: [earlier],
            born: try #require(CivilDate(year: 2013, month: 3, day: 1)))
        _ = try await place.workplace.withdrawAccess(
            earlier.id, request: GrantID(high: 8, low: 9), in: dossier, as: place.caller(Cast.bart))
        let lisa = try await place.caller(Cast.lisa)
        try await place.workplace.invite(Self.asked(), in: dossier, as: lisa)
        let paper = try await place.workplace.readInvitation(Self.request, in: dossier, as: place.next(lisa))
        #expect(try await place.workplace.takeUp(paper.code.text, as: place.caller(Cast.anouk)) == .waits)
        #expect(try await place.count("access_grant", "withdrawn_at IS NULL") == 0)
        let waiting = try await place.workplace.readPermissions(of: dossier, as: place.next(lisa)).requests
        #expect(waiting.map(\.request.kind) == [.giving])
    }

    @Test("By mail too where that was asked: one letter with the code and nothing of the dossier, also when sent twice")
    func byMail() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let dossier = try await place.dossier()
        let lisa = try await place.caller(Cast.lisa)
        let letter = InvitationLetter(
            to: " Els@Klaver.test", subject: "Een uitnodiging", body: "Code: \(InvitationLetter.codePlace)")
        for _ in 1...2 {
            try await place.workplace.invite(Self.asked(), letter: letter, in: dossier, as: place.next(lisa))
        }
        #expect(try await place.workplace.sendNextMail() == .sent)
        #expect(try await place.workplace.sendNextMail() == .nothing)
        let paper = try await place.workplace.readInvitation(Self.request, in: dossier, as: place.next(lisa))
        let sent = try #require(try mailbox.letters().last)
        #expect(sent.contains("Code: \(paper.code.text)"))
        #expect(!sent.contains("Lisa"))

        let wrong = InvitationLetter(to: "els", subject: "Een uitnodiging", body: "Code")
        let (_, refused) = try await place.logged {
            try await place.workplace.invite(
                AskedGrant(
                    id: GrantID(high: 8, low: 2), principal: nil,
                    scope: Scope(areas: .all, themes: .of(.money), verbs: .look), purpose: "helpt met de post",
                    until: CivilDate("2027-05-21"), invited: "Els"), letter: wrong, in: dossier, as: place.next(lisa))
        }
        #expect(refused.refusal?.hasPrefix("invalid") == true)
    }

    @Test("Wrong codes are counted by where they come from, and then wait")
    func guessing() async throws {
        let made = try await invited()
        for number in 0..<30 {
            #expect(try await takeUp("AAAA-BBBB-CC\(10 + number)", Cast.anouk, made) == .noSuchCode)
        }
        guard case .wait = try await takeUp(made.code, Cast.anouk, made) else {
            Issue.record("the right code was looked at after thirty wrong ones")
            return
        }
        let elsewhere = try await made.place.caller(Cast.anouk, origin: "198.51.100.4")
        #expect(try await made.place.workplace.takeUp(made.code, as: elsewhere) == .into(made.dossier))
    }
}

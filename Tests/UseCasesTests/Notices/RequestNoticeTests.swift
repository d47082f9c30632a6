import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Mail about what waits: to who must answer, and to who asked; each thing once, and without a word of it")
struct RequestNoticeTests {
    private static let grant = GrantID(high: 9, low: 1)

    /// Petra asks Lisa for more.
    private func asked(mail: Mailbox) async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open(mail: mail)
        let dossier = try await place.dossier(
            mandates: [Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))],
            grants: [.test(to: .account(Cast.petra), .of(.reports), .of(.money), id: Self.grant)])
        try await place.workplace.askForAccess(
            GivingTests.asked(to: nil, .of(.health)), in: dossier, as: place.caller(Cast.petra))
        return (place, dossier)
    }

    /// Takes a turn, sends what was promised, and gives to whom what went since the last time.
    private func sent(_ place: TestPlace, _ mailbox: Mailbox) async throws -> Set<String> {
        let before = Set(try mailbox.letters())
        try await place.workplace.takeTurnAtNotices(DigestTests.write)
        while try await place.workplace.sendNextMail() != .nothing {}
        return Set(
            try mailbox.letters().filter { !before.contains($0) }.map { letter in
                let to = letter.firstMatch(of: /To: (\w+)@/)?.1 ?? ""
                let subject = letter.firstMatch(of: /Subject: (.+)/)?.1 ?? ""
                return "\(to): \(subject)"
            })
    }

    @Test("Asked, reminded two days before the end, and over: everybody who decides, and who asked, once each")
    func ends() async throws {
        let mailbox = try Mailbox()
        let (place, _) = try await asked(mail: mailbox)
        #expect(try await sent(place, mailbox) == ["lisa: access asked", "bart: access asked"])
        #expect(try await sent(place, mailbox).isEmpty)
        place.clock.move(by: AccessRequest.answerTime - 2 * Moment.day)
        #expect(try await sent(place, mailbox) == ["lisa: access ending", "bart: access ending"])
        #expect(try await sent(place, mailbox).isEmpty)
        place.clock.move(by: 2 * Moment.day)
        #expect(try await sent(place, mailbox) == ["petra: access ended"])
        place.clock.move(by: Moment.hour)
        #expect(try await sent(place, mailbox).isEmpty)
        for letter in try mailbox.letters() {
            for secret in ["Petra Kuipers", "health", "gezondheid", "helpt"] { #expect(!letter.contains(secret)) }
        }
    }

    @Test("An answer is told to who asked; who answers hears no more of it")
    func answered() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await asked(mail: mailbox)
        try await place.workplace.takeTurnAtNotices(DigestTests.write)
        // Bart's mail still waits when Lisa says no: it goes to nobody then.
        try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.lisa))
        #expect(try await sent(place, mailbox) == ["petra: access answered"])
        place.clock.move(by: 13 * Moment.day)
        #expect(try await sent(place, mailbox).isEmpty)
    }

    @Test("Rule 25: who lost access before the answer came is told nothing")
    func lost() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await asked(mail: mailbox)
        _ = try await sent(place, mailbox)
        try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.lisa))
        try await place.withdraw(Self.grant, in: dossier)
        #expect(try await sent(place, mailbox).isEmpty)
    }

    @Test("Taken back: nobody hears of it, and nobody is reminded")
    func takenBack() async throws {
        let mailbox = try Mailbox()
        let (place, dossier) = try await asked(mail: mailbox)
        try await place.workplace.decline(GrantID(high: 8, low: 1), in: dossier, as: place.caller(Cast.petra))
        #expect(try await sent(place, mailbox).isEmpty)
    }

    @Test("Nobody without an address of their own gets mail; the others do")
    func unproven() async throws {
        let mailbox = try Mailbox()
        let (place, _) = try await asked(mail: mailbox)
        _ = try await place.engine.write {
            try $0.run("UPDATE account SET address_unproven = 1 WHERE id = \(Cast.lisa)")
        }
        try await place.workplace.disableAccount(
            address: Cast.address(of: Cast.petra), caller: place.request(origin: "shell"))
        #expect(try await sent(place, mailbox) == ["bart: access asked"])
    }

    @Test("The use of a right: the privacy officer of the organisation is told, and who asked hears the answer")
    func rights() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        try await place.seat(Cast.wim, as: .privacyOfficer)
        try await place.seat(Cast.ineke, as: .privacyOfficer, at: Cast.kredietbank)
        let dossier = try await place.dossier(grants: [.test(to: .organisation(Cast.jeugdhulp))])
        let report = try await place.report("over zonnebloemen", in: dossier, by: Cast.joris).id
        let id = RightsRequestID(high: 8, low: 1)
        try await place.workplace.askRight(
            AskedRight(id: id, right: .correction, entry: report, text: "Dit klopt niet."), in: dossier,
            as: place.caller(Cast.lisa))
        #expect(try await sent(place, mailbox) == ["wim: right asked"])
        place.clock.set(Day.at(2026, 12, 19, 8))
        #expect(try await sent(place, mailbox) == ["wim: right ending"])
        try await place.workplace.answerRight(
            id, in: dossier, .moreTime, text: "Het is veel werk.", as: place.caller(Cast.wim))
        #expect(try await sent(place, mailbox) == ["lisa: right moreTime"])
        place.clock.set(Day.at(2027, 2, 19, 8))
        #expect(try await sent(place, mailbox) == ["wim: right endingAgain"])
        place.clock.set(Day.at(2027, 2, 22, 8))
        #expect(try await sent(place, mailbox) == ["lisa: right ended"])
        try await place.workplace.answerRight(
            id, in: dossier, .refused, text: "Het klopt.", as: place.caller(Cast.wim))
        #expect(try await sent(place, mailbox) == ["lisa: right answered"])
        #expect(try await sent(place, mailbox).isEmpty)
    }

    @Test("Where no mail is sent, nothing is promised")
    func off() async throws {
        let place = try await TestPlace.open()
        #expect(try await place.workplace.takeTurnAtNotices(DigestTests.write) == 0)
        #expect(try await place.count("lease") == 0)
    }
}

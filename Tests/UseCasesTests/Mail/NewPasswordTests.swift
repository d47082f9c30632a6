import Dossier
import Identity
import Mail
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("A new password by mail")
struct NewPasswordTests {
    private static let letter = NewPasswordLetter(
        subject: "Nieuw wachtwoord", body: "Link: \(NewPasswordLetter.tokenPlace)", administratorBody: "Geen link.")
    private static let new = "vijf fietsen in de schuur"

    private func ask(_ address: String, _ place: TestPlace, origin: String = "192.0.2.7") async throws {
        try await place.workplace.askNewPassword(for: address, Self.letter, as: place.request(origin: origin))
    }

    /// The token in the newest letter.
    private func token(_ mailbox: Mailbox) throws -> SessionToken {
        let letter = try #require(try mailbox.letters().last)
        let link = try #require(letter.firstMatch(of: /Link: ([0-9a-f]{64})/))
        return try #require(SessionToken(link.1))
    }

    @Test("A link comes, sets a password once, and ends every session; the second step is asked all the same")
    func works() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let open = try await place.caller(Cast.petra)
        try await place.setUpFactor(of: Cast.petra)
        let (lines, _) = try await place.logged { try await ask(" Petra@klaver.TEST", place) }
        #expect(lines.map(\.description) == ["change account done"] && lines[0].actor == nil)
        #expect(try await place.workplace.sendNextMail() == .sent)
        #expect(try await place.workplace.sendNextMail() == .nothing)
        #expect(try mailbox.letters().count == 1)
        #expect(try await place.count("outbox_mail") == 0)

        let token = try token(mailbox)
        #expect(try await place.workplace.setNewPassword("kort", with: token, as: place.request()) == .tooShort)
        #expect(try await place.workplace.isOpen(newPassword: token, as: place.request()))
        #expect(try await place.workplace.setNewPassword(Self.new, with: token, as: place.request()) == .done)
        #expect(try await place.workplace.setNewPassword(Self.new, with: token, as: place.request()) == .over)
        #expect(try await place.logged { try await place.workplace.visitor(of: open) }.outcome.refusal != nil)
        let outcome = try await place.workplace.signIn(
            address: Cast.address(of: Cast.petra), password: Self.new, as: place.request())
        guard case .needsCode = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test("Asking runs the same statements whether there is such an account, and only one of them gets mail")
    func alike() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        try await place.workplace.disableAccount(
            address: Cast.address(of: Cast.karin), caller: place.request(origin: "shell"))
        var heard: [[WatchedEngine.Transaction]] = []
        for (number, address) in ["nobody@klaver.test", "karin@klaver.test", "petra@klaver.test"].enumerated() {
            place.engine.forget()
            try await ask(address, place, origin: "198.51.100.\(number)")
            heard.append(place.engine.transactions)
            place.clock.move(by: 1)
        }
        #expect(heard[0] == heard[1] && heard[1] == heard[2])
        var turns: [MailTurn] = []
        for _ in 0..<4 { turns.append(try await place.workplace.sendNextMail()) }
        #expect(turns == [.dropped, .dropped, .sent, .nothing])
        #expect(try mailbox.letters().count == 1)
    }

    @Test("A link works half an hour, and a newer one takes its place")
    func ends() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        var tokens: [SessionToken] = []
        for _ in 0..<2 {
            try await ask("petra@klaver.test", place)
            #expect(try await place.workplace.sendNextMail() == .sent)
            let all = try mailbox.letters().compactMap { $0.firstMatch(of: /Link: ([0-9a-f]{64})/)?.1 }
                .compactMap { SessionToken($0) }
            tokens.append(try #require(all.first { !tokens.contains($0) }))
        }
        #expect(try await !place.workplace.isOpen(newPassword: tokens[0], as: place.request()))
        place.clock.move(by: 30 * Moment.minute - 1)
        #expect(try await place.workplace.isOpen(newPassword: tokens[1], as: place.request()))
        place.clock.move(by: 1)
        #expect(try await place.workplace.setNewPassword(Self.new, with: tokens[1], as: place.request()) == .over)
    }

    @Test("Rule 22: an administrator gets a letter without a link")
    func administrator() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        try await place.seat(Cast.ineke, as: .administrator)
        try await ask(Cast.address(of: Cast.ineke), place)
        #expect(try await place.workplace.sendNextMail() == .sent)
        #expect(try mailbox.letters().first?.contains("Geen link.") == true)
        #expect(try await place.count("password_reset") == 0)
    }

    @Test("Who asks again and again fills no mailbox, and hears nothing else")
    func bounded() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        for origin in 0..<10 { try await ask("petra@klaver.test", place, origin: "198.51.100.\(origin)") }
        #expect(try await place.count("outbox_mail") == 3)
        for number in 0..<40 { try await ask("iemand\(number)@klaver.test", place, origin: "203.0.113.9") }
        #expect(try await place.count("outbox_mail") == 23)
    }

    @Test(
        "A mail that was promised goes after a restart, and is tried again with longer pauses until nobody waits for it"
    )
    func survives() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        try await ask("petra@klaver.test", place)
        try mailbox.refuse(true)
        #expect(try await place.workplace.sendNextMail() == .postponed)
        #expect(try await place.workplace.sendNextMail() == .nothing, "not at once")
        place.clock.move(by: 10 * Moment.second)
        #expect(try await place.workplace.sendNextMail() == .postponed)
        place.clock.move(by: 10 * Moment.second)
        #expect(try await place.workplace.sendNextMail() == .nothing, "twice as long")
        try mailbox.refuse(false)
        place.clock.move(by: 10 * Moment.second)
        let after = TestPlace.sameFiles(as: place)
        #expect(try await after.workplace.sendNextMail() == .sent)

        try await ask("petra@klaver.test", place)
        place.clock.move(by: Moment.hour)
        #expect(try await place.workplace.sendNextMail() == .dropped)
        #expect(try mailbox.letters().count == 1)
    }

    @Test("A mail is one node's at a time; one that stopped in the middle leaves it to another two minutes later")
    func claimed() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        try await ask("petra@klaver.test", place)
        let (seal, at) = (place.keys.installation, place.now)
        let first = try await place.engine.write(.apart) {
            try OutboxRecords.claim(at: at, until: at.moved(by: 2 * Moment.minute), with: seal, $0)
        }
        #expect(first?.words.to == "petra@klaver.test")
        #expect(try await place.workplace.sendNextMail() == .nothing)
        place.clock.move(by: 2 * Moment.minute)
        #expect(try await place.workplace.sendNextMail() == .sent)
        #expect(try mailbox.letters().count == 1)
    }

    @Test(
        "A letter that goes with an act stays or goes with it, and holds no address in the clear; without mail none is promised"
    )
    func queues() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        let (workplace, at) = (place.workplace, place.now)
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await place.engine.write { session in
                try workplace.queueMail(to: "anouk@klaver.test", subject: "Kom erbij", body: "Hallo", at: at, session)
                throw Undone()
            }
        }
        #expect(try await workplace.sendNextMail() == .nothing)
        try await place.engine.write { session in
            try workplace.queueMail(to: "anouk@klaver.test", subject: "Kom erbij", body: "Hallo", at: at, session)
            #expect(throws: MailProblem.notAnAddress) {
                try workplace.queueMail(to: "a@b\nBcc: c@d", subject: "", body: "", at: at, session)
            }
        }
        let sealed = try await place.engine.read { try $0.all("SELECT sealed FROM outbox_mail") { $0.bytes(0) } }
        #expect(sealed.count == 1 && !String(decoding: sealed[0], as: UTF8.self).contains("anouk"))
        #expect(try await workplace.sendNextMail() == .sent)
        #expect(try mailbox.letters().first?.contains("Subject: Kom erbij") == true)

        let without = try await TestPlace.open()
        await #expect(throws: MailProblem.off) {
            try await without.engine.write { session in
                try without.workplace.queueMail(to: "a@b.test", subject: "", body: "", at: at, session)
            }
        }
    }
}

import Dossier
import Identity
import Passkeys
import Records
import Storage
import TestKit
import Testing

@testable import UseCases

@Suite("Passkeys")
struct PasskeyTests {
    private struct NotExpected: Error {}

    /// Petra with a passkey on her phone, made a moment ago.
    private func place() async throws -> (place: TestPlace, device: TestAuthenticator) {
        let place = try await TestPlace.open()
        var device = TestAuthenticator()
        let added = try await place.addPasskey(&device, as: place.caller(Cast.petra))
        #expect(added == .done)
        place.clock.move(by: Moment.hour)
        return (place, device)
    }

    private func signIn(
        _ device: TestAuthenticator, _ place: TestPlace, origin: String = "192.0.2.7"
    ) async throws -> SecondStepOutcome {
        let caller = place.request(origin: origin)
        return try await place.workplace.signIn(
            with: device.answer(place.workplace.askPasskey(as: caller)), as: caller)
    }

    private func token(_ outcome: SecondStepOutcome) throws -> SessionToken {
        guard case .signedIn(let token) = outcome else { throw NotExpected() }
        return token
    }

    @Test("Made, it signs in by itself, and its owner just showed who they are: one line each")
    func signsIn() async throws {
        let place = try await TestPlace.open()
        var device = TestAuthenticator()
        let caller = try await place.caller(Cast.petra)
        let (made, added) = try await place.logged { try await place.addPasskey(&device, as: caller) }
        #expect(try added.get() == .done && made.map(\.description) == ["change account done"])
        place.clock.move(by: Moment.hour)

        let request = place.request()
        let asked = try place.workplace.askPasskey(as: request)
        #expect(asked.known.isEmpty, "nobody hears who has which")
        let (lines, outcome) = try await place.logged {
            try await place.workplace.signIn(with: device.answer(asked), as: request)
        }
        let token = try token(outcome.get())
        #expect(lines.map(\.description) == ["signIn account done"] && lines[0].actor == Cast.petra)
        #expect(lines[0].dossier == .zero && lines[0].hasDetail)
        let visitor = try await place.workplace.visitor(of: place.request(token))
        #expect(visitor.account == Cast.petra && visitor.hasShownFactor(at: place.now))
        let own = try await place.workplace.readPasskeys(as: place.request(token))
        #expect(own.passkeys.map(\.name) == ["iPhone"] && own.passkeys[0].usedAt == place.now && own.standing == .may)
        let account = try await place.workplace.readAccount(as: place.request(token))
        #expect(account.passkeys == 1 && account.sessions.first { $0.isThis }?.isByPasskey == true)
    }

    @Test("An answer is good once, and for five minutes; at any node")
    func once() async throws {
        let (place, device) = try await place()
        let request = place.request()
        let answer = try device.answer(place.workplace.askPasskey(as: request))
        _ = try token(await TestPlace.sameFiles(as: place).workplace.signIn(with: answer, as: request))
        let (lines, again) = try await place.logged { try await place.workplace.signIn(with: answer, as: request) }
        guard case .wrong = try again.get() else { throw NotExpected() }
        #expect(lines.map(\.description) == ["signIn account failed"])

        let late = try device.answer(place.workplace.askPasskey(as: request))
        place.clock.move(by: 5 * Moment.minute)
        guard case .wrong = try await place.workplace.signIn(with: late, as: place.request()) else {
            throw NotExpected()
        }
        #expect(try await place.count("session") == 2, "the one it was made in, and one more")
        place.clock.move(by: Moment.hour)
        _ = try token(await signIn(device, place))
        #expect(try await place.count("passkey_challenge") == 1, "what nobody can answer any more is gone")
    }

    @Test("What is wrong with it lets nobody in, and each try has its line")
    func refused() async throws {
        let changes: [(String, @Sendable (inout TestAuthenticator) -> Void)] = [
            ("origin", { $0.origin = "https://evil.test" }), ("type", { $0.type = "webauthn.create" }),
            ("relying party", { $0.relyingParty = "evil.test" }), ("not verified", { $0.flags = 1 }),
            ("not touched", { $0.flags = 4 }), ("in a frame", { $0.isFramed = true }),
            ("no user", { $0.user = [] }), ("another user", { $0.user = [1, 2, 3] }),
            (
                "another device",
                { device in
                    var other = TestAuthenticator()
                    other.user = device.user
                    device = other
                }
            ),
        ]
        for (name, change) in changes {
            let (place, right) = try await place()
            var device = right
            change(&device)
            let (lines, outcome) = try await place.logged { try await signIn(device, place) }
            guard case .wrong = try outcome.get() else {
                Issue.record("\(name) came in")
                continue
            }
            #expect(lines.map(\.description) == ["signIn account failed"], "\(name)")
            #expect(try await place.count("session") == 1, "\(name)")
        }
    }

    @Test("A tampered signature, another challenge, a question of one's own or for something else: refused")
    func questions() async throws {
        let (place, device) = try await place()
        let request = place.request()
        let caller = try await place.caller(Cast.petra)
        var tries = 0
        func refused(_ answer: PasskeyAnswer, _ what: String) async throws {
            tries += 1
            // From elsewhere each time: else they would wait.
            let stranger = place.request(origin: "198.51.100.\(tries)")
            guard case .wrong = try await place.workplace.signIn(with: answer, as: stranger) else {
                Issue.record("\(what) came in")
                return
            }
        }
        let asked = try place.workplace.askPasskey(as: request)
        var used = try device.use(asked.challenge)
        used.signature[10] ^= 1
        try await refused(PasskeyAnswer(question: asked.question, used: used), "a tampered signature")
        let other = try place.workplace.askPasskey(as: request)
        try await refused(
            PasskeyAnswer(question: other.question, used: try device.use(asked.challenge)), "another challenge")
        let confirm = try await place.workplace.askPasskeyToConfirm(as: caller)
        try await refused(try device.answer(confirm), "a question to confirm")
        for text in ["", "AAAA", String(other.question.reversed()), other.question + "A"] {
            try await refused(PasskeyAnswer(question: text, used: try device.use(other.challenge)), "'\(text)'")
        }
    }

    @Test("A device that counts does not go back: a copy of it lets nobody in")
    func counts() async throws {
        let (place, right) = try await place()
        var device = right
        device.signCount = 5
        _ = try token(await signIn(device, place))
        guard case .wrong = try await signIn(device, place) else { throw NotExpected() }
        device.signCount = 4
        guard case .wrong = try await signIn(device, place) else { throw NotExpected() }
        device.signCount = 6
        _ = try token(await signIn(device, place))
    }

    @Test("One that was taken away, and one of a disabled account, let nobody in; sessions that began with it end")
    func removed() async throws {
        let (place, device) = try await place()
        let opened = try token(await signIn(device, place))
        let caller = try await place.caller(Cast.petra)
        let mark = try #require(try await place.workplace.readPasskeys(as: caller).passkeys.first?.mark)
        let (lines, _) = try await place.logged { try await place.workplace.removePasskey(mark, as: caller) }
        #expect(lines.map(\.description) == ["change account done"])
        let (_, ended) = try await place.logged { try await place.workplace.visitor(of: place.request(opened)) }
        #expect(ended.refusal == "signInNeeded")
        guard case .wrong = try await signIn(device, place) else { throw NotExpected() }

        let (other, phone) = try await self.place()
        try await other.workplace.disableAccount(
            address: Cast.address(of: Cast.petra), caller: other.request(origin: "shell"))
        guard case .wrong = try await signIn(phone, other) else { throw NotExpected() }
    }

    @Test("Instead of a code after the password: one's own, and no other's")
    func secondStep() async throws {
        let (place, device) = try await place()
        try await place.setPassword("vier fietsen in de gang", of: Cast.petra)
        try await place.setUpFactor(of: Cast.petra)
        var others = TestAuthenticator(2)
        _ = try await place.addPasskey(&others, as: place.caller(Cast.karin))
        guard
            case .needsCode(let step) = try await place.workplace.signIn(
                address: Cast.address(of: Cast.petra), password: "vier fietsen in de gang", as: place.request())
        else { throw NotExpected() }
        #expect(try await place.workplace.hasPasskey(step: step, as: place.request()))
        func finish(_ device: TestAuthenticator) async throws -> SecondStepOutcome {
            let asked = try #require(try await place.workplace.askPasskey(step: step, as: place.request()))
            #expect(asked.known.map(\.id) == [device.id] || device.id == others.id)
            return try await place.workplace.signIn(with: device.answer(asked), step: step, as: place.request())
        }
        guard case .wrong = try await finish(others) else { throw NotExpected() }
        var silent = device
        silent.user = [9]
        guard case .wrong = try await finish(silent) else { throw NotExpected() }
        let token = try token(await finish(device))
        let caller = place.request(token)
        #expect(try await place.workplace.visitor(of: caller).hasShownFactor(at: place.now))
        let session = try await place.workplace.readAccount(as: caller).sessions.first { $0.isThis }
        #expect(session?.isByPasskey == false, "it began with the password")
        guard
            case .over = try await place.workplace.signIn(
                with: device.answer(place.workplace.askPasskey(as: place.request())), step: step, as: place.request())
        else { throw NotExpected() }
    }

    @Test("Before what weighs: one's own passkey counts as a code does, for five minutes")
    func confirms() async throws {
        let (place, device) = try await place()
        let caller = try await place.caller(Cast.petra)
        #expect(try await place.workplace.hasPasskey(place.workplace.visitor(of: caller)))
        let karin = try await place.caller(Cast.karin)
        let hers = try await place.workplace.askPasskeyToConfirm(as: karin)
        #expect(try await place.workplace.confirmFactor(with: device.answer(hers), as: karin) == .wrong)
        #expect(try await place.workplace.confirmFactor(with: device.answer(hers), as: caller) == .wrong)
        let asked = try await place.workplace.askPasskeyToConfirm(as: caller)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.confirmFactor(with: device.answer(asked), as: caller)
        }
        #expect(try outcome.get() == .right && lines.map(\.description) == ["change account done"])
        try await place.workplace.visitor(of: caller).demandFactor(at: place.now)
        place.clock.move(by: 5 * Moment.minute)
        #expect(try await !place.workplace.visitor(of: place.next(caller)).hasShownFactor(at: place.now))
    }

    @Test("Who keeps trying waits, and keeps nobody out who is elsewhere")
    func slowsDown() async throws {
        let (place, device) = try await place()
        var wrong = device
        wrong.origin = "https://evil.test"
        for _ in 0..<5 { _ = try await signIn(wrong, place) }
        let (lines, outcome) = try await place.logged { try await signIn(device, place) }
        guard case .wait(let until) = try outcome.get() else { throw NotExpected() }
        #expect(until == place.now.moved(by: Moment.second) && lines.map(\.description) == ["signIn account refused"])
        _ = try token(await signIn(device, place, origin: "198.51.100.9"))
        place.clock.set(until)
        _ = try token(await signIn(device, place))
    }

    @Test("In the database stand no name, no id and no key of a passkey, and one that is moved opens nothing")
    func sealed() async throws {
        let (place, device) = try await place()
        let keys = place.keys
        let hash = PasskeyRecords.hash(of: device.id, keys.lookup)
        let sealed = try await place.engine.read { session in
            try session.first("SELECT sealed FROM passkey WHERE credential_hash = \(hash)") { $0.bytes(0) } ?? []
        }
        #expect(sealed.count > 100 && hash != device.id)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("iPhone"))
        _ = try await place.engine.write { session in
            try session.run("UPDATE passkey SET account_id = \(Cast.karin) WHERE credential_hash = \(hash)")
        }
        await #expect(throws: SealError.doesNotOpen) { try await signIn(device, place) }
    }
}

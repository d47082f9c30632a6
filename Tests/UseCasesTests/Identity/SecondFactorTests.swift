import Dossier
import Identity
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("The second step of signing in")
struct SecondFactorTests {
    private static let password = "vier fietsen in de gang"

    private func place() async throws -> TestPlace {
        let place = try await TestPlace.open()
        try await place.setPassword(Self.password, of: Cast.petra)
        return place
    }

    /// The password given, and the token that waits for a code.
    private func halfway(_ place: TestPlace, origin: String = "192.0.2.7") async throws -> SessionToken {
        let outcome = try await place.workplace.signIn(
            address: Cast.address(of: Cast.petra), password: Self.password, as: place.request(origin: origin))
        guard case .needsCode(let step) = outcome else { throw NotExpected() }
        return step
    }

    private struct NotExpected: Error {}

    private func finish(_ code: String, _ step: SessionToken, _ place: TestPlace, origin: String = "192.0.2.7")
        async throws -> SecondStepOutcome
    {
        try await place.workplace.finishSignIn(code: code, step: step, as: place.request(origin: origin))
    }

    @Test("Set up: the password first, then a code, and only then it counts; it gives ten codes for paper")
    func setsUp() async throws {
        let place = try await place()
        let caller = try await place.caller(Cast.petra)
        let elsewhere = try await place.caller(Cast.petra)
        #expect(try await place.workplace.beginFactor(password: "mis", as: caller) == .wrong)
        #expect(try await place.workplace.readFactor(as: caller).state == .off)
        #expect(try await place.workplace.beginFactor(password: Self.password, as: caller) == .right)
        guard case .settingUp(let secret) = try await place.workplace.readFactor(as: caller).state else {
            throw NotExpected()
        }
        guard
            case .signedIn = try await place.workplace.signIn(
                address: Cast.address(of: Cast.petra), password: Self.password, as: place.request())
        else { throw NotExpected() }

        #expect(try await place.workplace.finishFactor(code: "000000", as: caller).outcome == .wrong)
        let (lines, result) = try await place.logged {
            try await place.workplace.finishFactor(code: place.code(secret), as: caller)
        }
        let (outcome, codes) = try result.get()
        #expect(outcome == .right && codes.count == 10 && Set(codes.map(\.text)).count == 10)
        #expect(lines.map(\.description) == ["change account done"] && lines[0].dossier == .zero)
        #expect(
            try await place.workplace.readFactor(as: caller).state == .on(since: place.now, codesLeft: 10))
        #expect(try await place.workplace.visitor(of: caller).hasShownFactor(at: place.now))
        let (_, ended) = try await place.logged { try await place.workplace.visitor(of: elsewhere) }
        #expect(ended.refusal == "signInNeeded", "who never showed a code is asked to sign in again")
        _ = try await halfway(place)
    }

    @Test("The right password alone opens nothing; the code does, once")
    func twoSteps() async throws {
        let place = try await place()
        let (secret, _) = try await place.setUpFactor(of: Cast.petra)
        let (lines, asked) = try await place.logged { try await halfway(place) }
        let step = try asked.get()
        #expect(lines.map(\.description) == ["signIn account refused"])
        #expect(try await place.count("session") == 0)
        let (_, asSession) = try await place.logged { try await place.workplace.visitor(of: place.request(step)) }
        #expect(asSession.refusal == "signInNeeded", "what waits for a code is no session")

        let (second, outcome) = try await place.logged { try await finish(place.code(secret), step, place) }
        guard case .signedIn(let token) = try outcome.get() else { throw NotExpected() }
        #expect(second.map(\.description) == ["signIn account done"])
        let visitor = try await place.workplace.visitor(of: place.request(token))
        #expect(visitor.account == Cast.petra && visitor.factorShownAt == place.now)
        guard case .over = try await finish(place.code(secret), step, place) else { throw NotExpected() }

        let again = try await halfway(place)
        guard case .wrong = try await finish(place.code(secret), again, place) else {
            Issue.record("a code counted twice")
            return
        }
        place.clock.move(by: 30 * Moment.second)
        guard case .signedIn = try await finish(place.code(secret), again, place) else { throw NotExpected() }
    }

    @Test("A recovery code opens once, and one of another account or of before never")
    func recovery() async throws {
        let place = try await place()
        let (_, recovery) = try await place.setUpFactor(of: Cast.petra)
        let (_, others) = try await place.setUpFactor(of: Cast.karin)
        let step = try await halfway(place)
        guard case .wrong = try await finish(others.shown, step, place) else { throw NotExpected() }
        guard case .signedIn = try await finish(recovery.shown.uppercased(), step, place) else { throw NotExpected() }
        let next = try await halfway(place)
        guard case .wrong = try await finish(recovery.shown, next, place) else { throw NotExpected() }
    }

    @Test("The step is over after ten minutes, with a new password, and for a disabled account")
    func over() async throws {
        for ending in 0..<3 {
            let place = try await place()
            let (secret, _) = try await place.setUpFactor(of: Cast.petra)
            let step = try await halfway(place)
            switch ending {
            case 0: place.clock.move(by: Workplace.signInStepLifetime)
            case 1: try await place.setPassword("een heel ander wachtwoord", of: Cast.petra)
            default:
                try await place.workplace.disableAccount(
                    address: Cast.address(of: Cast.petra), caller: place.request(origin: "shell"))
            }
            guard case .over = try await finish(place.code(secret), step, place) else {
                Issue.record("still open: \(ending)")
                continue
            }
            #expect(try await !place.workplace.isHalfway(step, as: place.request()))
        }
    }

    @Test("Guesses are slowed down per origin, and for the account from everywhere; the right code waits too")
    func slowsDown() async throws {
        let place = try await place()
        let (secret, _) = try await place.setUpFactor(of: Cast.petra)
        let step = try await halfway(place)
        for _ in 0..<5 { _ = try await finish("000000", step, place) }
        guard case .wait(let until) = try await finish(place.code(secret), step, place) else { throw NotExpected() }
        #expect(until == place.now.moved(by: Moment.second))
        for origin in 0..<15 { _ = try await finish("000000", step, place, origin: "198.51.100.\(origin)") }
        guard case .wait = try await finish(place.code(secret), step, place, origin: "203.0.113.1") else {
            Issue.record("a crowd of origins guesses on")
            return
        }
        place.clock.set(until.moved(by: Moment.second))
        guard case .signedIn = try await finish(place.code(secret), step, place) else { throw NotExpected() }
    }

    @Test("Switching it off and new recovery codes need a code, not just an open session")
    func needsCode() async throws {
        let place = try await place()
        let (secret, old) = try await place.setUpFactor(of: Cast.petra)
        let caller = try await place.caller(Cast.petra)
        #expect(try await place.workplace.endFactor(code: "000000", as: caller) == .wrong)
        #expect(try await place.workplace.renewRecoveryCodes(code: "000000", as: caller).codes.isEmpty)
        // Beginning anew does not touch the one that counts.
        #expect(try await place.workplace.beginFactor(password: Self.password, as: caller) == .right)
        let renewed = try await place.workplace.renewRecoveryCodes(code: place.code(secret), as: caller)
        #expect(renewed.outcome == .right && renewed.codes.count == 10)
        #expect(try await place.workplace.endFactor(code: old.shown, as: caller) == .wrong, "replaced")
        #expect(try await place.workplace.endFactor(code: renewed.codes[3].shown, as: caller) == .right)
        #expect(try await place.workplace.readFactor(as: caller).state == .off)
        #expect(try await place.count("recovery_code") == 0)
    }

    @Test(
        "A fresh code counts for five minutes in the session that showed it; without a second step there is none to show"
    )
    func confirms() async throws {
        let place = try await place()
        let (secret, _) = try await place.setUpFactor(of: Cast.petra)
        let (caller, other) = (try await place.caller(Cast.petra), try await place.caller(Cast.petra))
        let before = try await place.workplace.visitor(of: caller)
        #expect(throws: Refusal.self) { try before.demandFactor(at: place.now) }
        #expect(try await place.workplace.confirmFactor(code: "000000", as: caller) == .wrong)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.confirmFactor(code: place.code(secret), as: caller)
        }
        #expect(try outcome.get() == .right)
        #expect(lines.map(\.description) == ["change account done"])
        let after = try await place.workplace.visitor(of: place.next(caller))
        #expect(after.factorShownAt == place.now)
        #expect(after.hasShownFactor(at: place.now.moved(by: 5 * Moment.minute - 1)))
        #expect(!after.hasShownFactor(at: place.now.moved(by: 5 * Moment.minute)))
        #expect(try await place.workplace.visitor(of: other).factorShownAt == nil)
        let without = try await place.caller(Cast.lisa)
        #expect(try await place.workplace.confirmFactor(code: "000000", as: without) == .notSetUp)
    }

    @Test("Neither the secret nor a recovery code stands in the database as it is")
    func sealed() async throws {
        let place = try await place()
        let (secret, recovery) = try await place.setUpFactor(of: Cast.petra)
        let stored = try await place.engine.read { session in
            try session.all("SELECT f.sealed, c.code_hash FROM second_factor f, recovery_code c") {
                $0.bytes(0) + $0.bytes(1)
            }
        }.joined()
        let text = String(decoding: stored, as: UTF8.self)
        #expect(stored.count > 60)
        #expect(!text.contains(String(decoding: secret.secret, as: UTF8.self)))
        #expect(!text.contains(Base32.text(secret.secret)) && !text.contains(recovery.text))
    }
}

import Dossier
import Identity
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("Signing in")
struct SignInTests {
    private static let password = "vier fietsen in de gang"

    private func place() async throws -> TestPlace {
        let place = try await TestPlace.open()
        let hash = try await place.workplace.passwords.hash(Self.password)
        try await place.engine.write { session in
            for account in [Cast.petra, Cast.karin] { try AccountRecords.setPassword(hash, of: account, session) }
            try AccountRecords.disable(Cast.karin, at: Day.past, session)
        }
        return place
    }

    private func signIn(
        _ address: String, _ password: String, _ place: TestPlace, origin: String = "192.0.2.7"
    ) async throws -> SignInOutcome {
        try await place.workplace.signIn(
            address: address, password: password, as: place.request(origin: origin))
    }

    @Test("With the right password there is a session, and one line in the installation's log")
    func opensSession() async throws {
        let place = try await place()
        let (lines, outcome) = try await place.logged { try await signIn(" Petra@Klaver.TEST ", Self.password, place) }
        guard case .signedIn(let token) = try outcome.get() else {
            Issue.record("not signed in")
            return
        }
        #expect(lines.map(\.description) == ["signIn account done"])
        #expect(lines[0].dossier == .zero && lines[0].actor == Cast.petra)
        let visitor = try await place.workplace.visitor(of: place.request(token))
        #expect(visitor.account == Cast.petra && visitor.name == "Petra Kuipers")
        #expect(try await place.count("session") == 1)
    }

    @Test("A wrong word, no such address, no password yet and a disabled account look the same, and are logged")
    func failsAlike() async throws {
        let place = try await place()
        let attempts: [(String, String, AccountID?)] = [
            (Cast.address(of: Cast.petra), "iets anders", Cast.petra), ("nobody@klaver.test", Self.password, nil),
            (Cast.address(of: Cast.lisa), Self.password, Cast.lisa),
            (Cast.address(of: Cast.karin), Self.password, Cast.karin), ("", "", nil),
        ]
        for (index, (address, password, actor)) in attempts.enumerated() {
            let (lines, outcome) = try await place.logged {
                try await signIn(address, password, place, origin: "192.0.2.\(index)")
            }
            guard case .wrong = try outcome.get() else {
                Issue.record("\(address): \(outcome)")
                continue
            }
            #expect(lines.map(\.description) == ["signIn account failed"])
            #expect(lines[0].dossier == .zero && lines[0].actor == actor)
        }
        #expect(try await place.count("session") == 0)
    }

    @Test("An unknown and a known address run the same statements")
    func runsTheSameStatements() async throws {
        let place = try await place()
        var heard: [[WatchedEngine.Transaction]] = []
        for address in [Cast.address(of: Cast.petra), "nobody@klaver.test"] {
            place.engine.forget()
            _ = try await signIn(address, "mis", place, origin: address)
            heard.append(place.engine.transactions)
        }
        #expect(heard[0] == heard[1])
    }

    @Test("After five wrong words one waits, also with the right one, and elsewhere one does not")
    func slowsDown() async throws {
        let place = try await place()
        let address = Cast.address(of: Cast.petra)
        for _ in 0..<5 { _ = try await signIn(address, "mis", place) }
        let (lines, outcome) = try await place.logged { try await signIn(address, Self.password, place) }
        guard case .wait(let until) = try outcome.get() else {
            Issue.record("\(outcome)")
            return
        }
        #expect(until == place.now.moved(by: Moment.second))
        #expect(lines.map(\.description) == ["signIn account refused"])
        guard case .signedIn = try await signIn(address, Self.password, place, origin: "198.51.100.1") else {
            Issue.record("locked out from elsewhere")
            return
        }
        place.clock.set(until)
        guard case .signedIn = try await signIn(address, Self.password, place) else {
            Issue.record("still waiting")
            return
        }
    }

    @Test("A session ends after its time, and goes on while it is used")
    func ends() async throws {
        let place = try await place()
        let caller = try await place.caller(Cast.petra)
        let dossier = try await place.dossier(grants: [.test(to: .account(Cast.petra))])
        for _ in 0..<3 {
            place.clock.move(by: SessionToken.lifetime - Moment.minute)
            _ = try await place.workplace.readTimeline(
                of: dossier, filter: TimelineFilter(), from: nil, as: place.next(caller))
        }
        place.clock.move(by: SessionToken.lifetime)
        let ended = place.next(caller)
        let (_, outcome) = try await place.logged { try await place.workplace.visitor(of: ended) }
        #expect(outcome.refusal == "signInNeeded")
    }

    @Test("Signing out, disabling and a new password end sessions at once")
    func endsAtOnce() async throws {
        let place = try await place()
        let (first, second) = (try await place.caller(Cast.petra), try await place.caller(Cast.petra))
        let (lines, _) = try await place.logged { try await place.workplace.signOut(as: first) }
        #expect(lines.map(\.description) == ["signOut account done"])
        #expect(try await place.logged { try await place.workplace.visitor(of: first) }.outcome.refusal != nil)
        #expect(try await place.workplace.visitor(of: second).account == Cast.petra)
        try await place.engine.write { try AccountRecords.setPassword("other", of: Cast.petra, $0) }
        #expect(try await place.logged { try await place.workplace.visitor(of: second) }.outcome.refusal != nil)
        let third = try await place.caller(Cast.joris)
        try await place.engine.write { try AccountRecords.disable(Cast.joris, at: Day.now, $0) }
        #expect(try await place.logged { try await place.workplace.visitor(of: third) }.outcome.refusal != nil)
    }

    @Test("Nobody signs in while the log cannot be written")
    func needsItsLog() async throws {
        let place = try await place()
        place.engine.refuseWrites()
        await #expect(throws: (any Error).self) {
            try await signIn(Cast.address(of: Cast.petra), Self.password, place)
        }
        place.engine.refuseWrites(false)
        #expect(try await place.count("session") == 0)
    }
}

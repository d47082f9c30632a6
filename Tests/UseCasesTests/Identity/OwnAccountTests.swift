import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

@Suite("The own account")
struct OwnAccountTests {
    private static let password = "vier fietsen in de gang"

    private func signIn(_ place: TestPlace, device: String?) async throws -> Caller {
        var caller = place.request()
        caller.device = device
        let outcome = try await place.workplace.signIn(
            address: Cast.address(of: Cast.petra), password: Self.password, as: caller)
        guard case .signedIn(let token) = outcome else { throw Refusal.signInNeeded }
        return place.request(token)
    }

    private func place() async throws -> TestPlace {
        let place = try await TestPlace.open()
        try await place.setPassword(Self.password, of: Cast.petra)
        return place
    }

    @Test("Every session stands there with its device, this one first, and nobody else's; one line in the log")
    func lists() async throws {
        let place = try await place()
        _ = try await place.caller(Cast.karin)
        let phone = try await signIn(place, device: "Telefoon")
        place.clock.move(by: Moment.hour)
        let desk = try await signIn(place, device: nil)
        let (lines, read) = try await place.logged { try await place.workplace.readAccount(as: place.next(phone)) }
        let account = try read.get()
        #expect(account.sessions.map(\.device) == ["Telefoon", nil])
        #expect(account.sessions.map(\.isThis) == [true, false])
        #expect(account.sessions[1].startedAt == place.now)
        #expect(lines.map(\.description) == ["view account done"] && lines[0].dossier == .zero)
        #expect(try await place.workplace.readAccount(as: desk).sessions.map(\.isThis) == [true, false])
    }

    @Test("A session that is ended stops at the next request; somebody else's mark ends nothing")
    func ends() async throws {
        let place = try await place()
        let (phone, desk) = (try await signIn(place, device: nil), try await signIn(place, device: nil))
        let karin = try await place.caller(Cast.karin)
        let strange = try await place.workplace.readAccount(as: karin).sessions[0].mark
        for mark in [strange, "", "x"] { try await place.workplace.endSession(mark, as: phone) }
        #expect(try await place.workplace.visitor(of: karin).account == Cast.karin)
        let other = try #require(try await place.workplace.readAccount(as: phone).sessions.last)
        let (lines, _) = try await place.logged { try await place.workplace.endSession(other.mark, as: phone) }
        #expect(lines.map(\.description) == ["signOut account done"])
        #expect(try await place.logged { try await place.workplace.visitor(of: desk) }.outcome.refusal != nil)

        let third = try await signIn(place, device: nil)
        try await place.workplace.endOtherSessions(as: phone)
        #expect(try await place.logged { try await place.workplace.visitor(of: third) }.outcome.refusal != nil)
        #expect(try await place.workplace.visitor(of: phone).account == Cast.petra)
        #expect(try await place.workplace.visitor(of: karin).account == Cast.karin)
    }

    @Test("A new password asks the old one, ends the other sessions, and keeps this one")
    func changesPassword() async throws {
        let place = try await place()
        let (phone, desk) = (try await signIn(place, device: nil), try await signIn(place, device: nil))
        let new = "vijf fietsen in de schuur"
        #expect(try await place.workplace.changePassword(from: "mis", to: new, as: phone) == .wrong)
        #expect(try await place.workplace.changePassword(from: Self.password, to: "kort", as: phone) == .tooShort)
        #expect(
            try await place.workplace.changePassword(
                from: Self.password, to: String(repeating: "x", count: 1025), as: phone) == .tooLong)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.changePassword(from: Self.password, to: new, as: phone)
        }
        #expect(try outcome.get() == .done)
        #expect(lines.map(\.description) == ["change account done"])
        #expect(try await place.workplace.visitor(of: phone).account == Cast.petra)
        #expect(try await place.logged { try await place.workplace.visitor(of: desk) }.outcome.refusal != nil)
        await #expect(throws: Refusal.self) { try await signIn(place, device: nil) }
    }

    @Test("Guessing the old password is slowed down as at the door")
    func slowsDown() async throws {
        let place = try await place()
        let caller = try await signIn(place, device: nil)
        for _ in 0..<5 { _ = try await place.workplace.changePassword(from: "mis", to: Self.password, as: caller) }
        let waits = try await place.workplace.changePassword(from: Self.password, to: Self.password, as: caller)
        #expect(waits == .wait(until: place.now.moved(by: Moment.second)))
    }

    @Test("A device is bound to its session: moved to another, it does not open")
    func bound() async throws {
        let place = try await place()
        let phone = try await signIn(place, device: "Telefoon")
        place.clock.move(by: Moment.minute)
        _ = try await signIn(place, device: "Computer")
        _ = try await place.engine.write { session in
            try session.run(
                "UPDATE session SET device_sealed = (SELECT device_sealed FROM session ORDER BY started_at LIMIT 1)")
        }
        await #expect(throws: SealError.self) { try await place.workplace.readAccount(as: phone) }
    }
}

import Dossier
import Identity
import Records
import TestKit
import Testing
import UseCases

@Suite("Choosing how to sign in", .timeLimit(.minutes(15)))
struct WaysToSignInTests {
    private static let password = "vier fietsen in de gang"

    @Test("Just after signing in a provider is linked, with its line; from then on it is a way in")
    func links() async throws {
        try await Abroad.trying { abroad in
            let caller = try await abroad.place.caller(Cast.petra)
            #expect(try await abroad.place.workplace.waysToSignIn(as: caller).elsewhere.map(\.linkedAt) == [nil])
            let away = try await abroad.begins(["sub": "petra-there"], linking: caller)
            let (lines, outcome) = try await abroad.place.logged { try await abroad.returns(away, as: caller) }
            #expect(try outcome.get().isLinked)
            #expect(lines.map(\.description) == ["change account done"])
            #expect(lines[0].actor == Cast.petra && lines[0].dossier == .zero)
            let ways = try await abroad.place.workplace.waysToSignIn(as: caller)
            #expect(ways.elsewhere.map(\.linkedAt) == [abroad.place.now])
            #expect(try await abroad.comesBack(["sub": "petra-there"]).refusal == nil)
            let again = try await abroad.begins(["sub": "petra-there"], linking: caller)
            #expect(try await abroad.returns(again, as: caller).isLinked, "linked twice is linked")
        }
    }

    @Test("Ten minutes after signing in nothing is linked and nothing is taken away")
    func fresh() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            let caller = try await abroad.place.caller(Cast.petra)
            abroad.place.clock.move(by: Workplace.freshFor)
            let later = abroad.place.next(caller)
            #expect(try await abroad.place.workplace.waysToSignIn(as: later).mayChange == false)
            await #expect(throws: ElsewhereRefusal.signInAgain) { try await abroad.begins([:], linking: later) }
            await #expect(throws: ElsewhereRefusal.signInAgain) {
                try await abroad.place.workplace.unlink("voorbeeld", as: later)
            }
            #expect(try await abroad.place.count("account_link") == 1)
        }
    }

    @Test("Who is signed in when it comes back must be who began it")
    func otherVisitor() async throws {
        try await Abroad.trying { abroad in
            let (petra, lisa) = (try await abroad.place.caller(Cast.petra), try await abroad.place.caller(Cast.lisa))
            for caller in [lisa, abroad.place.request()] {
                let away = try await abroad.begins(["sub": "somebody"], linking: petra)
                #expect(try await abroad.returns(away, as: caller).refusal == .otherVisitor)
            }
            #expect(try await abroad.place.count("account_link") == 0)
        }
    }

    @Test("Somebody there who has an account here already is not linked to a second one")
    func linkedElsewhere() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.lisa, to: "lisa-there")
            let petra = try await abroad.place.caller(Cast.petra)
            let away = try await abroad.begins(["sub": "lisa-there"], linking: petra)
            #expect(try await abroad.returns(away, as: petra).refusal == .linkedElsewhere)
        }
    }

    @Test("Taking a way in away ends the other sessions that came by it; the last way in stays")
    func unlinks() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            guard case .signedIn(let other, _) = try await abroad.comesBack(["sub": "petra-there"]),
                case .signedIn(let own, _) = try await abroad.comesBack(["sub": "petra-there"])
            else {
                Issue.record("not signed in")
                return
            }
            let caller = abroad.place.request(own)
            await #expect(throws: Refusal.self, "no password: the only way in") {
                try await abroad.place.workplace.unlink("voorbeeld", as: caller)
            }
            let hash = try await abroad.place.workplace.passwords.hash(Self.password)
            try await abroad.place.engine.write { session in
                try session.add("UPDATE account SET password = \(hash) WHERE id = \(Cast.petra)")
            }
            let (lines, outcome) = try await abroad.place.logged {
                try await abroad.place.workplace.unlink("voorbeeld", as: caller)
            }
            #expect(outcome.isSuccess)
            #expect(lines.map(\.description) == ["change account done"])
            #expect(try await abroad.place.workplace.visitor(of: caller).account == Cast.petra)
            await #expect(throws: Refusal.self) {
                try await abroad.place.workplace.visitor(of: abroad.place.request(other))
            }
            #expect(try await abroad.comesBack(["sub": "petra-there"]).refusal == .unknown)
            await #expect(throws: Refusal.self, "there is nothing to take away any more") {
                try await abroad.place.workplace.unlink("voorbeeld", as: caller)
            }
        }
    }
}

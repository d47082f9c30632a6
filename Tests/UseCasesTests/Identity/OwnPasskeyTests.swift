import Dossier
import Records
import Storage
import TestKit
import Testing
import UseCases

@Suite("One's own passkeys: made, named and taken away")
struct OwnPasskeyTests {
    /// Petra with a passkey on her phone, made an hour ago.
    private func place() async throws -> (place: TestPlace, device: TestAuthenticator) {
        let place = try await TestPlace.open()
        var device = TestAuthenticator()
        #expect(try await place.addPasskey(&device, as: place.caller(Cast.petra)) == .done)
        place.clock.move(by: Moment.hour)
        return (place, device)
    }

    @Test("Making and taking away ask who it is: just signed in, or a fresh proof where there is one to ask")
    func standing() async throws {
        let (place, _) = try await place()
        let petra = try await place.caller(Cast.petra)
        let karin = try await place.caller(Cast.karin)
        let joris = try await place.caller(Cast.joris)
        try await place.setUpFactor(of: Cast.joris)
        func standing(_ caller: Caller) async throws -> PasskeyStanding {
            try await place.workplace.readPasskeys(as: place.next(caller)).standing
        }
        #expect(try await standing(petra) == .may)
        #expect(try await standing(karin) == .may)
        #expect(try await standing(joris) == .confirmFirst, "who has a code shows it")
        place.clock.move(by: Workplace.freshFor)
        #expect(try await standing(petra) == .confirmFirst)
        #expect(try await standing(karin) == .signInAgain)
        let (_, asked) = try await place.logged { try await place.workplace.askNewPasskey(as: place.next(petra)) }
        #expect(asked.refusal == "factorNeeded")
        let mark = try #require(
            try await place.workplace.readPasskeys(as: place.next(petra)).passkeys.first?.mark)
        let (_, away) = try await place.logged {
            try await place.workplace.removePasskey(mark, as: place.next(petra))
        }
        #expect(away.refusal == "factorNeeded")
        let (_, refused) = try await place.logged { try await place.workplace.askNewPasskey(as: place.next(karin)) }
        #expect(refused.refusal == "signInNeeded")
    }

    @Test("A device has one at most, an answer to another's question is none, and a new one is told by mail")
    func making() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        var device = TestAuthenticator()
        let caller = try await place.caller(Cast.petra)
        #expect(try await place.addPasskey(&device, named: "  Mijn \n telefoon  ", as: caller) == .done)
        #expect(try await place.addPasskey(&device, as: caller) == .alreadyThere)
        let karin = try await place.caller(Cast.karin)
        #expect(try await place.addPasskey(&device, as: karin) == .alreadyThere)
        let asked = try await place.workplace.askNewPasskey(as: karin)
        let other = TestAuthenticator(3)
        let letter = PasskeyLetter(subject: "Nieuw", body: "Een passkey.")
        func add(_ challenge: [UInt8], _ question: String, as caller: Caller) async throws -> PasskeyAdded {
            try await place.workplace.addPasskey(
                other.make(challenge), question: question, transports: [], name: "x", letter, as: caller)
        }
        #expect(try await add(asked.request.challenge, asked.request.question, as: caller) == .failed)
        #expect(try await add([1], asked.request.question, as: karin) == .failed)
        #expect(try await add(asked.request.challenge, asked.request.question, as: karin) == .failed, "used up")
        let next = try await place.workplace.askNewPasskey(as: karin)
        #expect(next.request.known.isEmpty)
        #expect(try await add(next.request.challenge, next.request.question, as: karin) == .done)
        #expect(try await place.count("outbox_mail") == 1)
        #expect(try await place.workplace.readPasskeys(as: caller).passkeys.map(\.name) == ["Mijn telefoon"])
    }

    @Test("A name is one's own to change, and of one's own passkeys only")
    func names() async throws {
        let (place, _) = try await place()
        let petra = try await place.caller(Cast.petra)
        let karin = try await place.caller(Cast.karin)
        let mark = try #require(try await place.workplace.readPasskeys(as: petra).passkeys.first?.mark)
        try await place.workplace.renamePasskey(mark, to: "Van Karin", as: karin)
        try await place.workplace.removePasskey(mark, as: karin)
        #expect(try await place.workplace.readPasskeys(as: petra).passkeys.map(\.name) == ["iPhone"])
        try await place.workplace.renamePasskey(mark, to: String(repeating: "a", count: 90), as: petra)
        #expect(try await place.workplace.readPasskeys(as: petra).passkeys.first?.name.count == 60)
    }

    @Test("Whose address nobody proved is told nothing at it: it may be somebody else's")
    func unproven() async throws {
        let mailbox = try Mailbox()
        let place = try await TestPlace.open(mail: mailbox)
        _ = try await place.engine.write { session in
            try session.run("UPDATE account SET address_unproven = 1 WHERE id = \(Cast.petra)")
        }
        var device = TestAuthenticator()
        let petra = try await place.caller(Cast.petra)
        #expect(try await place.addPasskey(&device, as: petra) == .done)
        #expect(try await place.count("outbox_mail") == 0)
    }
}

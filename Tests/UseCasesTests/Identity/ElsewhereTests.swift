import Dossier
import Identity
import OpenID
import Records
import TestKit
import TestProvider
import Testing
import UseCases

@Suite("Signing in at a provider", .timeLimit(.minutes(15)))
struct ElsewhereTests {
    @Test(
        "Who is linked comes in: a session with its level, one line in the installation's log, and on to where they were"
    )
    func signsIn() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            let (lines, outcome) = try await abroad.place.logged {
                try await abroad.comesBack(["sub": "petra-there", "acr": "substantial"], next: "/concepten")
            }
            guard case .signedIn(let token, let next) = try outcome.get() else {
                Issue.record("\(outcome)")
                return
            }
            #expect(next == "/concepten")
            #expect(lines.map(\.description) == ["signIn account done"])
            #expect(lines[0].dossier == .zero && lines[0].actor == Cast.petra && lines[0].hasDetail)
            let caller = abroad.place.request(token)
            #expect(try await abroad.place.workplace.visitor(of: caller).account == Cast.petra)
            let beginning = try await abroad.place.workplace.beginning(of: caller)
            #expect(beginning.provider == "voorbeeld" && beginning.level == "substantial")
            #expect(beginning.startedAt == abroad.place.now)
            #expect(try await abroad.place.count("sign_in_attempt") == 0)
        }
    }

    @Test("Who has a second step here still gives its code, but for a provider that has to reach a level")
    func secondStep() async throws {
        for levels in [[], ["substantial"]] {
            try await Abroad.trying(levels: levels) { abroad in
                try await abroad.link(Cast.petra, to: "petra-there")
                let (secret, _) = try await abroad.place.setUpFactor(of: Cast.petra)
                let outcome = try await abroad.comesBack(
                    ["sub": "petra-there", "acr": "substantial"], next: "/account")
                guard levels.isEmpty else {
                    #expect(outcome.isSignedIn)
                    return
                }
                guard case .needsCode(let step, let next) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(next == "/account")
                #expect(try await abroad.place.count("session") == 0)
                let finished = try await abroad.place.workplace.finishSignIn(
                    code: abroad.place.code(secret), step: step, as: abroad.place.request())
                guard case .signedIn = finished else {
                    Issue.record("\(finished)")
                    return
                }
            }
        }
    }

    @Test("A session of a password has no provider and no level")
    func password() async throws {
        let place = try await TestPlace.open()
        let beginning = try await place.workplace.beginning(of: place.caller(Cast.petra))
        #expect(beginning.provider == nil && beginning.level == nil && beginning.startedAt == place.now)
    }

    @Test("Nobody is made of somebody unknown: no account, no session, no link; one line that says so")
    func unknown() async throws {
        try await Abroad.trying { abroad in
            let accounts = try await abroad.place.count("account")
            let (lines, outcome) = try await abroad.place.logged {
                try await abroad.comesBack(
                    ["sub": "nobody", "email": "petra@klaver.test", "email_verified": true])
            }
            #expect(try outcome.get().refusal == .unknown)
            #expect(lines.map(\.description) == ["signIn account refused"])
            #expect(try await abroad.place.count("account") == accounts)
            #expect(try await abroad.place.count("session") == 0)
            #expect(try await abroad.place.count("account_link") == 0)
        }
    }

    @Test("A disabled account is as unknown, with a link or by its address")
    func disabled() async throws {
        try await Abroad.trying(linksByAddress: true) { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            try await abroad.disable([Cast.petra, Cast.karin])
            #expect(try await abroad.comesBack(["sub": "petra-there"]).refusal == .unknown)
            let claims: [String: any Sendable] = ["email": "karin@klaver.test", "email_verified": true]
            #expect(try await abroad.comesBack(["sub": "karin"].merging(claims) { $1 }).refusal == .unknown)
        }
    }

    @Test("Where it was agreed a verified address links once; from then on the subject counts, whatever the address")
    func byAddress() async throws {
        try await Abroad.trying(linksByAddress: true) { abroad in
            let petra: [String: any Sendable] = ["sub": "p", "email": " Petra@Klaver.test", "email_verified": true]
            #expect(
                try await abroad.comesBack(petra.merging(["email_verified": false]) { $1 }).refusal == .unknown)
            let (lines, outcome) = try await abroad.place.logged { try await abroad.comesBack(petra) }
            #expect(try outcome.get().refusal == nil)
            #expect(lines.map(\.description) == ["change account done", "signIn account done"])
            #expect(lines.allSatisfy { $0.actor == Cast.petra })
            #expect(try await abroad.comesBack(["sub": "p"]).refusal == nil)
            #expect(
                try await abroad.comesBack(["sub": "p", "email": "lisa@klaver.test", "email_verified": true]).refusal
                    == nil)
            #expect(try await abroad.place.count("account_link") == 1)
        }
    }

    @Test("An address that goes to a successor opens nothing of who had it before")
    func successor() async throws {
        try await Abroad.trying(linksByAddress: true) { abroad in
            try await abroad.link(Cast.petra, to: "the one before")
            let claims: [String: any Sendable] = ["email": "petra@klaver.test", "email_verified": true]
            #expect(try await abroad.comesBack(["sub": "successor"].merging(claims) { $1 }).refusal == .unknown)
        }
    }

    @Test("The same words at another claim are somebody else")
    func otherClaim() async throws {
        try await Abroad.trying(accountClaim: "oid") { abroad in
            try await abroad.link(Cast.petra, to: "same", claim: "sub")
            #expect(try await abroad.comesBack(["sub": "same", "oid": "same"]).refusal == .unknown)
        }
    }

    @Test("An attempt is good once, in its own browser, for ten minutes; each refusal has its line and nobody is in")
    func attempts() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            let claims = ["sub": "petra-there"]

            let used = try await abroad.begins(claims)
            #expect(try await abroad.returns(used).refusal == nil)
            #expect(try await abroad.returns(used).refusal == .attemptOver)

            let stolen = try await abroad.begins(claims)
            #expect(try await abroad.returns(stolen, mark: .random()).refusal == .attemptOver)
            #expect(try await abroad.returns(stolen, mark: nil).refusal == .attemptOver)
            #expect(try await abroad.returns(stolen).refusal == nil, "it stays for the browser that began it")

            let late = try await abroad.begins(claims)
            abroad.place.clock.move(by: AttemptMark.lifetime)
            let (lines, outcome) = try await abroad.place.logged { try await abroad.returns(late) }
            #expect(try outcome.get().refusal == .attemptOver)
            #expect(lines.map(\.description) == ["signIn account refused"])
            for state in [nil, "", "made up", SessionToken.random().text] {
                var made = late
                made.answer.state = state
                #expect(try await abroad.returns(made).refusal == .attemptOver)
            }
            #expect(try await abroad.place.count("session") == 2)
        }
    }

    @Test("What was begun and never ended is cleared away by who begins next")
    func clears() async throws {
        try await Abroad.trying { abroad in
            _ = try await abroad.begins([:])
            abroad.place.clock.move(by: AttemptMark.lifetime)
            _ = try await abroad.begins([:])
            #expect(try await abroad.place.count("sign_in_attempt") == 1)
        }
    }

    @Test("Two windows of one browser do not undo each other")
    func windows() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            let first = try await abroad.begins(["sub": "petra-there"])
            let second = try await abroad.begins(["sub": "petra-there"], mark: first.mark)
            #expect(first.mark == second.mark && first.answer.state != second.answer.state)
            #expect(try await abroad.returns(second).refusal == nil)
        }
    }

    @Test("Too low a level, an answer of another provider, a no, and a token that does not hold each have their page")
    func refusals() async throws {
        try await Abroad.trying(levels: ["high"]) { abroad in
            try await abroad.link(Cast.petra, to: "petra-there")
            let high: [String: any Sendable] = ["sub": "petra-there", "acr": "high"]
            #expect(try await abroad.comesBack(["sub": "petra-there", "acr": "low"]).refusal == .levelTooLow)
            #expect(try await abroad.comesBack(["sub": "petra-there"]).refusal == .levelTooLow)
            #expect(try await abroad.comesBack(high.merging(["nonce": "old"]) { $1 }).refusal == .away)
            #expect(try await abroad.comesBack(high.merging(["aud": "else"]) { $1 }).refusal == .away)

            var mixed = try await abroad.begins(high)
            mixed.answer.issuer = "https://else.test"
            #expect(try await abroad.returns(mixed).refusal == .away)
            var no = try await abroad.begins(high)
            no.answer.error = "access_denied"
            #expect(try await abroad.returns(no).refusal == .stoppedThere)
            var empty = try await abroad.begins(high)
            empty.answer.code = nil
            #expect(try await abroad.returns(empty).refusal == .stoppedThere)
            var own = try await abroad.begins(high)
            own.answer.issuer = abroad.issuer
            #expect(try await abroad.returns(own).refusal == nil)
            #expect(try await abroad.place.count("session") == 1)
        }
    }

    @Test("A provider that is away sends nobody anywhere, and it is in the log; one that is not there is not found")
    func away() async throws {
        try await Abroad.trying { abroad in
            abroad.small.change { $0.status = .badGateway }
            let (lines, outcome) = try await abroad.place.logged { try await abroad.begins([:]) }
            #expect(outcome.failure as? ElsewhereRefusal == .away)
            #expect(lines.map(\.description) == ["signIn account failed"])
            #expect(try await abroad.place.count("sign_in_attempt") == 0)
            await #expect(throws: Refusal.self) {
                try await abroad.place.workplace.signInElsewhere(
                    at: "elders", next: "/", mark: nil, as: abroad.place.request())
            }
        }
    }

    @Test("No word of who somebody is there stands in the files")
    func sealed() async throws {
        try await Abroad.trying { abroad in
            try await abroad.link(Cast.petra, to: "citizen-999990019")
            _ = try await abroad.comesBack(["sub": "citizen-999990019"])
            let open = try await abroad.begins(["sub": "citizen-999990019"], next: "/dossiers/here")
            for (name, bytes) in try await abroad.place.engine.database.files() {
                let text = String(decoding: bytes, as: UTF8.self)
                for word in ["999990019", "127.0.0.1", open.answer.state ?? "", open.mark.text, "/dossiers/here"] {
                    #expect(!text.contains(word), "\(name) holds \(word)")
                }
            }
        }
    }
}

extension Result {
    var failure: (any Error)? { if case .failure(let error) = self { error } else { nil } }
}

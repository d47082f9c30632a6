import Dossier
import Foundation
import TestProvider
import Testing

@testable import OpenID

@Suite("A provider over the wire", .timeLimit(.minutes(15)))
struct IdentityProviderTests {
    /// A provider that runs, and the asking of it.
    private static func trying(
        secret: String? = "secret of klaver",
        _ body: @Sendable @escaping (SmallProvider, IdentityProvider, _ issuer: String) async throws -> Void
    ) async throws {
        let small = SmallProvider()
        try await small.serve { issuer in
            let key = try await SigningKey.one
            let token = try key.token(Agreed.claims(issuer: issuer), alg: "RS256")
            small.change {
                $0.keys = [key.published]
                $0.token = token
            }
            try await body(
                small, IdentityProvider(Agreed.settings(issuer: issuer, secret: secret), patience: .seconds(240)),
                issuer)
        }
    }

    private static func identity(_ provider: IdentityProvider, at now: Moment = Agreed.now) async throws -> String {
        try await provider.identity(code: "a code", of: Agreed.request, at: now).subject
    }

    @Test("A code becomes somebody; the documents are read once, the secret goes in the header")
    func success() async throws {
        try await Self.trying { small, provider, issuer in
            let address = try await provider.address(for: Agreed.request, at: Agreed.now)
            #expect(address.hasPrefix("\(issuer)/authorize?"))
            for _ in 0..<3 {
                let subject = try await Self.identity(provider)
                #expect(subject == "subject-1")
            }
            #expect(["discovery", "keys", "token"].map(small.asked) == [1, 1, 3])
            let (form, authorization) = (small.now.form, small.now.authorization)
            #expect(
                form
                    == "grant_type=authorization_code&code=a%20code&redirect_uri=https%3A%2F%2Fklaver.test%2Finloggen%2Fterug"
                    + "&code_verifier=\(Agreed.request.verifier)")
            #expect(authorization == "Basic " + Data("klaver:secret%20of%20klaver".utf8).base64EncodedString())
        }
    }

    @Test("Without a secret the client names itself in the form")
    func publicClient() async throws {
        try await Self.trying(secret: nil) { small, provider, _ in
            _ = try await Self.identity(provider)
            let (form, authorization) = (small.now.form, small.now.authorization)
            #expect(form.hasSuffix("&client_id=klaver") && authorization == nil)
        }
    }

    @Test("After an hour the documents are read anew")
    func memory() async throws {
        try await Self.trying { small, provider, issuer in
            _ = try await Self.identity(provider)
            let later = Agreed.now.moved(by: Moment.hour)
            let claims = Agreed.claims(issuer: issuer).merging([
                "iat": Agreed.seconds + 3600, "exp": Agreed.seconds + 3900,
            ]) { $1 }
            let token = try await SigningKey.one.token(claims, alg: "RS256")
            small.change { $0.token = token }
            _ = try await Self.identity(provider, at: later)
            #expect(["discovery", "keys"].map(small.asked) == [2, 2])
        }
    }

    @Test("New keys are found by the first token that names one; a name nobody has makes us ask twice a minute at most")
    func rotation() async throws {
        try await Self.trying { small, provider, issuer in
            _ = try await Self.identity(provider)
            let (one, other) = (try await SigningKey.one, try await SigningKey.other)
            let claims = Agreed.claims(issuer: issuer)
            let signed = try other.token(claims, alg: "RS256")
            small.change { $0.token = signed }
            for _ in 0..<5 {
                await #expect(throws: ProviderProblem.token(.unknownKey)) { try await Self.identity(provider) }
            }
            #expect(small.asked("keys") == 1, "asked a moment ago")
            small.change { $0.keys = [other.published] }
            let later = Agreed.now.moved(by: IdentityProvider.shortestWait)
            let subject = try await Self.identity(provider, at: later)
            #expect(subject == "subject-1")
            #expect(small.asked("keys") == 2)
            let old = try one.token(claims, alg: "RS256")
            small.change { $0.token = old }
            await #expect(throws: ProviderProblem.token(.unknownKey)) { try await Self.identity(provider, at: later) }
        }
    }

    @Test("A token of before is refused for what it says, also when all the rest is right")
    func badToken() async throws {
        try await Self.trying { small, provider, issuer in
            let bad = try await SigningKey.one.token(
                Agreed.claims(issuer: issuer).merging(["nonce": "old"]) { $1 }, alg: "RS256")
            small.change { $0.token = bad }
            await #expect(throws: ProviderProblem.token(.nonce)) { try await Self.identity(provider) }
            small.change { $0.token = "no token" }
            await #expect(throws: ProviderProblem.token(.malformed)) { try await Self.identity(provider) }
        }
    }

    @Test("A refused code, an error of its own, and an answer without end each have their name")
    func trouble() async throws {
        try await Self.trying { small, provider, _ in
            _ = try await Self.identity(provider)
            for (status, problem) in [
                (400, ProviderProblem.codeRefused), (401, .codeRefused), (500, .away), (503, .away), (302, .away),
            ] {
                small.change { $0.status = .init(code: status) }
                await #expect(throws: problem, "\(status)") { try await Self.identity(provider) }
            }
            small.change {
                $0.status = .ok
                $0.padding = 300_000
            }
            await #expect(throws: ProviderProblem.unreadable("too-long")) { try await Self.identity(provider) }
        }
    }

    @Test("Nothing is followed to where it moved")
    func redirects() async throws {
        try await Self.trying { small, provider, issuer in
            small.change { $0.discovery = ["jwks_uri": "\(issuer)/moved"] }
            await #expect(throws: ProviderProblem.away) { try await Self.identity(provider) }
            #expect(small.asked("elsewhere") == 0)
        }
    }

    @Test("Another issuer in the discovery document ends it there: no code is sent")
    func otherIssuer() async throws {
        try await Self.trying { small, provider, _ in
            small.change { $0.discovery = ["issuer": "https://else.test"] }
            await #expect(throws: ProviderProblem.otherIssuer) { try await Self.identity(provider) }
            #expect(small.asked("token") == 0)
        }
    }

    @Test("A provider that is not there is away; one without TLS on another machine is not asked")
    func away() async throws {
        for (issuer, problem) in [
            ("http://127.0.0.1:9", ProviderProblem.away), ("http://provider.test", .unsafeAddress),
        ] {
            let provider = IdentityProvider(Agreed.settings(issuer: issuer))
            await #expect(throws: problem) { try await provider.address(for: Agreed.request, at: Agreed.now) }
        }
    }
}

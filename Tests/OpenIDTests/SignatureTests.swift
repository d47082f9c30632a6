import Dossier
import Foundation
import TestProvider
import Testing

@testable import OpenID

@Suite("A token is believed by its signature only")
struct SignatureTests {
    private static func problem(_ token: String, _ keys: [[String: String]]) async throws -> IDTokenProblem? {
        let set = try await KeySet.read(SigningKey.set(keys))
        do {
            let expected = IDTokenExpectations(Agreed.settings(), nonce: "the-nonce")
            _ = try IDToken(token).verified(by: set, expecting: expected, at: Agreed.now)
            return nil
        } catch let problem as IDTokenProblem {
            return problem
        }
    }

    @Test("RS256, PS256 and ES256 hold; with and without a name where there is one key")
    func holds() async throws {
        let (one, curve) = (try await SigningKey.one, try await SigningKey.curve)
        for (key, alg) in [(one, "RS256"), (one, "PS256"), (curve, "ES256")] {
            for header in [[:], ["kid": ""]] {
                let token = try key.token(Agreed.claims(), alg: alg, header: header)
                #expect(try await Self.problem(token, [key.published]) == nil, "\(alg)")
            }
        }
    }

    @Test(
        "Another algorithm is none of ours, whatever the key",
        arguments: ["none", "None", "HS256", "RS512", "ES384", "EdDSA", "RS1", ""])
    func algorithms(_ alg: String) async throws {
        let key = try await SigningKey.one
        let token = try key.token(Agreed.claims(), alg: "RS256", header: ["alg": alg.isEmpty ? " " : alg])
        #expect(try await Self.problem(token, [key.published]) == .algorithm)
    }

    @Test("A name the set does not have is unknown: no other key is tried")
    func unknownKey() async throws {
        let (one, other) = (try await SigningKey.one, try await SigningKey.other)
        #expect(try await Self.problem(one.token(Agreed.claims(), alg: "RS256"), [other.published]) == .unknownKey)
        let named = try one.token(Agreed.claims(), alg: "RS256", header: ["kid": "made up"])
        #expect(try await Self.problem(named, [one.published]) == .unknownKey)
        #expect(try await Self.problem(named, []) == .unknownKey)
    }

    @Test("Without a name among several keys, or with a name that two have, none is chosen")
    func ambiguous() async throws {
        let (one, other) = (try await SigningKey.one, try await SigningKey.other)
        let unnamed = try one.token(Agreed.claims(), alg: "RS256", header: ["kid": ""])
        #expect(try await Self.problem(unnamed, [one.published, other.published]) == .unknownKey)
        let twin = other.published.merging(["kid": one.name]) { $1 }
        #expect(try await Self.problem(one.token(Agreed.claims(), alg: "RS256"), [one.published, twin]) == .unknownKey)
    }

    @Test("Signed by another key under a known name, or altered by one letter")
    func forged() async throws {
        let (one, other) = (try await SigningKey.one, try await SigningKey.other)
        let claims = Agreed.claims()
        let wrong = try other.token(claims, alg: "RS256", header: ["kid": one.name])
        #expect(try await Self.problem(wrong, [one.published]) == .signature)
        var parts = try one.token(claims, alg: "RS256").components(separatedBy: ".")
        let altered = try JSONSerialization.data(withJSONObject: claims.merging(["sub": "subject-2"]) { $1 })
        parts[1] = Base64URL.encoded(Array(altered))
        #expect(try await Self.problem(parts.joined(separator: "."), [one.published]) == .signature)
        parts = try one.token(claims, alg: "RS256").components(separatedBy: ".")
        #expect(try await Self.problem("\(parts[0]).\(parts[1]).", [one.published]) == .signature)
        let plain = try one.token(claims, alg: "RS256", header: ["alg": "PS256"])
        #expect(
            try await Self.problem(plain, [one.published]) == .signature, "a signature of one kind is none of another")
    }

    @Test("A key for something else, of another kind or too short is no key")
    func unfitKeys() async throws {
        let one = try await SigningKey.one
        let token = try one.token(Agreed.claims(), alg: "RS256")
        for change in [["use": "enc"], ["alg": "RSA-OAEP"], ["alg": "PS256"], ["kty": "oct"], ["n": "AQAB"], ["e": ""]]
        {
            let unfit = one.published.merging(change) { $1 }
            #expect(try await Self.problem(token, [unfit]) == .unknownKey, "\(change)")
        }
        let strange = ["kty": "OKP", "crv": "Ed25519", "x": "AA", "kid": "x"]
        #expect(
            try await Self.problem(token, [strange, one.published]) == nil, "a key that is not for us is passed over")
    }

    @Test("What is no token is malformed, and what is encrypted is not read")
    func malformed() async throws {
        let key = try await SigningKey.one
        let good = try key.token(Agreed.claims(), alg: "RS256")
        let parts = good.components(separatedBy: ".")
        let broken = [
            "", ".", "..", "a.b.c", parts[0], "\(good).x", "\(good)=", " \(good)",
            "\(parts[0])=.\(parts[1]).\(parts[2])",
            "\(parts[0]).\(Base64URL.encoded(Array("[1]".utf8))).\(parts[2])", String(repeating: "a", count: 70_000),
            try key.token(Agreed.claims(), alg: "RS256", header: ["crit": ["b64"]]),
            try key.token(Agreed.claims(), alg: "RS256", header: ["typ": "at+jwt"]),
        ]
        for text in broken { #expect(throws: IDTokenProblem.malformed, "\(text.prefix(40))") { try IDToken(text) } }
        #expect(throws: IDTokenProblem.algorithm) { try IDToken("a.b.c.d.e") }
    }
}

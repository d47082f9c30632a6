import Dossier
import Foundation
import TestProvider
import Testing

@testable import OpenID

@Suite("An ID token holds, or it does not, and says why")
struct IDTokenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let problem: IDTokenProblem?
        let claims: [String: any Sendable]
        let without: [String]
        let settings: ProviderSettings

        init(
            _ name: String, _ problem: IDTokenProblem?, _ claims: [String: any Sendable] = [:], without: [String] = [],
            settings: ProviderSettings = Agreed.settings()
        ) {
            testDescription = name
            self.problem = problem
            self.claims = claims
            self.without = without
            self.settings = settings
        }
    }

    private static let now = Agreed.seconds
    private static let leveled = Agreed.settings(levels: ["substantial", "high"])
    private static let recent = Agreed.settings(maxAge: 300)
    static let cases = [
        Case("what was agreed", nil),
        Case("another issuer", .issuer, ["iss": "https://else.test"]),
        Case("the issuer with a slash behind it", .issuer, ["iss": "https://provider.test/"]),
        Case("no issuer", .issuer, without: ["iss"]),
        Case("for another", .audience, ["aud": "else"]),
        Case("for a list of one", nil, ["aud": ["klaver"]]),
        Case("for several, asked by us", nil, ["aud": ["klaver", "else"], "azp": "klaver"]),
        Case("for several, without saying who asked", .audience, ["aud": ["klaver", "else"]]),
        Case("for several, asked by another", .audience, ["aud": ["klaver", "else"], "azp": "else"]),
        Case("for us, asked by another", .audience, ["azp": "else"]),
        Case("for us, asked by what is no text", .audience, ["azp": 1]),
        Case("for nobody", .audience, without: ["aud"]),
        Case("over a minute ago", .expired, ["exp": now - 60]),
        Case("over, within the leeway", nil, ["exp": now - 59]),
        Case("without an end", .malformed, without: ["exp"]),
        Case("an end that is a text", .malformed, ["exp": "\(now + 300)"]),
        Case("an end that no clock will say", .malformed, ["exp": 1e300]),
        Case("an end in part of a second", nil, ["exp": Double(now) + 0.5]),
        Case("made in two minutes", .early, ["iat": now + 120]),
        Case("made within the leeway", nil, ["iat": now + 59]),
        Case("made ten minutes ago", .old, ["iat": now - 600]),
        Case("made at no moment", .malformed, without: ["iat"]),
        Case("counting from later", .early, ["nbf": now + 120]),
        Case("counting from something strange", .malformed, ["nbf": "now"]),
        Case("counting from just now", nil, ["nbf": now]),
        Case("of another attempt", .nonce, ["nonce": "another"]),
        Case("of no attempt", .nonce, without: ["nonce"]),
        Case("high enough", nil, ["acr": "substantial"], settings: leveled),
        Case("too low", .level, ["acr": "low"], settings: leveled),
        Case("of no level", .level, settings: leveled),
        Case("a level as a list", .level, ["acr": ["high"]], settings: leveled),
        Case("any level where none was asked", nil, ["acr": "low"]),
        Case("shown a minute ago", nil, ["auth_time": now - 60], settings: recent),
        Case("shown an hour ago", .notRecent, ["auth_time": now - 3600], settings: recent),
        Case("shown later than now", .notRecent, ["auth_time": now + 3600], settings: recent),
        Case("shown, but nothing says when", .notRecent, settings: recent),
        Case("of nobody", .account, without: ["sub"]),
        Case("of an empty name", .account, ["sub": ""]),
        Case("of an endless name", .account, ["sub": String(repeating: "a", count: 256)]),
        Case("of a number", .account, ["sub": 7]),
        Case(
            "of another claim", nil, ["oid": "subject-1"], without: ["sub"],
            settings: Agreed.settings(accountClaim: "oid")),
    ]

    @Test("Each case has its answer", arguments: cases)
    func answers(_ given: Case) async throws {
        let key = try await SigningKey.one
        var claims = Agreed.claims().merging(given.claims) { _, own in own }
        for name in given.without { claims[name] = nil }
        let keys = try await KeySet.read(SigningKey.set([key.published]))
        let token = try IDToken(key.token(claims, alg: "RS256"))
        let expected = IDTokenExpectations(given.settings, nonce: "the-nonce")
        if let problem = given.problem {
            #expect(throws: problem) { try token.verified(by: keys, expecting: expected, at: Agreed.now) }
        } else {
            #expect(try token.verified(by: keys, expecting: expected, at: Agreed.now).subject == "subject-1")
        }
    }

    @Test("Who it is about: issuer, claim, level, and the address only where it was verified")
    func identity() async throws {
        let key = try await SigningKey.curve
        let keys = try await KeySet.read(SigningKey.set([key.published]))
        for (said, address) in [(true, "lisa@klaver.test"), (false, nil), ("true", "lisa@klaver.test"), ("ja", nil)]
            as [(any Sendable, String?)]
        {
            let claims = Agreed.claims().merging(
                ["email": "lisa@klaver.test", "email_verified": said, "acr": "high"]) { $1 }
            let identity = try IDToken(key.token(claims, alg: "ES256"))
                .verified(
                    by: keys, expecting: IDTokenExpectations(Agreed.settings(), nonce: "the-nonce"), at: Agreed.now)
            #expect(
                identity
                    == VerifiedIdentity(
                        issuer: "https://provider.test", claim: "sub", subject: "subject-1", level: "high",
                        address: address))
        }
    }
}

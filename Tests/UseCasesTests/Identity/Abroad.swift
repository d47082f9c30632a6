import Dossier
import Foundation
import Identity
import OpenID
import Records
import TestKit
import TestProvider
import Testing
import UseCases

/// A workplace with a provider beside it that runs.
struct Abroad: Sendable {
    /// Somebody on the way: what the provider will send their browser back with, and what the browser holds.
    struct Away: Sendable {
        var answer: ElsewhereAnswer
        let mark: AttemptMark
    }

    let place: TestPlace
    let small: SmallProvider
    let issuer: String

    static func trying(
        linksByAddress: Bool = false, levels: [String] = [], accountClaim: String = "sub",
        _ body: @Sendable @escaping (Abroad) async throws -> Void
    ) async throws {
        let small = SmallProvider()
        let keys = [try await SigningKey.curve.published]
        small.change { $0.keys = keys }
        try await small.serve { issuer in
            let settings = ProviderSettings(
                id: "voorbeeld", name: "Gemeente Voorbeeld", issuer: issuer, clientID: "klaver", secret: "secret",
                levels: levels, accountClaim: accountClaim, linksByAddress: linksByAddress)
            let providers = IdentityProviders(
                [settings], redirect: "https://klaver.test/inloggen/terug", patience: .seconds(240))
            try await body(Abroad(place: TestPlace.open(providers: providers), small: small, issuer: issuer))
        }
    }

    /// Sends somebody there, of whom the provider will say this.
    ///
    /// - Parameter linking: who is signed in and links; nil to sign in.
    func begins(
        _ claims: [String: any Sendable], next: String = "/", mark: AttemptMark? = nil, linking: Caller? = nil
    ) async throws -> Away {
        let start =
            if let linking {
                try await place.workplace.linkElsewhere(at: "voorbeeld", next: next, mark: mark, as: linking)
            } else {
                try await place.workplace.signInElsewhere(at: "voorbeeld", next: next, mark: mark, as: place.request())
            }
        let items = URLComponents(string: start.address)?.queryItems ?? []
        let sent = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let seconds = place.now.milliseconds / 1000
        let usual: [String: any Sendable] = [
            "iss": issuer, "aud": "klaver", "nonce": sent["nonce"] ?? "", "iat": seconds, "exp": seconds + 300,
        ]
        let token = try await SigningKey.curve.token(usual.merging(claims) { $1 }, alg: "ES256")
        small.change { $0.token = token }
        return Away(
            answer: ElsewhereAnswer(state: sent["state"], code: "a-code", error: nil, issuer: nil), mark: start.mark)
    }

    func returns(_ away: Away, as caller: Caller? = nil) async throws -> ElsewhereOutcome {
        try await returns(away, mark: away.mark, as: caller)
    }

    func returns(_ away: Away, mark: AttemptMark?, as caller: Caller? = nil) async throws -> ElsewhereOutcome {
        try await place.workplace.returnFromElsewhere(away.answer, mark: mark, as: caller ?? place.request())
    }

    /// Goes there and comes back.
    func comesBack(_ claims: [String: any Sendable], next: String = "/") async throws -> ElsewhereOutcome {
        try await returns(begins(claims, next: next))
    }

    /// Links an account, as if that was done before.
    func link(_ account: AccountID, to subject: String, claim: String = "sub") async throws {
        let words = LinkWords(issuer: issuer, claim: claim, subject: subject)
        let (keys, now) = (place.keys, place.now)
        try await place.engine.write { try LinkRecords.insert(words, to: account, at: now, keys: keys, $0) }
    }

    func disable(_ accounts: [AccountID]) async throws {
        let now = place.now
        try await place.engine.write { session in
            for account in accounts { try AccountRecords.disable(account, at: now, session) }
        }
    }
}

extension ElsewhereOutcome {
    var refusal: ElsewhereRefusal? { if case .refused(let refusal, _) = self { refusal } else { nil } }
    var isSignedIn: Bool { if case .signedIn = self { true } else { false } }
    var isLinked: Bool { if case .linked = self { true } else { false } }
}

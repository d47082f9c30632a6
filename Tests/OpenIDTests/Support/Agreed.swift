import Dossier

@testable import OpenID

/// What was agreed with the one provider of these tests, and the claims of a token that keeps to it.
enum Agreed {
    static let now = Moment(milliseconds: 1_795_000_000_000)
    static let seconds = now.milliseconds / 1000
    static let redirect = "https://klaver.test/inloggen/terug"
    static let request = AuthorizationRequest(
        state: "the-state", nonce: "the-nonce", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        redirect: redirect)

    static func settings(
        issuer: String = "https://provider.test", levels: [String] = [], accountClaim: String = "sub",
        maxAge: Int64? = nil, secret: String? = "secret of klaver"
    ) -> ProviderSettings {
        ProviderSettings(
            id: "voorbeeld", name: "Gemeente Voorbeeld", issuer: issuer, clientID: "klaver", secret: secret,
            levels: levels, accountClaim: accountClaim, maxAge: maxAge)
    }

    static func claims(issuer: String = "https://provider.test") -> [String: any Sendable] {
        [
            "iss": issuer, "aud": "klaver", "sub": "subject-1", "nonce": "the-nonce", "iat": seconds,
            "exp": seconds + 300,
        ]
    }
}

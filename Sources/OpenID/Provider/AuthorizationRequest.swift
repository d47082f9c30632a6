import Crypto
import Dossier
import Foundation

/// What one attempt to sign in takes along to the provider, and what it must find again in what comes back. Made of
/// chance by who begins the attempt.
package struct AuthorizationRequest: Sendable, Equatable {
    /// Binds the answer to this attempt (RFC 6749 §10.12).
    package let state: String
    /// Binds the ID token to this attempt (OpenID Connect Core §15.5.2).
    package let nonce: String
    /// Shows at the token endpoint that the code is ours (RFC 7636): 43 to 128 letters and digits.
    package let verifier: String
    /// Where the provider sends the browser back to.
    package let redirect: String

    package init(state: String, nonce: String, verifier: String, redirect: String) {
        self.state = state
        self.nonce = nonce
        self.verifier = verifier
        self.redirect = redirect
    }

    /// What the provider gets of the verifier: `S256`, never the verifier itself.
    var challenge: String { Base64URL.encoded(SHA256.hash(data: Data(verifier.utf8))) }

    /// Where the browser is sent.
    func address(_ settings: ProviderSettings, at endpoint: URL) -> String {
        var fields = [
            ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", redirect),
            ("scope", Self.scope(settings)), ("state", state), ("nonce", nonce), ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ]
        if !settings.levels.isEmpty { fields.append(("acr_values", settings.levels.joined(separator: " "))) }
        if let maxAge = settings.maxAge { fields.append(("max_age", String(maxAge))) }
        let address = endpoint.absoluteString
        return address + (address.contains("?") ? "&" : "?") + FormText.encoded(fields)
    }

    private static func scope(_ settings: ProviderSettings) -> String {
        let asked = settings.scopes.contains("openid") ? settings.scopes : ["openid"] + settings.scopes
        return asked.joined(separator: " ")
    }
}

import Foundation

/// What a provider says of itself in its discovery document (OpenID Connect Discovery §3), held to what was agreed.
struct ProviderMetadata: Sendable, Equatable {
    let authorization: URL
    let token: URL
    let keys: URL
    /// Whether the secret goes in the body instead of the header: only for who does not take the header.
    let takesSecretInBody: Bool

    private struct Document: Decodable {
        let issuer: String
        let authorization: String
        let token: String
        let keys: String
        let secretMethods: [String]?
        let challengeMethods: [String]?

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorization = "authorization_endpoint"
            case token = "token_endpoint"
            case keys = "jwks_uri"
            case secretMethods = "token_endpoint_auth_methods_supported"
            case challengeMethods = "code_challenge_methods_supported"
        }
    }

    /// - Throws: `ProviderProblem`: a document of another issuer is no answer at all.
    static func read(_ data: Data, of issuer: String) throws(ProviderProblem) -> ProviderMetadata {
        guard let document = try? JSONDecoder().decode(Document.self, from: data) else {
            throw .unreadable("discovery")
        }
        // Byte for byte: "https://a" and "https://a/" are two issuers.
        guard Array(document.issuer.utf8) == Array(issuer.utf8), let own = SafeAddress.read(issuer) else {
            throw .otherIssuer
        }
        if let methods = document.challengeMethods, !methods.contains("S256") { throw .unsuitable }
        let methods = document.secretMethods ?? ["client_secret_basic"]
        return ProviderMetadata(
            authorization: try address(document.authorization, of: own),
            token: try address(document.token, of: own), keys: try address(document.keys, of: own),
            takesSecretInBody: !methods.contains("client_secret_basic") && methods.contains("client_secret_post"))
    }

    /// Its keys and its tokens may live on another host, but a provider outside this machine never sends us to it: what
    /// runs beside us would answer anybody.
    private static func address(_ text: String, of issuer: URL) throws(ProviderProblem) -> URL {
        guard let url = SafeAddress.read(text), SafeAddress.isLoopback(issuer) || !SafeAddress.isLoopback(url) else {
            throw .unsafeAddress
        }
        return url
    }
}

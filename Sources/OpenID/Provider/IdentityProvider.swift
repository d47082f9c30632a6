import Dossier
import Foundation

/// One provider that people can sign in at: where to send them, and who they are when they come back. An actor, since its
/// documents are read once for all.
package actor IdentityProvider {
    /// Its discovery document and its keys are read anew after this long.
    static let memory = Moment.hour
    /// A key nobody knows makes us ask again, but not more often than this: else anybody could make us ask.
    static let shortestWait = 30 * Moment.second

    package nonisolated let settings: ProviderSettings
    private let wire: ProviderWire
    private var metadata: (value: ProviderMetadata, readAt: Moment)?
    private var keys: (value: KeySet, readAt: Moment)?
    private var askedForKeysAt: Moment?

    /// - Parameter patience: how long one answer of the provider may take; somebody waits for it with a page open.
    package init(_ settings: ProviderSettings, patience: Duration = .seconds(8)) {
        self.settings = settings
        wire = ProviderWire(patience: patience)
    }

    /// Where the browser is sent to sign in.
    ///
    /// - Throws: `ProviderProblem`.
    package func address(for request: AuthorizationRequest, at now: Moment) async throws(ProviderProblem) -> String {
        request.address(settings, at: try await metadata(at: now).authorization)
    }

    /// Who came back with a code.
    ///
    /// - Throws: `ProviderProblem`; nobody is anybody until every check held.
    package func identity(
        code: String, of request: AuthorizationRequest, at now: Moment
    ) async throws(ProviderProblem) -> VerifiedIdentity {
        let text = try await idToken(code, request, try await metadata(at: now))
        let token = try held { () throws(IDTokenProblem) in try IDToken(text) }
        let keys = try await knownKeys(to: token, now)
        return try held { () throws(IDTokenProblem) in
            try token.verified(by: keys, expecting: IDTokenExpectations(settings, nonce: request.nonce), at: now)
        }
    }

    private func held<Value>(_ body: () throws(IDTokenProblem) -> Value) throws(ProviderProblem) -> Value {
        do { return try body() } catch { throw .token(error) }
    }

    private func idToken(
        _ code: String, _ request: AuthorizationRequest, _ metadata: ProviderMetadata
    ) async throws(ProviderProblem) -> String {
        struct Tokens: Decodable {
            let idToken: String

            enum CodingKeys: String, CodingKey {
                case idToken = "id_token"
            }
        }
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", request.redirect),
            ("code_verifier", request.verifier),
        ]
        var authorization: String?
        switch settings.secret {
        case .some(let secret) where !metadata.takesSecretInBody:
            let pair = "\(FormText.escaped(settings.clientID)):\(FormText.escaped(secret))"
            authorization = "Basic " + Data(pair.utf8).base64EncodedString()
        case .some(let secret): form += [("client_id", settings.clientID), ("client_secret", secret)]
        case nil: form.append(("client_id", settings.clientID))
        }
        let (status, body) = try await wire.post(metadata.token, form, authorization: authorization)
        guard status == 200 else { throw .codeRefused }
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: body) else { throw .unreadable("tokens") }
        return tokens.idToken
    }

    private func metadata(at now: Moment) async throws(ProviderProblem) -> ProviderMetadata {
        if let metadata, now < metadata.readAt.moved(by: Self.memory) { return metadata.value }
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        guard let address = SafeAddress.read(base + "/.well-known/openid-configuration") else { throw .unsafeAddress }
        let read = try ProviderMetadata.read(try await wire.get(address), of: settings.issuer)
        metadata = (read, now)
        return read
    }

    /// The keys; once more where a token names one that is not among them, for a provider that changed its keys.
    private func knownKeys(to token: IDToken, _ now: Moment) async throws(ProviderProblem) -> KeySet {
        if let keys, now < keys.readAt.moved(by: Self.memory) {
            if keys.value.has(token.key, for: token.algorithm) { return keys.value }
            if let askedForKeysAt, now < askedForKeysAt.moved(by: Self.shortestWait) { return keys.value }
        }
        // Before the answer, so that a crowd that comes at once asks once.
        askedForKeysAt = now
        let read = try await KeySet.read(try await wire.get(try await metadata(at: now).keys))
        keys = (read, now)
        return read
    }
}

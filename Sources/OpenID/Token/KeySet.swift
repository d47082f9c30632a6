import Dossier
import Foundation
import JWTKit

/// The keys a provider signs with (RFC 7517), those of them that a token may be signed with.
package struct KeySet: Sendable {
    private struct Key: Sendable {
        let name: String?
        let verifiers: [SigningAlgorithm: any JWTAlgorithm]
    }

    private static let mostKeys = 50
    private let keys: [Key]

    /// Reads a set. A key of another kind or for another use is passed over: it is not for us.
    ///
    /// - Throws: `ProviderProblem.unreadable`.
    package static func read(_ data: Data) async throws(ProviderProblem) -> KeySet {
        guard let set = try? JSONDecoder().decode(PublishedKeys.self, from: data) else { throw .unreadable("keys") }
        var keys: [Key] = []
        for published in set.keys.prefix(mostKeys).compactMap(\.key) {
            let verifiers = await published.verifiers
            if !verifiers.isEmpty { keys.append(Key(name: published.kid, verifiers: verifiers)) }
        }
        return KeySet(keys: keys)
    }

    private init(keys: [Key]) {
        self.keys = keys
    }

    /// Whether a token that names this key can be looked at. One that names none can where there is one key only
    /// (OpenID Connect Core §10.1): nothing is ever tried with a key the token does not name.
    func has(_ name: String?, for algorithm: SigningAlgorithm) -> Bool { verifier(name, algorithm) != nil }

    func isSigned(_ signature: Data, over text: Data, by name: String?, with algorithm: SigningAlgorithm) -> Bool {
        guard let verifier = verifier(name, algorithm) else { return false }
        return (try? verifier.verify(signature, signs: text)) ?? false
    }

    private func verifier(_ name: String?, _ algorithm: SigningAlgorithm) -> (any JWTAlgorithm)? {
        let able = keys.filter { $0.verifiers[algorithm] != nil && (name == nil || $0.name == name) }
        return able.count == 1 ? able[0].verifiers[algorithm] : nil
    }
}

private struct PublishedKeys: Decodable {
    let keys: [MaybeKey]

    /// A key of a kind we do not know has no form we can rely on.
    struct MaybeKey: Decodable {
        let key: PublishedKey?

        init(from decoder: any Decoder) throws {
            key = try? PublishedKey(from: decoder)
        }
    }
}

private struct PublishedKey: Decodable {
    let kty: String
    let kid: String?
    let use: String?
    let alg: String?
    let n: String?
    let e: String?
    let crv: String?
    let x: String?
    let y: String?

    /// 2048 bits, as NIST SP 800-131A asks.
    private static let shortestModulus = 256

    var verifiers: [SigningAlgorithm: any JWTAlgorithm] {
        get async {
            guard use == nil || use == "sig" else { return [:] }
            var verifiers: [SigningAlgorithm: any JWTAlgorithm] = [:]
            for algorithm in SigningAlgorithm.allCases where alg == nil || alg == algorithm.rawValue {
                verifiers[algorithm] = await verifier(algorithm)
            }
            return verifiers
        }
    }

    /// From a collection of this one key: the library itself takes another key where a token names one it does not have.
    private func verifier(_ algorithm: SigningAlgorithm) async -> (any JWTAlgorithm)? {
        let collection = JWTKeyCollection()
        switch (kty, algorithm) {
        case ("RSA", .rs256), ("RSA", .ps256):
            guard let n, let e, let modulus = Base64URL.decoded(n), modulus.count >= Self.shortestModulus,
                modulus.first != 0, Base64URL.decoded(e) != nil,
                let key = try? Insecure.RSA.PublicKey(modulus: n, exponent: e)
            else { return nil }
            if algorithm == .rs256 {
                await collection.add(rsa: key, digestAlgorithm: .sha256)
            } else {
                await collection.add(pss: key, digestAlgorithm: .sha256)
            }
        case ("EC", .es256):
            guard crv == "P-256", let x, let y, Base64URL.decoded(x)?.count == 32, Base64URL.decoded(y)?.count == 32,
                let key = try? ES256PublicKey(parameters: (x: x, y: y))
            else { return nil }
            await collection.add(ecdsa: key)
        default: return nil
        }
        return try? await collection.getKey()
    }
}

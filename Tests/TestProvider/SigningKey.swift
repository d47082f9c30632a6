import CryptoExtras
import Foundation
import JWTKit

/// Keys of a provider, with names, that tokens are signed with.
package struct SigningKey: Sendable {
    private enum Kind: Sendable { case rsa, elliptic }

    package let name: String
    /// As it stands in the provider's set of keys.
    package let published: [String: String]
    private let signers: [String: any JWTAlgorithm]

    // Making an RSA key takes long.
    private static let shared = Task { try await (make("one", .rsa), make("other", .rsa), make("curve", .elliptic)) }
    package static var one: SigningKey { get async throws { try await shared.value.0 } }
    package static var other: SigningKey { get async throws { try await shared.value.1 } }
    package static var curve: SigningKey { get async throws { try await shared.value.2 } }

    private static func make(_ name: String, _ kind: Kind) async throws -> SigningKey {
        switch kind {
        case .rsa:
            let key = try Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048))
            let (modulus, exponent) = try key.publicKey.getKeyPrimitives()
            let plain = await JWTKeyCollection().add(rsa: key, digestAlgorithm: .sha256)
            let pss = await JWTKeyCollection().add(pss: key, digestAlgorithm: .sha256)
            return SigningKey(
                name: name,
                published: [
                    "kty": "RSA", "kid": name, "use": "sig", "n": encoded(modulus), "e": encoded(exponent),
                ], signers: ["RS256": try await plain.getKey(), "PS256": try await pss.getKey()])
        case .elliptic:
            let key = ES256PrivateKey()
            let collection = await JWTKeyCollection().add(ecdsa: key)
            let parameters = key.publicKey.parameters
            return SigningKey(
                name: name,
                published: [
                    "kty": "EC", "crv": "P-256", "kid": name, "x": plain(parameters?.x), "y": plain(parameters?.y),
                ], signers: ["ES256": try await collection.getKey()])
        }
    }

    /// A token with these claims, as this key signs it.
    ///
    /// - Parameter header: laid over the usual one; an empty text takes a field away.
    package func token(
        _ claims: [String: any Sendable], alg: String = "RS256", header: [String: any Sendable] = [:]
    ) throws -> String {
        var head: [String: any Sendable] = ["alg": alg, "kid": name, "typ": "JWT"]
        for (field, value) in header { head[field] = value as? String == "" ? nil : value }
        let text = try [head, claims].map {
            Self.encoded(try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys))
        }.joined(separator: ".")
        return "\(text).\(Self.encoded(Data(try signers[alg]?.sign(Data(text.utf8)) ?? [])))"
    }

    /// Published as a provider does.
    package static func set(_ keys: [[String: String]]) throws -> Data {
        try JSONSerialization.data(withJSONObject: ["keys": keys])
    }

    package static func encoded(_ data: Data) -> String { plain(data.base64EncodedString()) }

    private static func plain(_ base64: String?) -> String {
        (base64 ?? "").replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

import Crypto
import Dossier
import Foundation

/// The one secret of an installation: 32 random bytes in a file that only its owner may read. Everything else is
/// derived from it or wrapped by it, so rotating it re-wraps the data keys and touches no dossier.
package struct MasterKey: Sendable {
    private let key: SymmetricKey

    package init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    package static func random() -> (key: MasterKey, bytes: [UInt8]) {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return (MasterKey(bytes: bytes), bytes)
    }

    /// A key of its own for each use, so that what one use reveals says nothing of another (HKDF, RFC 5869).
    private func derived(for use: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data("klaver/1/\(use)".utf8), outputByteCount: 32)
    }

    /// Wraps the data keys of dossiers.
    package var wrapping: Seal { Seal(key: derived(for: "wrap")) }
    /// Seals what belongs to the installation and not to one dossier: accounts, organisations, drafts.
    package var installation: Seal { Seal(key: derived(for: "installation")) }
    /// Finds what is sealed by an equal value.
    package var lookup: LookupHash { LookupHash(key: derived(for: "lookup")) }
    /// Signs the forms of a session against requests from elsewhere.
    package var forms: LookupHash { LookupHash(key: derived(for: "forms")) }
    /// The seed of the Ed25519 key that signs checkpoints of the access log.
    package var logSigningSeed: [UInt8] { derived(for: "log").withUnsafeBytes { Array($0) } }
}

/// A keyed hash (HMAC-SHA-256): equal values are found, and nobody without the key can try out guesses.
package struct LookupHash: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) {
        self.key = key
    }

    package func hash(_ text: String, as use: StaticString) -> [UInt8] {
        hash(Array(text.utf8), as: use)
    }

    package func hash(_ bytes: [UInt8], as use: StaticString) -> [UInt8] {
        var code = HMAC<SHA256>(key: key)
        code.update(data: Array(use.description.utf8) + [0])
        code.update(data: bytes)
        return Array(code.finalize())
    }
}

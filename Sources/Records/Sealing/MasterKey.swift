import Crypto
import Dossier
import Foundation

/// The one secret of an installation: 32 random bytes in a file that only its owner may read. Everything else is
/// derived from it or wrapped by it: a new one means wrapping the data keys anew and sealing accounts, drafts and birth
/// dates anew, and touches no entry of any dossier.
package struct MasterKey: Sendable {
    /// Wraps the data keys of dossiers.
    package let wrapping: Seal
    /// Seals what belongs to the installation and not to one dossier: accounts, organisations, drafts.
    package let installation: Seal
    /// Finds what is sealed by an equal value.
    package let lookup: LookupHash
    /// Signs the forms of a session against requests from elsewhere.
    package let forms: LookupHash
    /// The seed of the Ed25519 key that signs checkpoints of the access log.
    package let logSigningSeed: [UInt8]

    package init(bytes: [UInt8]) {
        let master = SymmetricKey(data: bytes)
        // A key of its own for each use, so that what one use reveals says nothing of another (HKDF, RFC 5869).
        func derived(for use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, info: Data("klaver/1/\(use)".utf8), outputByteCount: 32)
        }
        wrapping = Seal(key: derived(for: "wrap"))
        installation = Seal(key: derived(for: "installation"))
        lookup = LookupHash(key: derived(for: "lookup"))
        forms = LookupHash(key: derived(for: "forms"))
        logSigningSeed = derived(for: "log").withUnsafeBytes { Array($0) }
    }

    package static func random() -> (key: MasterKey, bytes: [UInt8]) {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        return (MasterKey(bytes: bytes), bytes)
    }
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

import Crypto

/// The private half of a log's key: signs checkpoints. It does not look back: that a checkpoint is consistent with the
/// ones signed before is for the sequencer to see to, as C2SP tlog-checkpoint demands.
package struct CheckpointSigner: Sendable {
    /// The public half, to hand to others.
    package let verifier: CheckpointVerifier

    private let privateKey: Curve25519.Signing.PrivateKey

    /// A signer with this key. Give it the log's origin as name where that has no spaces: verifiers expect them to be
    /// the same. Throws `.malformedKeyName` as `CheckpointVerifier` does.
    package init(name: String, privateKey: Curve25519.Signing.PrivateKey) throws(CheckpointError) {
        verifier = try CheckpointVerifier(name: name, publicKey: privateKey.publicKey)
        self.privateKey = privateKey
    }

    /// The checkpoint as a note with this key's signature and no other. Throws `.signingFailed`.
    package func sign(_ checkpoint: Checkpoint) throws(CheckpointError) -> SignedCheckpoint {
        try SignedCheckpoint(checkpoint, signatures: [signature(for: checkpoint)])
    }

    /// This key's signature on the checkpoint, to join with others in `SignedCheckpoint.init(_:signatures:)`. Throws
    /// `.signingFailed`.
    package func signature(for checkpoint: Checkpoint) throws(CheckpointError) -> NoteSignature {
        guard let signature = try? privateKey.signature(for: Array(checkpoint.text.utf8)) else {
            throw .signingFailed
        }
        return NoteSignature(name: verifier.name, keyID: verifier.keyID, bytes: Array(signature))
    }
}

extension CheckpointSigner: CustomStringConvertible {
    /// The public key only, so that printing a signer does not print the secret.
    package var description: String { "CheckpointSigner(\(verifier.vkey))" }
}

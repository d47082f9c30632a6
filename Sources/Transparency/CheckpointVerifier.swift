import Crypto

/// The public half of a log's key: opens the checkpoints that the log signed.
package struct CheckpointVerifier: Sendable {
    /// The name of the key, by custom the origin of the log.
    package let name: String
    /// The first four bytes of SHA-256(name || 0x0A || 0x01 || public key), most significant first (C2SP signed-note).
    /// It finds the right line among signatures and protects nothing: anybody can make a key with the same id.
    package let keyID: UInt32

    private let publicKey: Curve25519.Signing.PublicKey

    /// A verifier for this key. Throws `.malformedKeyName` for a name that is empty or has white space, a plus or a
    /// control character in it.
    package init(name: String, publicKey: Curve25519.Signing.PublicKey) throws(CheckpointError) {
        guard name.isKeyName else { throw .malformedKeyName }
        self.name = name
        self.publicKey = publicKey
        keyID = NoteKey.id(name: name, typedKey: Self.typedKey(publicKey))
    }

    /// Reads a verifier key: `name+hash+key`, with the key id as eight hexadecimal digits and the base64 of 0x01 and
    /// the 32 bytes of the public key (the form of Go's sumdb/note). Throws `.malformedVerifierKey`,
    /// `.malformedKeyName`, `.unsupportedKeyType` or `.wrongKeyID`.
    package init(vkey: String) throws(CheckpointError) {
        let fields = vkey.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3,
            let claimedID = NoteKey.id(hex: fields[1]),
            let typedKey = Base64.decode(fields[2]),
            let type = typedKey.first
        else { throw .malformedVerifierKey }
        guard type == NoteKey.ed25519 else { throw .unsupportedKeyType(type) }
        guard let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: Array(typedKey.dropFirst())) else {
            throw .malformedVerifierKey
        }
        try self.init(name: String(decoding: fields[0], as: UTF8.self), publicKey: publicKey)
        guard keyID == claimedID else { throw .wrongKeyID }
    }

    /// The key as text to hand to others: `name+hash+key`, as `init(vkey:)` reads it.
    package var vkey: String {
        "\(name)+\(NoteKey.hex(keyID))+\(Base64.encode(Self.typedKey(publicKey)))"
    }

    private static func typedKey(_ publicKey: Curve25519.Signing.PublicKey) -> [UInt8] {
        [NoteKey.ed25519] + publicKey.rawRepresentation
    }
}

extension CheckpointVerifier {
    /// The checkpoint in this note, when this key signed it and it is of the expected log.
    ///
    /// `origin` is the origin line to expect; left out, it is the key's name. Signatures by other keys are ignored;
    /// all that claim to be by this key must hold (C2SP signed-note, "Signatures"). Throws what
    /// `SignedCheckpoint.init(note:)` throws, `.unknownSigner`, `.invalidSignature` or `.unexpectedOrigin`.
    package func open(_ note: String, origin: String? = nil) throws(CheckpointError) -> Checkpoint {
        try open(SignedCheckpoint(note: note), origin: origin)
    }

    /// As `open` for text, from bytes of any kind.
    package func open(_ note: [UInt8], origin: String? = nil) throws(CheckpointError) -> Checkpoint {
        try open(SignedCheckpoint(note: note), origin: origin)
    }

    /// As `open` for text, from a note already read.
    package func open(_ note: SignedCheckpoint, origin: String? = nil) throws(CheckpointError) -> Checkpoint {
        let checkpoint = note.unverified
        let own = note.signatures.filter { $0.keyID == keyID && $0.name.hasSameBytes(as: name) }
        guard !own.isEmpty else { throw .unknownSigner }
        let signed = Array(checkpoint.text.utf8)
        guard own.allSatisfy({ publicKey.isValidSignature($0.bytes, for: signed) }) else { throw .invalidSignature }
        guard checkpoint.origin.hasSameBytes(as: origin ?? name) else {
            throw .unexpectedOrigin(checkpoint.origin)
        }
        return checkpoint
    }
}

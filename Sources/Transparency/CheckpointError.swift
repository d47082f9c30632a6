/// Why a checkpoint, a signed note or a verifier key is refused.
package enum CheckpointError: Error, Equatable, Sendable {
    /// The note has more bytes than `SignedCheckpoint.maximumByteCount`.
    case tooLong
    /// The note is not valid UTF-8.
    case notUTF8
    /// The last line of the note does not end with a newline.
    case missingFinalNewline
    /// There is no blank line, or no signature line after it.
    case missingSignatures
    /// There are more signature lines than `SignedCheckpoint.maximumSignatureCount`.
    case tooManySignatures
    /// The origin is missing or empty, or has a control character in it.
    case malformedOrigin
    /// The size is not a plain decimal below 2^64 without leading zeroes.
    case malformedSize
    /// The root is not the canonical base64 of 32 bytes.
    case malformedRoot
    /// The size is 0 and the root is not that of the empty tree.
    case wrongEmptyRoot
    /// An extension line is empty or has a control character in it.
    case malformedExtension
    /// A line after the blank line is not a signature line.
    case malformedSignature
    /// A key name is empty, or has a space, a plus or a control character in it.
    case malformedKeyName
    /// A verifier key is not of the form `name+hash+key`.
    case malformedVerifierKey
    /// The key's type is not Ed25519 (1); the number is the type found.
    case unsupportedKeyType(UInt8)
    /// The hash in a verifier key is not that of its name and key.
    case wrongKeyID
    /// No signature on the note is by the verifier's key.
    case unknownSigner
    /// A signature that says it is by the verifier's key is not.
    case invalidSignature
    /// The checkpoint is well signed, but is of another log; the text is the origin found.
    case unexpectedOrigin(String)
    /// The cryptographic library could not sign.
    case signingFailed
}

extension CheckpointError: CustomStringConvertible {
    /// One English sentence for an operator.
    package var description: String {
        switch self {
        case .tooLong: "The note is longer than \(SignedCheckpoint.maximumByteCount) bytes."
        case .notUTF8: "The note is not valid UTF-8."
        case .missingFinalNewline: "The note does not end with a newline."
        case .missingSignatures: "The note has no signature lines after a blank line."
        case .tooManySignatures: "The note has more than \(SignedCheckpoint.maximumSignatureCount) signatures."
        case .malformedOrigin: "The first line, the origin, is empty or has a control character."
        case .malformedSize: "The second line is not a tree size in plain decimal."
        case .malformedRoot: "The third line is not the base64 of a 32-byte root hash."
        case .wrongEmptyRoot: "The tree is empty, but the root is not that of the empty tree."
        case .malformedExtension: "An extension line is empty or has a control character."
        case .malformedSignature: "A line after the blank line is not a signature line."
        case .malformedKeyName: "The key name is empty or has a space, a plus or a control character."
        case .malformedVerifierKey: "The verifier key is not of the form name+hash+key."
        case .unsupportedKeyType(let type): "Key type \(type) is not supported; only Ed25519 (1) is."
        case .wrongKeyID: "The hash in the verifier key does not fit its name and key."
        case .unknownSigner: "The note has no signature by the expected key."
        case .invalidSignature: "The signature by the expected key is not valid."
        case .unexpectedOrigin(let origin): "The checkpoint is of another log: \(origin)"
        case .signingFailed: "The checkpoint could not be signed."
        }
    }
}

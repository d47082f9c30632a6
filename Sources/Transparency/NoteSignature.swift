/// One signature line of a note: `— name base64(key id || signature)` (C2SP signed-note, "Signatures").
///
/// Whose signature it really is, only `CheckpointVerifier` can say. Lines by other keys and of other types, such as a
/// witness's cosignature, are kept as they are.
package struct NoteSignature: Sendable {
    /// The name of the key, as the line claims it.
    package let name: String
    /// The short id of the key, as the line claims it; see `CheckpointVerifier.keyID`.
    package let keyID: UInt32
    /// The signature without the key id; 64 bytes for Ed25519, any other number above 0 for other types.
    package let bytes: [UInt8]

    /// The line, without its newline.
    package var line: String {
        Self.prefix + name + " " + Base64.encode(NoteKey.bytes(of: keyID) + bytes)
    }

    private static let prefix = "\u{2014} "
    private static let space = UInt8(ascii: " ")

    init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Reads a line without its newline. Throws `.malformedSignature`.
    init(line: ArraySlice<UInt8>) throws(CheckpointError) {
        guard line.starts(with: Self.prefix.utf8) else { throw .malformedSignature }
        let fields = line.dropFirst(Self.prefix.utf8.count)
            .split(separator: Self.space, maxSplits: 1, omittingEmptySubsequences: false)
        guard fields.count == 2, let data = Base64.decode(fields[1]), data.count > 4 else {
            throw .malformedSignature
        }
        name = String(decoding: fields[0], as: UTF8.self)
        guard name.isKeyName else { throw .malformedSignature }
        keyID = data.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        bytes = Array(data.dropFirst(4))
    }
}

/// A checkpoint with the signatures on it: a C2SP signed note.
///
/// Reading one checks its form and nothing else. Give it to `CheckpointVerifier` before using what it says.
package struct SignedCheckpoint: Sendable {
    /// What the note claims. Not to be relied on: nobody has looked at the signatures.
    package let unverified: Checkpoint
    /// The signature lines in their order; at least one.
    package let signatures: [NoteSignature]

    /// The longest note that is read, in bytes. C2SP asks for room for 16 signatures of up to 5 kB each.
    package static let maximumByteCount = 256 * 1024
    /// The most signature lines that are read. C2SP asks for at least 16.
    package static let maximumSignatureCount = 64

    /// Joins a checkpoint and signatures on it, for instance by an old and a new key of the log. Throws
    /// `.missingSignatures` for none and `.tooManySignatures` above `maximumSignatureCount`.
    package init(_ checkpoint: Checkpoint, signatures: [NoteSignature]) throws(CheckpointError) {
        guard !signatures.isEmpty else { throw .missingSignatures }
        guard signatures.count <= Self.maximumSignatureCount else { throw .tooManySignatures }
        unverified = checkpoint
        self.signatures = signatures
    }

    /// Reads a note from bytes of any kind. There is one spelling only: `text` gives back the same bytes. Throws
    /// `CheckpointError` with the first thing that is wrong; never `.unknownSigner` or `.invalidSignature`.
    package init(note: [UInt8]) throws(CheckpointError) {
        guard note.count <= Self.maximumByteCount else { throw .tooLong }
        // Decoding repairs what is not UTF-8, so only valid bytes come out as they went in.
        guard String(decoding: note, as: UTF8.self).utf8.elementsEqual(note) else { throw .notUTF8 }
        guard note.last == .newline else { throw .missingFinalNewline }
        let lines = note.dropLast().split(separator: .newline, omittingEmptySubsequences: false)
        guard let blank = lines.lastIndex(where: \.isEmpty) else { throw .missingSignatures }
        let signatureLines = lines[(blank + 1)...]
        guard signatureLines.count <= Self.maximumSignatureCount else { throw .tooManySignatures }
        let checkpoint = try Checkpoint(lines: lines[..<blank])
        var signatures: [NoteSignature] = []
        for line in signatureLines { signatures.append(try NoteSignature(line: line)) }
        try self.init(checkpoint, signatures: signatures)
    }

    /// Reads a note from text; as `init(note:)` for bytes.
    package init(note: String) throws(CheckpointError) {
        try self.init(note: Array(note.utf8))
    }

    /// The whole note: the signed text, a blank line and the signature lines, each ending with a newline.
    package var text: String {
        unverified.text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }
}

import Crypto
import Testing
import Transparency

@Suite("Checkpoint signatures")
struct CheckpointSignatureTests {
    let log: CheckpointSigner
    let newKey: CheckpointSigner
    let stranger: CheckpointSigner
    let checkpoint: Checkpoint
    let other: Checkpoint

    init() throws {
        log = try CheckpointSigner(name: "log", privateKey: .init())
        newKey = try CheckpointSigner(name: "log", privateKey: .init())
        stranger = try CheckpointSigner(name: "stranger", privateKey: .init())
        checkpoint = try Checkpoint(origin: "log", size: 1, root: .leaf([1]))
        other = try Checkpoint(origin: "log", size: 1, root: .leaf([2]))
    }

    @Test("a signature by another key is ignored, also of a type and length not known here")
    func unknownKeys() throws {
        let cosignature =
            "— witness.example jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWX"
            + "EhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
        let note = try joined([newKey.signature(for: other), log.signature(for: checkpoint)]) + cosignature
        #expect(try log.verifier.open(note) == checkpoint)
        #expect(try SignedCheckpoint(note: note).text == note)
        #expect(throws: CheckpointError.unknownSigner) { try stranger.verifier.open(note) }
        #expect(throws: CheckpointError.invalidSignature) { try newKey.verifier.open(note) }
    }

    @Test("a checkpoint signed by an old and a new key opens with either")
    func keyRotation() throws {
        let note = try joined([log.signature(for: checkpoint), newKey.signature(for: checkpoint)])
        #expect(try log.verifier.open(note) == checkpoint)
        #expect(try newKey.verifier.open(note) == checkpoint)
    }

    @Test("a false signature by the expected key spoils a true one")
    func oneFalse() throws {
        let note = try joined([log.signature(for: checkpoint), log.signature(for: other)])
        #expect(throws: CheckpointError.invalidSignature) { try log.verifier.open(note) }
    }

    @Test("a signature by a key of the same name is not by this key")
    func sameName() throws {
        let note = try newKey.sign(checkpoint)
        #expect(throws: CheckpointError.unknownSigner) { try log.verifier.open(note) }
    }

    @Test("a signature that claims this key's name and id has 64 bytes")
    func wrongLength() throws {
        let note = try log.sign(checkpoint).text
        let signature = try log.signature(for: checkpoint).line
        // 12 characters less are 9 bytes less; what is left of the base64 has no padding and is well formed.
        let short = note.replacing(signature, with: signature.dropLast(12))
        #expect(throws: CheckpointError.invalidSignature) { try log.verifier.open(short) }
    }

    @Test("a checkpoint has at least one signature and at most 64")
    func count() throws {
        let signature = try log.signature(for: checkpoint)
        #expect(throws: CheckpointError.missingSignatures) { try SignedCheckpoint(checkpoint, signatures: []) }
        let most = try joined(Array(repeating: signature, count: 64))
        #expect(try log.verifier.open(most) == checkpoint)
        #expect(throws: CheckpointError.tooManySignatures) { try log.verifier.open(most + signature.line + "\n") }
        #expect(throws: CheckpointError.tooManySignatures) {
            try SignedCheckpoint(checkpoint, signatures: Array(repeating: signature, count: 65))
        }
    }

    private func joined(_ signatures: [NoteSignature]) throws -> String {
        try SignedCheckpoint(checkpoint, signatures: signatures).text
    }
}

import Crypto
import Testing
import Transparency

@Suite("Checkpoints")
struct CheckpointTests {
    @Test("a checkpoint is signed to the byte as another implementation signs it")
    func fixedNote() throws {
        // Made with Python's cryptography package: Ed25519 has one signature for one key and text.
        let signer = try CheckpointSigner(
            name: "klaver.example/logboek", privateKey: .init(rawRepresentation: [UInt8](0..<32)))
        let root = try #require(MerkleHash(base64: MerkleHashTests.roots[8]))
        let checkpoint = try Checkpoint(
            origin: "klaver.example/logboek", size: 8, root: root, extensions: ["extension: één"])
        let signed = try signer.sign(checkpoint)
        #expect(
            signer.verifier.vkey
                == "klaver.example/logboek+563688c0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
        #expect(signed.text == Notes.klaver)
        #expect(try signer.verifier.open(Notes.klaver) == checkpoint)
    }

    @Test("a checkpoint of Go's checksum database opens with its published key")
    func goChecksumDatabase() throws {
        let verifier = try CheckpointVerifier(vkey: Notes.goKey)
        let checkpoint = try verifier.open(Notes.goDatabase, origin: "go.sum database tree")
        #expect(checkpoint.size == 63_512_409)
        #expect(checkpoint.root.base64 == "F7eHRPqN/cqPtqti14NKdGGaI1Giw8coWP3KxihFZbg=")
        #expect(checkpoint.extensions.isEmpty)
        #expect(try SignedCheckpoint(note: Notes.goDatabase).text == Notes.goDatabase)
    }

    @Test("a checkpoint of another log is refused, also when the key is right")
    func unexpectedOrigin() throws {
        let verifier = try CheckpointVerifier(vkey: Notes.goKey)
        #expect(throws: CheckpointError.unexpectedOrigin("go.sum database tree")) {
            try verifier.open(Notes.goDatabase)
        }
    }

    @Test("a checkpoint of any size and root comes back as it was")
    func roundTrip() throws {
        var generator = Generator(seed: 5)
        let signer = try CheckpointSigner(name: "log", privateKey: .init())
        for size in [1, 9, 10, 1 << 53, UInt64(Int64.max), .max] {
            for extensions in [[], ["— log AAAA"], ["één", " ", "+"]] {
                let checkpoint = try Checkpoint(
                    origin: "log", size: size, root: .random(&generator), extensions: extensions)
                let note = try signer.sign(checkpoint).text
                #expect(try signer.verifier.open(note) == checkpoint)
                #expect(try SignedCheckpoint(note: note).text == note)
            }
        }
    }

    @Test("a checkpoint is not made of parts that cannot be written")
    func malformedParts() throws {
        let root = MerkleHash.leaf([])
        for text in ["", "a\nb", "a\r", "\u{0}", "\t"] {
            #expect(throws: CheckpointError.malformedOrigin) { try Checkpoint(origin: text, size: 1, root: root) }
            #expect(throws: CheckpointError.malformedExtension) {
                try Checkpoint(origin: "log", size: 1, root: root, extensions: [text])
            }
        }
        #expect(throws: CheckpointError.wrongEmptyRoot) { try Checkpoint(origin: "log", size: 0, root: root) }
        #expect(try Checkpoint(origin: "log", size: 0, root: .emptyTree).text.hasPrefix("log\n0\n47DEQpj8"))
    }

    @Test("a checkpoint is equal to another only when the signed bytes are")
    func equality() throws {
        // The same letter, spelled in two ways that Swift's strings call equal.
        let composed = try Checkpoint(origin: "caf\u{E9}", size: 0, root: .emptyTree)
        let decomposed = try Checkpoint(origin: "cafe\u{301}", size: 0, root: .emptyTree)
        #expect(composed.origin == decomposed.origin)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, composed]).count == 2)
    }
}

/// Notes that did not come from this code.
enum Notes {
    static let klaver = """
        klaver.example/logboek
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=
        extension: één

        — klaver.example/logboek \
        VjaIwPOFVc/T6yVMGacsFOa3/nS+0Z/3qJoLAmKRrh/79Et4CQlyWgDk/Ri8ZrIjyHv6WwJrNjEjMwJKzHWG2vTCVA0=

        """
    /// A checkpoint that sum.golang.org published, and its key as the Go command has it built in.
    static let goDatabase = """
        go.sum database tree
        63512409
        F7eHRPqN/cqPtqti14NKdGGaI1Giw8coWP3KxihFZbg=

        — sum.golang.org \
        Az3gri1OBHKT87Xj8UXU8zjoHGy/X+7Nl94f8TZkELVaasolmGApUsWqwVG9vE6hgqYb/ph/w2vdkLIVRH7bMB/FPQ4=

        """
    static let goKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
}

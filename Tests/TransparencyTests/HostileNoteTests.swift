import Testing
import Transparency

@Suite("Hostile notes")
struct HostileNoteTests {
    let verifier: CheckpointVerifier
    let note = Array(Notes.klaver.utf8)

    init() throws {
        verifier = try CheckpointVerifier(
            vkey: "klaver.example/logboek+563688c0+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
    }

    @Test("a note does not open with any single bit flipped")
    func everyBit() throws {
        #expect(throws: Never.self) { try verifier.open(note) }
        for place in note.indices {
            for bit in 0..<8 {
                var changed = note
                changed[place] ^= 1 << UInt8(bit)
                #expect(throws: CheckpointError.self) { try verifier.open(changed) }
            }
        }
    }

    @Test("a note does not open when a byte is missing, doubled or put in, or the rest cut off")
    func everyByte() throws {
        for place in note.indices {
            var changed = note
            changed.remove(at: place)
            #expect(throws: CheckpointError.self) { try verifier.open(changed) }
            for byte in [note[place], 0x00, 0x0A, 0x0D, 0x20, 0x41, 0xE2, 0xFF] {
                changed = note
                changed.insert(byte, at: place)
                #expect(throws: CheckpointError.self) { try verifier.open(changed) }
            }
            #expect(throws: CheckpointError.self) { try verifier.open(Array(note.prefix(place))) }
        }
    }

    @Test("a note of random pieces is refused without a trap")
    func randomPieces() {
        var generator = Generator(seed: 6)
        let pieces: [[UInt8]] =
            ["\n", "\n\n", "— ", " ", "+", "0", "8", "=", "log", "AAAA", "é", "\r\n", "\u{301}", "\u{FEFF}"]
            .map { Array($0.utf8) } + [[0xE2], [0x80, 0x94], [0xFF], [0x00], []]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...20, using: &generator)
            let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            #expect(throws: CheckpointError.self) { try verifier.open(bytes) }
            #expect(throws: CheckpointError.self) {
                try CheckpointVerifier(vkey: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    static let line = "— log AAAAAAA=\n"
    static let refused: [(note: String, reason: CheckpointError)] = [
        ("", .missingFinalNewline),
        ("\n", .malformedOrigin),
        ("log\n1\n\(root)\n", .missingSignatures),
        ("log\n1\n\(root)\n\n", .missingSignatures),
        ("log\n1\n\(root)\n\(line)", .missingSignatures),
        ("log\n1\n\(root)\n\n— log AAAAAAA=", .missingFinalNewline),
        ("\n1\n\(root)\n\n\(line)", .malformedOrigin),
        ("log\r\n1\n\(root)\n\n\(line)", .malformedOrigin),
        ("log\n\n\(line)", .malformedSize),
        ("log\n\n1\n\(root)\n\n\(line)", .malformedSize),
        ("log\n01\n\(root)\n\n\(line)", .malformedSize),
        ("log\n00\n\(root)\n\n\(line)", .malformedSize),
        ("log\n+1\n\(root)\n\n\(line)", .malformedSize),
        ("log\n-0\n\(root)\n\n\(line)", .malformedSize),
        ("log\n1 \n\(root)\n\n\(line)", .malformedSize),
        ("log\n１\n\(root)\n\n\(line)", .malformedSize),
        ("log\n18446744073709551616\n\(root)\n\n\(line)", .malformedSize),
        ("log\n1\n\n\(line)", .malformedRoot),
        ("log\n1\nAAAA\n\n\(line)", .malformedRoot),
        ("log\n0\n\(root.dropFirst(4))AAA=\n\n\(line)", .malformedRoot),
        ("log\n0\nA\(root.dropFirst())\n\n\(line)", .wrongEmptyRoot),
        ("log\n1\n\(root)\n\nmore\n\n\(line)", .malformedExtension),
        ("log\n1\n\(root)\n\n\n\(line)", .malformedExtension),
        ("log\n1\n\(root)\n\u{7}\n\n\(line)", .malformedExtension),
        ("log\n1\n\(root)\n\n- log AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n\u{2014}log AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n— log\n", .malformedSignature),
        ("log\n1\n\(root)\n\n—  AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n— log  AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n— log AAAAAA==\n", .malformedSignature),
        ("log\n1\n\(root)\n\n— l+g AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n— l\u{A0}g AAAAAAA=\n", .malformedSignature),
        ("log\n1\n\(root)\n\n\(line)more\n", .malformedSignature),
        ("log\n1\n\(root)\n\n\(line)", .unknownSigner),
    ]

    @Test("a malformed note is refused with the reason", arguments: refused.indices)
    func reasons(index: Int) {
        let (note, reason) = Self.refused[index]
        #expect(throws: reason, "\(note)") { try verifier.open(note) }
    }

    @Test("a note is refused when it is not UTF-8 or far too long")
    func bytes() {
        #expect(throws: CheckpointError.notUTF8) { try verifier.open([0xFF] + note) }
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: SignedCheckpoint.maximumByteCount)
        #expect(throws: CheckpointError.tooLong) { try verifier.open(long + note) }
    }
}

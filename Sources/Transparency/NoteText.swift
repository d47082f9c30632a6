import Crypto

/// The byte rules of C2SP signed-note. Swift compares and splits strings by characters, under which different bytes
/// can be equal and "\r\n" is one character; signatures are over bytes, so everything here looks at bytes or scalars.
extension String {
    /// Whether both texts are the same bytes.
    func hasSameBytes(as other: String) -> Bool {
        utf8.elementsEqual(other.utf8)
    }

    /// Whether this can be one line of a note's text: not empty and without control characters below U+0020.
    var isNoteLine: Bool {
        !isEmpty && utf8.allSatisfy { $0 >= 0x20 }
    }

    /// Whether this can name a key: one line, without Unicode white space or plus.
    var isKeyName: Bool {
        isNoteLine && unicodeScalars.allSatisfy { $0 != "+" && !$0.properties.isWhitespace }
    }
}

extension UInt8 {
    /// U+000A, which ends every line of a note.
    static let newline = UInt8(ascii: "\n")
}

/// The encodings of a note's Ed25519 key: its type byte, its id and its verifier key text.
enum NoteKey {
    /// The signature type of plain Ed25519 (C2SP signed-note, "Signature types").
    static let ed25519: UInt8 = 0x01

    /// The key id: the first four bytes, most significant first, of SHA-256(name || 0x0A || type || public key).
    static func id(name: String, typedKey: [UInt8]) -> UInt32 {
        SHA256.hash(data: Array(name.utf8) + [.newline] + typedKey)
            .prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The four bytes of a key id, most significant first.
    static func bytes(of id: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> $0) }
    }

    /// The key id as verifier keys write it: eight hexadecimal digits.
    static func hex(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Reads eight hexadecimal digits, of either case; nil for anything else.
    static func id(hex: some Collection<UInt8>) -> UInt32? {
        let digits = String(decoding: hex, as: UTF8.self)
        guard hex.count == 8, digits.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        return UInt32(digits, radix: 16)
    }
}

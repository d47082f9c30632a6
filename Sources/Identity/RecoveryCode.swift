import Records

/// A code on paper for who lost the phone: fifty random bits, good for one use. They are kept by a keyed hash: nobody can
/// try them out without the master key, and guessing here is slowed down like guessing a password.
package struct RecoveryCode: Sendable, Equatable {
    /// How many somebody gets at once.
    package static let count = 10
    private static let length = 10
    // Crockford's base 32: no letter that looks like a digit.
    private static let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")

    /// Ten letters and digits, as they are hashed.
    package let text: String

    package static func random() -> RecoveryCode {
        RecoveryCode(made: String(Base32.text(NewIdentifier.randomBytes(7), letters).prefix(length)))
    }

    private init(made text: String) {
        self.text = text
    }

    /// Reads what somebody typed: with or without the dash, in capitals or not, an O for a zero and an I or L for a one.
    package init?(_ typed: String) {
        let text = typed.lowercased().compactMap { letter -> Character? in
            switch letter {
            case "-", " ": nil
            case "o": "0"
            case "i", "l": "1"
            default: letter
            }
        }
        guard text.count == Self.length, text.allSatisfy({ Self.letters.contains($0) }) else { return nil }
        self.text = String(text)
    }

    /// As it stands on paper: "7k2mq-x40ab".
    package var shown: String { "\(text.prefix(5))-\(text.suffix(5))" }

    package func hash(_ lookup: LookupHash) -> [UInt8] { lookup.hash(text, as: "recovery") }
}

/// What somebody typed where a code is asked.
package enum TypedCode: Sendable, Equatable {
    /// Six digits, from the phone.
    case time(String)
    case recovery(RecoveryCode)

    /// - Returns: nil for what cannot be a code.
    package init?(_ typed: String) {
        let digits = String(typed.filter { !$0.isWhitespace })
        if digits.utf8.count == TimeCode.digits, digits.utf8.allSatisfy({ (48...57).contains($0) }) {
            self = .time(digits)
        } else if let code = RecoveryCode(typed) {
            self = .recovery(code)
        } else {
            return nil
        }
    }
}

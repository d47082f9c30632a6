/// Names as Prometheus reads them: a character that may not stand in one becomes `_`.
enum MetricName {
    /// The name of a family: letters, digits, `_` and `:`, and no digit in front.
    static func family(_ text: String) -> String {
        clean(text) { isNameByte($0) || $0 == UInt8(ascii: ":") }
    }

    /// The name of a label: letters, digits and `_`, no digit in front, and not one that Prometheus keeps for itself.
    static func label(_ text: String) -> String {
        let name = clean(text, allowing: isNameByte)
        // Names that begin with two underscores are Prometheus' own, and le says where a bucket ends.
        if name == "le" { return "exported_le" }
        return name.hasPrefix("__") ? "_" + name.drop { $0 == "_" } : name
    }

    private static func clean(_ text: String, allowing isAllowed: (UInt8) -> Bool) -> String {
        guard let first = text.utf8.first else { return "_" }
        // Most names are right already, and a right one need not be made again.
        if !isDigit(first), text.utf8.allSatisfy(isAllowed) { return text }
        let bytes = text.unicodeScalars.map { scalar in
            scalar.isASCII && isAllowed(UInt8(scalar.value)) ? UInt8(scalar.value) : UInt8(ascii: "_")
        }
        return (isDigit(first) ? "_" : "") + String(decoding: bytes, as: UTF8.self)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: isDigit(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

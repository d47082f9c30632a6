/// JSON as bytes, written from the front to the end. The caller sees to the commas between members.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    /// JSON that is right as it stands.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func raw(_ json: [UInt8]) { bytes += json }

    mutating func number(_ number: some BinaryInteger) { bytes += Array(String(number).utf8) }

    /// A number as a text, as proto3 writes what may not fit the numbers of JavaScript.
    mutating func quoted(_ number: some BinaryInteger) { bytes += Array("\"\(number)\"".utf8) }

    /// What is no number or has no end is a text, as proto3 writes it; JSON has no other way.
    mutating func number(_ number: Double) {
        if number.isNaN {
            raw("\"NaN\"")
        } else if number.isInfinite {
            raw(number < 0 ? "\"-Infinity\"" : "\"Infinity\"")
        } else {
            bytes += Array(number.description.utf8)
        }
    }

    mutating func text(_ text: String) {
        raw("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0..<0x20:
                raw(byte < 0x10 ? "\\u000" : "\\u001")
                bytes += Array(String(byte & 0x0f, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        raw("\"")
    }

    /// The elements between brackets, with commas.
    mutating func list<Element>(_ elements: some Sequence<Element>, _ write: (inout JSONText, Element) -> Void) {
        raw("[")
        var isFirst = true
        for element in elements {
            if !isFirst { raw(",") }
            isFirst = false
            write(&self, element)
        }
        raw("]")
    }
}

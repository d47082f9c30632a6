/// The fields of a query or a form, in the order they came. Anything that is not well encoded is refused as a whole.
package struct FormFields: Sendable {
    private var values: [String: [String]] = [:]

    package init() {}

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1), strictly: a broken escape or broken UTF-8 is nil.
    package init?(urlEncoded text: String) {
        // By bytes: a combining mark after the sign would make another character of it.
        for pair in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(parts[0]), let value = parts.count > 1 ? Self.decoded(parts[1]) : "" else {
                return nil
            }
            values[name, default: []].append(value)
        }
    }

    package subscript(name: String) -> String? { values[name]?.first }

    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// Every field with each of its values.
    package var everything: [(name: String, value: String)] {
        values.sorted { $0.key < $1.key }.flatMap { field in field.value.map { (field.key, $0) } }
    }

    /// Whether a field is there with anything in it.
    package func has(_ name: String) -> Bool { self[name].map { !$0.isEmpty } ?? false }

    private static func decoded(_ text: Substring.UTF8View) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(digit), let low = iterator.next().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}

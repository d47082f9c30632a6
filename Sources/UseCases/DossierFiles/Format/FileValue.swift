/// A value on its way into a file.
enum FileValue: Sendable {
    case text(String)
    case whole(Int)
    case flag(Bool)
    case list([FileValue])
    case object([String: FileValue])

    /// JSON as people can read and compare it: names in order, one space further in at every level, a line feed at the
    /// end. The same value is always the same bytes.
    func json() -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, depth: 0)
        bytes.append(10)
        return bytes
    }

    /// The same inside something larger, so many levels down.
    func json(depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, depth: depth)
        return bytes
    }

    private func append(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .text(let text): Self.append(text, to: &bytes)
        case .whole(let whole): bytes.append(contentsOf: String(whole).utf8)
        case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .list(let values):
            Self.append(values, between: (91, 93), to: &bytes, depth) { value, bytes in
                value.append(to: &bytes, depth: depth + 1)
            }
        case .object(let fields):
            let sorted = fields.sorted { $0.key < $1.key }
            Self.append(sorted, between: (123, 125), to: &bytes, depth) { field, bytes in
                Self.append(field.key, to: &bytes)
                bytes.append(contentsOf: [58, 32])
                field.value.append(to: &bytes, depth: depth + 1)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item], between brackets: (UInt8, UInt8), to bytes: inout [UInt8], _ depth: Int,
        _ write: (Item, inout [UInt8]) -> Void
    ) {
        bytes.append(brackets.0)
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(44) }
            bytes.append(10)
            bytes.append(contentsOf: repeatElement(32, count: depth + 1))
            write(item, &bytes)
        }
        if !items.isEmpty {
            bytes.append(10)
            bytes.append(contentsOf: repeatElement(32, count: depth))
        }
        bytes.append(brackets.1)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(34)
        for byte in text.utf8 {
            switch byte {
            case 34, 92: bytes.append(contentsOf: [92, byte])
            case 10: bytes.append(contentsOf: [92, 110])
            case 0..<32:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [hex(byte >> 4), hex(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }
}

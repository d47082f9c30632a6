/// A value of CBOR (RFC 8949), as far as authenticators write it: no floating numbers and no tags.
package enum CBORValue: Sendable, Hashable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case truth(Bool)
    case null
    case array([CBORValue])
    /// Its keys are integers or texts.
    case map([CBORValue: CBORValue])

    /// What a map has under a key; nil for anything that is no map.
    package subscript(key: CBORValue) -> CBORValue? {
        guard case .map(let values) = self else { return nil }
        return values[key]
    }

    package subscript(key: Int64) -> CBORValue? { self[.integer(key)] }
    package subscript(key: String) -> CBORValue? { self[.text(key)] }

    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    package var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    package var text: String? { if case .text(let text) = self { text } else { nil } }
}

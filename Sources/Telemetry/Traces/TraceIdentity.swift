/// Which trace a span belongs to: sixteen random bytes, never all zero.
struct TraceID: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init?(high: UInt64, low: UInt64) {
        guard high != 0 || low != 0 else { return nil }
        self.high = high
        self.low = low
    }

    private init(low: UInt64) {
        high = .random(in: .min ... .max)
        self.low = low
    }

    static func random() -> TraceID { TraceID(low: .random(in: 1 ... .max)) }

    /// Thirty-two small hexadecimal digits.
    var hex: String { Hex.text(high) + Hex.text(low) }
}

/// Which span of a trace: eight random bytes, never all zero.
struct SpanID: Hashable, Sendable {
    let bits: UInt64

    init?(bits: UInt64) {
        guard bits != 0 else { return nil }
        self.bits = bits
    }

    private init(_ bits: UInt64) {
        self.bits = bits
    }

    static func random() -> SpanID { SpanID(.random(in: 1 ... .max)) }

    /// Sixteen small hexadecimal digits.
    var hex: String { Hex.text(bits) }
}

/// Numbers as small hexadecimal digits, the only ones that W3C and OTLP have for identities.
enum Hex {
    /// Sixteen digits.
    static func text(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Reads up to sixteen digits; nil when one is something else, a capital one too.
    static func number(_ digits: some Collection<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return number
    }
}

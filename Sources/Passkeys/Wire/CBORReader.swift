/// Why bytes are no CBOR that we read.
package enum CBORProblem: Error, Equatable, Sendable {
    case tooLong
    case tooDeep
    /// It ends before it should.
    case cutOff
    /// Something stands after it.
    case trailing
    /// A length that is not said beforehand.
    case indefinite
    case duplicateKey
    /// A kind that no authenticator needs, a number that does not fit, a text that is none.
    case notRead
}

/// Reads CBOR (RFC 8949) of whoever sends it: strictly, and never deeper or longer than an authenticator's answer is.
package struct CBORReader: Sendable {
    package static let longest = 1 << 16
    /// CTAP2 needs four; statements of attestation, which we do not read, a little more.
    package static let deepest = 8

    private let input: [UInt8]
    private var place: Int

    private init(_ input: [UInt8], at place: Int) {
        self.input = input
        self.place = place
    }

    /// Reads one value with nothing behind it.
    package static func value(of input: [UInt8]) throws(CBORProblem) -> CBORValue {
        let (value, end) = try first(in: input, at: 0)
        guard end == input.count else { throw .trailing }
        return value
    }

    /// Reads the value that begins at a place.
    ///
    /// - Returns: the value, and where the next begins.
    package static func first(in input: [UInt8], at place: Int) throws(CBORProblem) -> (value: CBORValue, end: Int) {
        guard input.count <= longest else { throw .tooLong }
        var reader = CBORReader(input, at: place)
        let value = try reader.read(depth: 1)
        return (value, reader.place)
    }

    private mutating func read(depth: Int) throws(CBORProblem) -> CBORValue {
        guard depth <= Self.deepest else { throw .tooDeep }
        let head = try byte()
        let (kind, short) = (head >> 5, head & 31)
        if kind == 7 { return try simple(short) }
        let number = try argument(short)
        switch kind {
        case 0: return .integer(try signed(number))
        case 1: return .integer(-1 - (try signed(number)))
        case 2: return .bytes(try take(number))
        case 3:
            guard let text = String(validating: try take(number), as: UTF8.self) else { throw .notRead }
            return .text(text)
        case 4: return .array(try array(of: number, depth: depth))
        case 5: return .map(try map(of: number, depth: depth))
        default: throw .notRead
        }
    }

    private mutating func array(of number: UInt64, depth: Int) throws(CBORProblem) -> [CBORValue] {
        var values: [CBORValue] = []
        for _ in 0..<(try count(number)) { values.append(try read(depth: depth + 1)) }
        return values
    }

    private mutating func map(of number: UInt64, depth: Int) throws(CBORProblem) -> [CBORValue: CBORValue] {
        var values: [CBORValue: CBORValue] = [:]
        for _ in 0..<(try count(number)) {
            let key = try read(depth: depth + 1)
            switch key {
            case .integer, .text: break
            default: throw .notRead
            }
            guard values.updateValue(try read(depth: depth + 1), forKey: key) == nil else { throw .duplicateKey }
        }
        return values
    }

    private func simple(_ short: UInt8) throws(CBORProblem) -> CBORValue {
        switch short {
        case 20: return .truth(false)
        case 21: return .truth(true)
        case 22: return .null
        case 31: throw .indefinite
        default: throw .notRead
        }
    }

    private mutating func argument(_ short: UInt8) throws(CBORProblem) -> UInt64 {
        switch short {
        case 0..<24: return UInt64(short)
        case 24...27:
            var number: UInt64 = 0
            for _ in 0..<(1 << (short - 24)) { number = number << 8 | UInt64(try byte()) }
            return number
        case 31: throw .indefinite
        default: throw .notRead
        }
    }

    private func signed(_ number: UInt64) throws(CBORProblem) -> Int64 {
        guard let signed = Int64(exactly: number) else { throw .notRead }
        return signed
    }

    /// Every value takes a byte at least, so that a great number costs nothing.
    private func count(_ number: UInt64) throws(CBORProblem) -> Int {
        guard number <= UInt64(input.count - place) else { throw .cutOff }
        return Int(number)
    }

    private mutating func byte() throws(CBORProblem) -> UInt8 {
        guard place < input.count else { throw .cutOff }
        defer { place += 1 }
        return input[place]
    }

    private mutating func take(_ number: UInt64) throws(CBORProblem) -> [UInt8] {
        let length = try count(number)
        defer { place += length }
        return Array(input[place..<(place + length)])
    }
}

import Crypto
import Storage

/// What a table holds, in 32 bytes: the sum of the hashes of its rows, so that it does not matter in which order an engine
/// gives them. It finds what was lost, doubled or altered on the way; against somebody who means harm the access log has
/// its own tree.
package struct ContentHash: Sendable, Equatable {
    package private(set) var rows = 0
    private var sum: [UInt64] = [0, 0, 0, 0]

    package init() {}

    package mutating func add(_ row: [SQLValue]) {
        var hash = SHA256()
        for value in row { Self.feed(value, to: &hash) }
        let digest = Array(hash.finalize())
        var carry: UInt64 = 0
        for word in sum.indices {
            let part = digest[(8 * word)..<(8 * word + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let (once, first) = sum[word].addingReportingOverflow(part)
            let (twice, second) = once.addingReportingOverflow(carry)
            sum[word] = twice
            carry = (first ? 1 : 0) + (second ? 1 : 0)
        }
        rows += 1
    }

    private static func feed(_ value: SQLValue, to hash: inout SHA256) {
        switch value {
        case .null: hash.update(data: [0])
        case .integer(let integer):
            hash.update(data: [1])
            withUnsafeBytes(of: integer.bigEndian) { hash.update(bufferPointer: $0) }
        case .text(let text): feed(Array(text.utf8), as: 2, to: &hash)
        case .bytes(let bytes): feed(bytes, as: 3, to: &hash)
        case .identifier(let high, let low):
            withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { feed(Array($0), as: 3, to: &hash) }
        }
    }

    private static func feed(_ bytes: [UInt8], as kind: UInt8, to hash: inout SHA256) {
        hash.update(data: [kind])
        withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
        hash.update(data: bytes)
    }
}

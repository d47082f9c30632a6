import Testing
import Transparency

/// Random numbers that are the same in every run (SplitMix64), so that a failure can be looked at again.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension MerkleHash {
    /// A hash of no tree at all.
    static func random(_ generator: inout Generator) -> MerkleHash {
        leaf((0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// The hash with one bit the other way.
    func flipped(bit: Int) throws -> MerkleHash {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        return try #require(MerkleHash(bytes: changed))
    }
}

/// Leaf hashes of a test log: leaf i holds the decimal text of i.
func leafHashes(_ count: Int) -> [MerkleHash] {
    (0..<count).map { MerkleHash.leaf(Array("leaf \($0)".utf8)) }
}

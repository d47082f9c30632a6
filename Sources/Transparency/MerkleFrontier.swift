/// The right edge of a growing Merkle tree: all that must be kept to add leaves and to know the root.
///
/// A tree of `size` leaves falls apart into perfect subtrees, one for every 1 bit in `size` ("compact range" in the
/// words of transparency-dev). Their roots are at most 63 hashes, so a sequencer can keep a frontier in one database
/// row and carry on from there. A frontier cannot make proofs; see `MerkleTree` for that.
package struct MerkleFrontier: Hashable, Sendable {
    /// How many leaves the tree has.
    package private(set) var size: UInt64

    /// The roots of the perfect subtrees, the largest (leftmost) first; as many as there are 1 bits in `size`.
    private var subtrees: [MerkleHash]

    /// The frontier of a tree without leaves.
    package init() {
        size = 0
        subtrees = []
    }

    /// Adds one leaf at the right. `leafHash` is what `MerkleHash.leaf` gives, not the leaf's data. Costs one node
    /// hash on average and at most 63.
    package mutating func append(_ leafHash: MerkleHash) {
        var hash = leafHash
        for _ in 0..<(~size).trailingZeroBitCount {
            hash = .node(subtrees.removeLast(), hash)
        }
        subtrees.append(hash)
        size += 1
    }

    /// The root of the tree as it is now (RFC 9162 §2.1.1); `MerkleHash.emptyTree` when it has no leaves.
    package var root: MerkleHash {
        guard var hash = subtrees.last else { return .emptyTree }
        for subtree in subtrees.dropLast().reversed() {
            hash = .node(subtree, hash)
        }
        return hash
    }
}

extension MerkleFrontier {
    /// Sizes stop here, so that they fit the signed integers of a database and adding a leaf cannot overflow.
    private static let largestSize = UInt64(Int64.max)
    private static let sizeByteCount = 8

    /// The frontier as bytes for a database row: `size` as 8 bytes, most significant first, then the 32 bytes of each
    /// subtree root, the largest first. At most 8 + 63 × 32 = 2,024 bytes.
    package var serialised: [UInt8] {
        var bytes = (0..<Self.sizeByteCount).reversed().map { UInt8(truncatingIfNeeded: size >> UInt64(8 * $0)) }
        for subtree in subtrees { bytes += subtree.bytes }
        return bytes
    }

    /// Reads what `serialised` wrote. Throws `MerkleError.malformedFrontier` when the length does not fit the size or
    /// the size is above `Int64.max`. Changed hashes cannot be seen here: compare `root` with the last checkpoint's.
    package init(serialised bytes: [UInt8]) throws(MerkleError) {
        guard bytes.count >= Self.sizeByteCount else { throw .malformedFrontier }
        let size = bytes.prefix(Self.sizeByteCount).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let rest = bytes.dropFirst(Self.sizeByteCount)
        guard size <= Self.largestSize, rest.count == size.nonzeroBitCount * MerkleHash.byteCount else {
            throw .malformedFrontier
        }
        var subtrees: [MerkleHash] = []
        for start in stride(from: rest.startIndex, to: rest.endIndex, by: MerkleHash.byteCount) {
            guard let hash = MerkleHash(bytes: rest[start..<start + MerkleHash.byteCount]) else {
                throw .malformedFrontier
            }
            subtrees.append(hash)
        }
        self.size = size
        self.subtrees = subtrees
    }
}

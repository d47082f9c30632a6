/// Roots and proofs computed from the leaf hashes themselves, to the letter of RFC 9162 §2.1.
///
/// Every function reads each leaf hash at most once and hashes O(n) nodes: meant for `audit verify` and for tests, not
/// for the hot path. `leafHash` gives the hash (`MerkleHash.leaf`) of the leaf with the given index, from 0; what it
/// throws comes out unchanged.
package enum MerkleTree {
    /// Where the leaf hashes come from: an array, a database cursor, a file.
    package typealias LeafHashes = (_ leafIndex: UInt64) throws -> MerkleHash

    /// The root of the tree over the first `size` leaves (RFC 9162 §2.1.1); `MerkleHash.emptyTree` for size 0.
    package static func root(size: UInt64, leafHash: LeafHashes) rethrows -> MerkleHash {
        size == 0 ? .emptyTree : try subtree(start: 0, count: size, leafHash)
    }

    /// The proof that a leaf is in the tree over the first `treeSize` leaves: the siblings of its path, the lowest
    /// first (RFC 9162 §2.1.3.1). Empty for a tree of one leaf. Throws `MerkleError.emptyTree` or `.leafOutsideTree`.
    package static func inclusionProof(
        leafIndex: UInt64, treeSize: UInt64, leafHash: LeafHashes
    ) throws -> [MerkleHash] {
        guard treeSize > 0 else { throw MerkleError.emptyTree }
        guard leafIndex < treeSize else {
            throw MerkleError.leafOutsideTree(leafIndex: leafIndex, treeSize: treeSize)
        }
        return try path(leafIndex, start: 0, count: treeSize, leafHash)
    }

    /// The proof that the tree over the first `size2` leaves begins with the tree over the first `size1` leaves
    /// (RFC 9162 §2.1.4.1). Empty when the sizes are equal. Throws `MerkleError.emptyTree` when `size1` is 0 and
    /// `.treeShrank` when `size2` is smaller.
    package static func consistencyProof(
        size1: UInt64, size2: UInt64, leafHash: LeafHashes
    ) throws -> [MerkleHash] {
        guard size1 > 0 else { throw MerkleError.emptyTree }
        guard size1 <= size2 else { throw MerkleError.treeShrank(size1: size1, size2: size2) }
        return try subproof(size1, start: 0, count: size2, isFirstTree: true, leafHash)
    }

    /// The largest power of two below `count`, which is at least 2: where the RFC splits a list of leaves.
    private static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(UInt64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }

    private static func subtree(start: UInt64, count: UInt64, _ leafHash: LeafHashes) rethrows -> MerkleHash {
        guard count > 1 else { return try leafHash(start) }
        let left = split(count)
        return .node(
            try subtree(start: start, count: left, leafHash),
            try subtree(start: start + left, count: count - left, leafHash))
    }

    /// PATH of RFC 9162 §2.1.3.1; `index` counts from `start`.
    private static func path(
        _ index: UInt64, start: UInt64, count: UInt64, _ leafHash: LeafHashes
    ) throws -> [MerkleHash] {
        guard count > 1 else { return [] }
        let left = split(count)
        if index < left {
            return try path(index, start: start, count: left, leafHash)
                + [subtree(start: start + left, count: count - left, leafHash)]
        }
        return try path(index - left, start: start + left, count: count - left, leafHash)
            + [subtree(start: start, count: left, leafHash)]
    }

    /// SUBPROOF of RFC 9162 §2.1.4.1; `isFirstTree` is its b: the subtree is the whole first tree, whose root the
    /// verifier already has.
    private static func subproof(
        _ size: UInt64, start: UInt64, count: UInt64, isFirstTree: Bool, _ leafHash: LeafHashes
    ) throws -> [MerkleHash] {
        guard size < count else {
            return isFirstTree ? [] : [try subtree(start: start, count: count, leafHash)]
        }
        let left = split(count)
        if size <= left {
            return try subproof(size, start: start, count: left, isFirstTree: isFirstTree, leafHash)
                + [subtree(start: start + left, count: count - left, leafHash)]
        }
        return try subproof(size - left, start: start + left, count: count - left, isFirstTree: false, leafHash)
            + [subtree(start: start, count: left, leafHash)]
    }
}

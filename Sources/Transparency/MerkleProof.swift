/// Checks proofs against roots that the checker already trusts, such as those of two verified checkpoints.
///
/// Everything given here may come from an opponent: any sizes, any number of hashes. The work is bounded by 64 steps
/// and nothing traps.
package enum MerkleProof {
    /// Returns when the leaf with hash `leafHash` stands at `leafIndex` (from 0) in the tree of `treeSize` leaves with
    /// this root (RFC 9162 §2.1.3.2). A size of 0 is refused, whatever the root.
    ///
    /// The proof does not bind the size by itself: take `treeSize` and `root` from one checkpoint.
    /// Throws `.emptyTree`, `.leafOutsideTree`, `.wrongProofLength` or `.wrongRoot`.
    package static func verifyInclusion(
        leafIndex: UInt64, treeSize: UInt64, leafHash: MerkleHash, proof: [MerkleHash], root: MerkleHash
    ) throws(MerkleError) {
        guard treeSize > 0 else { throw .emptyTree }
        guard leafIndex < treeSize else { throw .leafOutsideTree(leafIndex: leafIndex, treeSize: treeSize) }
        var path = Path(index: leafIndex, lastIndex: treeSize - 1)
        var hash = leafHash
        for sibling in proof {
            hash = try path.siblingIsLeft() ? .node(sibling, hash) : .node(hash, sibling)
        }
        guard path.isAtRoot else { throw .wrongProofLength }
        guard hash == root else { throw .wrongRoot }
    }

    /// Returns when the tree of `size2` leaves with `root2` begins with the very tree of `size1` leaves with `root1`,
    /// so that nothing in it was changed, removed or put in between (RFC 9162 §2.1.4.2). Equal sizes need equal roots
    /// and an empty proof. A `size1` of 0 is refused, also when both are 0.
    ///
    /// Throws `.emptyTree`, `.treeShrank`, `.wrongProofLength`, `.wrongFirstRoot` or `.wrongRoot`.
    package static func verifyConsistency(
        size1: UInt64, size2: UInt64, proof: [MerkleHash], root1: MerkleHash, root2: MerkleHash
    ) throws(MerkleError) {
        guard size1 > 0 else { throw .emptyTree }
        guard size1 <= size2 else { throw .treeShrank(size1: size1, size2: size2) }
        if size1 == size2 {
            guard proof.isEmpty else { throw .wrongProofLength }
            guard root1 == root2 else { throw .wrongRoot }
            return
        }
        // The path starts at the last perfect subtree of the first tree. When that is the whole first tree, its hash
        // is `root1` and the proof leaves it out.
        var path = Path(index: size1 - 1, lastIndex: size2 - 1)
        path.climbToLeftChild()
        var siblings = proof[...]
        guard let start = size1.nonzeroBitCount == 1 ? root1 : siblings.popFirst() else { throw .wrongProofLength }
        var first = start
        var second = start
        for sibling in siblings {
            if try path.siblingIsLeft() {
                first = .node(sibling, first)
                second = .node(sibling, second)
            } else {
                second = .node(second, sibling)
            }
        }
        guard path.isAtRoot else { throw .wrongProofLength }
        guard first == root1 else { throw .wrongFirstRoot }
        guard second == root2 else { throw .wrongRoot }
    }

    /// The walk from a node up to the root: the RFC's `fn` and `sn`, the node's index and the last index on its level.
    private struct Path {
        var index: UInt64
        var lastIndex: UInt64

        var isAtRoot: Bool { lastIndex == 0 }

        /// Goes up one sibling and says on which side that sibling stands; throws when the root is already reached.
        mutating func siblingIsLeft() throws(MerkleError) -> Bool {
            guard !isAtRoot else { throw .wrongProofLength }
            let isLeft = index & 1 == 1 || index == lastIndex
            // The last node of a level without a sibling on its right goes up unchanged until it is a right child.
            if isLeft { while index & 1 == 0, index != 0 { climb() } }
            climb()
            return isLeft
        }

        /// Goes up as long as the node is a right child: from the last leaf of a tree to its last perfect subtree.
        mutating func climbToLeftChild() {
            while index & 1 == 1 { climb() }
        }

        private mutating func climb() {
            index >>= 1
            lastIndex >>= 1
        }
    }
}

/// Why a proof, or a stored frontier, is refused.
package enum MerkleError: Error, Equatable, Sendable {
    /// A proof about a tree without leaves says nothing, so none is accepted or made.
    case emptyTree
    /// The tree has no leaf with this index: indexes run from 0 to `treeSize - 1`.
    case leafOutsideTree(leafIndex: UInt64, treeSize: UInt64)
    /// A log only grows, so the second tree cannot be smaller than the first.
    case treeShrank(size1: UInt64, size2: UInt64)
    /// For these sizes the proof has too few or too many hashes.
    case wrongProofLength
    /// The proof does not lead to the given root: of the tree, or for a consistency proof of the second tree.
    case wrongRoot
    /// The consistency proof does not lead to the root of the first tree.
    case wrongFirstRoot
    /// The bytes are not a serialised frontier.
    case malformedFrontier
}

extension MerkleError: CustomStringConvertible {
    /// One English sentence for an operator.
    package var description: String {
        switch self {
        case .emptyTree: "There is no proof about an empty tree."
        case .leafOutsideTree(let index, let size): "Leaf \(index) is not in a tree of \(size) leaves."
        case .treeShrank(let size1, let size2): "A tree of \(size1) leaves cannot grow into one of \(size2) leaves."
        case .wrongProofLength: "The proof has the wrong number of hashes for the given sizes."
        case .wrongRoot: "The proof does not lead to the given root."
        case .wrongFirstRoot: "The proof does not lead to the root of the first tree."
        case .malformedFrontier: "The bytes are not a serialised Merkle frontier."
        }
    }
}

import Testing
import Transparency

@Suite("Hostile Merkle proofs")
struct HostileProofTests {
    static let numbers: [UInt64] = [0, 1, 2, 3, 7, 8, 1 << 32, 1 << 63, .max - 1, .max]

    @Test("a false proof of any sizes and length is refused without a trap")
    func anyNumbers() {
        var generator = Generator(seed: 4)
        let hash = MerkleHash.random(&generator)
        let other = MerkleHash.random(&generator)
        let random = (0..<12).map { _ in generator.next() }
        for first in Self.numbers + random {
            for second in Self.numbers + random {
                for length in [0, 1, 63, 64, 65] {
                    let proof = [MerkleHash](repeating: hash, count: length)
                    #expect(throws: MerkleError.self) {
                        try MerkleProof.verifyInclusion(
                            leafIndex: first, treeSize: second, leafHash: hash, proof: proof, root: other)
                    }
                    #expect(throws: MerkleError.self) {
                        try MerkleProof.verifyConsistency(
                            size1: first, size2: second, proof: proof, root1: hash, root2: other)
                    }
                }
            }
        }
    }

    @Test("a true proof holds in a tree of the largest size")
    func largestTree() throws {
        // The last leaf of 2^64 - 1: a right edge of 64 perfect subtrees, of which the last is the leaf itself.
        var root = MerkleHash.leaf([1])
        let proof = leafHashes(63)
        for sibling in proof { root = .node(sibling, root) }
        try MerkleProof.verifyInclusion(
            leafIndex: .max - 1, treeSize: .max, leafHash: .leaf([1]), proof: proof, root: root)
    }

    @Test("a proof about an empty tree is refused, whatever the roots")
    func emptyTree() {
        let empty = MerkleHash.emptyTree
        #expect(throws: MerkleError.emptyTree) {
            try MerkleProof.verifyInclusion(leafIndex: 0, treeSize: 0, leafHash: empty, proof: [], root: empty)
        }
        #expect(throws: MerkleError.emptyTree) {
            try MerkleProof.verifyConsistency(size1: 0, size2: 0, proof: [], root1: empty, root2: empty)
        }
        #expect(throws: MerkleError.emptyTree) {
            try MerkleProof.verifyConsistency(size1: 0, size2: 1, proof: [], root1: empty, root2: .leaf([]))
        }
        #expect(throws: MerkleError.emptyTree) {
            try MerkleTree.inclusionProof(leafIndex: 0, treeSize: 0) { _ in empty }
        }
        #expect(throws: MerkleError.emptyTree) {
            try MerkleTree.consistencyProof(size1: 0, size2: 0) { _ in empty }
        }
    }

    @Test("a false proof is refused with the reason")
    func reasons() {
        let left = MerkleHash.leaf([1])
        let right = MerkleHash.leaf([2])
        let root = MerkleHash.node(left, right)
        func inclusion(_ index: UInt64, _ proof: [MerkleHash], _ root: MerkleHash) throws {
            try MerkleProof.verifyInclusion(leafIndex: index, treeSize: 2, leafHash: left, proof: proof, root: root)
        }
        func consistency(_ size1: UInt64, _ proof: [MerkleHash], _ first: MerkleHash, _ second: MerkleHash) throws {
            try MerkleProof.verifyConsistency(size1: size1, size2: 2, proof: proof, root1: first, root2: second)
        }
        #expect(throws: MerkleError.leafOutsideTree(leafIndex: 2, treeSize: 2)) { try inclusion(2, [right], root) }
        #expect(throws: MerkleError.wrongProofLength) { try inclusion(0, [], root) }
        #expect(throws: MerkleError.wrongProofLength) { try inclusion(0, [right, right], root) }
        #expect(throws: MerkleError.wrongRoot) { try inclusion(1, [right], root) }
        #expect(throws: MerkleError.treeShrank(size1: 3, size2: 2)) { try consistency(3, [], root, root) }
        #expect(throws: MerkleError.wrongProofLength) { try consistency(1, [], left, root) }
        #expect(throws: MerkleError.wrongProofLength) { try consistency(2, [left], root, root) }
        #expect(throws: MerkleError.wrongRoot) { try consistency(2, [], left, root) }
        #expect(throws: MerkleError.wrongRoot) { try consistency(1, [left], left, root) }
        #expect(throws: MerkleError.wrongFirstRoot) {
            try MerkleProof.verifyConsistency(
                size1: 3, size2: 4, proof: [left, right, root], root1: left, root2: right)
        }
    }
}

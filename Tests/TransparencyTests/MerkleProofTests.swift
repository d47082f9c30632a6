import Testing
import Transparency

@Suite("Merkle proofs")
struct MerkleProofTests {
    /// All small sizes, where every shape of tree occurs, and some random ones up to 300.
    static let sizes: [Int] = {
        var generator = Generator(seed: 3)
        return Array(1...33) + (0..<6).map { _ in Int.random(in: 34...300, using: &generator) }
    }()

    @Test("a proof of inclusion holds for every leaf, and not with any part changed", arguments: sizes)
    func inclusion(size: Int) throws {
        var generator = Generator(seed: UInt64(size))
        let log = Log(size)
        for index in 0..<UInt64(size) {
            let proof = try MerkleTree.inclusionProof(
                leafIndex: index, treeSize: UInt64(size), leafHash: log.leafHash)
            func holds(
                index: UInt64 = index, leaf: MerkleHash? = nil, proof: [MerkleHash] = proof, root: MerkleHash? = nil
            ) -> Bool {
                succeeds {
                    try MerkleProof.verifyInclusion(
                        leafIndex: index, treeSize: UInt64(size), leafHash: leaf ?? log.hashes[Int(index)],
                        proof: proof, root: root ?? log.roots[size])
                }
            }
            #expect(holds())
            let bit = Int.random(in: 0..<256, using: &generator)
            #expect(try !holds(leaf: log.hashes[Int(index)].flipped(bit: bit)))
            #expect(try !holds(root: log.roots[size].flipped(bit: bit)))
            let variations = try variations(of: proof, bit: bit)
            #expect(!variations.contains { holds(proof: $0) })
            let otherPlaces = (0..<64).map { index ^ 1 << UInt64($0) }
            #expect(!otherPlaces.contains { holds(index: $0, leaf: log.hashes[Int(index)]) })
        }
    }

    @Test("a proof of consistency holds for every earlier size, and not with any part changed", arguments: sizes)
    func consistency(size: Int) throws {
        var generator = Generator(seed: UInt64(size))
        let log = Log(size)
        for size1 in 1...size {
            let proof = try MerkleTree.consistencyProof(
                size1: UInt64(size1), size2: UInt64(size), leafHash: log.leafHash)
            func holds(proof: [MerkleHash] = proof, root1: MerkleHash? = nil, root2: MerkleHash? = nil) -> Bool {
                succeeds {
                    try MerkleProof.verifyConsistency(
                        size1: UInt64(size1), size2: UInt64(size), proof: proof,
                        root1: root1 ?? log.roots[size1], root2: root2 ?? log.roots[size])
                }
            }
            #expect(holds())
            let bit = Int.random(in: 0..<256, using: &generator)
            #expect(try !holds(root1: log.roots[size1].flipped(bit: bit)))
            #expect(try !holds(root2: log.roots[size].flipped(bit: bit)))
            let variations = try variations(of: proof, bit: bit)
            #expect(!variations.contains { holds(proof: $0) })
        }
    }

    @Test("a proof does not hold with any single bit of any hash flipped", arguments: [2, 3, 5, 7, 8, 11])
    func everyBit(size: Int) throws {
        let log = Log(size)
        let inclusion = try MerkleTree.inclusionProof(leafIndex: 1, treeSize: UInt64(size), leafHash: log.leafHash)
        let consistency = try MerkleTree.consistencyProof(size1: 2, size2: UInt64(size), leafHash: log.leafHash)
        for bit in 0..<256 {
            for place in inclusion.indices {
                var changed = inclusion
                changed[place] = try changed[place].flipped(bit: bit)
                #expect(throws: MerkleError.wrongRoot) {
                    try MerkleProof.verifyInclusion(
                        leafIndex: 1, treeSize: UInt64(size), leafHash: log.hashes[1], proof: changed,
                        root: log.roots[size])
                }
            }
            for place in consistency.indices {
                var changed = consistency
                changed[place] = try changed[place].flipped(bit: bit)
                #expect(throws: MerkleError.self) {
                    try MerkleProof.verifyConsistency(
                        size1: 2, size2: UInt64(size), proof: changed, root1: log.roots[2], root2: log.roots[size])
                }
            }
        }
    }

    /// The proof with a bit of one hash flipped, a hash missing, a hash too many.
    private func variations(of proof: [MerkleHash], bit: Int) throws -> [[MerkleHash]] {
        var all: [[MerkleHash]] = [proof + [.emptyTree], [.emptyTree] + proof]
        for place in proof.indices {
            var changed = proof
            changed[place] = try changed[place].flipped(bit: bit)
            all.append(changed)
            changed.remove(at: place)
            all.append(changed)
        }
        return all
    }

    private func succeeds(_ verify: () throws -> Void) -> Bool {
        do { try verify() } catch { return false }
        return true
    }

    /// The leaf hashes of a test log and its root at every size.
    private struct Log {
        let hashes: [MerkleHash]
        let roots: [MerkleHash]

        init(_ size: Int) {
            hashes = leafHashes(size)
            var frontier = MerkleFrontier()
            var roots = [frontier.root]
            for hash in hashes {
                frontier.append(hash)
                roots.append(frontier.root)
            }
            self.roots = roots
        }

        func leafHash(_ index: UInt64) -> MerkleHash { hashes[Int(index)] }
    }
}

import Testing
import Transparency

@Suite("Merkle frontiers")
struct MerkleFrontierTests {
    @Test("a frontier has the root of the recursive definition, for every size up to 300")
    func rootOfEverySize() {
        let hashes = leafHashes(300)
        var frontier = MerkleFrontier()
        #expect(frontier.root == .emptyTree)
        for size in 1...300 {
            frontier.append(hashes[size - 1])
            #expect(frontier.size == UInt64(size))
            #expect(frontier.root == recursiveRoot(hashes[..<size]))
        }
    }

    @Test("a frontier carries on after a stay in a database row as if nothing happened")
    func serialisation() throws {
        var generator = Generator(seed: 2)
        var kept = MerkleFrontier()
        var restored = MerkleFrontier()
        for hash in leafHashes(300) {
            kept.append(hash)
            if Bool.random(using: &generator) {
                restored = try MerkleFrontier(serialised: restored.serialised)
            }
            restored.append(hash)
            #expect(restored == kept)
            #expect(restored.serialised.count == 8 + 32 * kept.size.nonzeroBitCount)
        }
        #expect(restored.root == kept.root)
    }

    @Test("a frontier is not read from bytes that do not fit its size")
    func wrongLength() throws {
        var frontier = MerkleFrontier()
        for hash in leafHashes(13) { frontier.append(hash) }
        let bytes = frontier.serialised
        for count in 0..<bytes.count { expectMalformed(Array(bytes.prefix(count))) }
        expectMalformed(bytes + [0])
        expectMalformed(bytes + [UInt8](repeating: 0, count: 32))
        #expect(try MerkleFrontier(serialised: bytes) == frontier)
    }

    @Test("a frontier takes a leaf at the largest size it is read with, and is not read above it")
    func largestSize() throws {
        let largest: [UInt8] = [0x7F] + [UInt8](repeating: 0xFF, count: 7)
        var frontier = try MerkleFrontier(serialised: largest + [UInt8](repeating: 1, count: 63 * 32))
        #expect(frontier.size == UInt64(Int64.max))
        frontier.append(.emptyTree)
        #expect(frontier.size == 1 << 63)
        expectMalformed(frontier.serialised)
        expectMalformed([UInt8](repeating: 0xFF, count: 8 + 64 * 32))
    }

    private func expectMalformed(_ bytes: [UInt8]) {
        #expect(throws: MerkleError.malformedFrontier) { try MerkleFrontier(serialised: bytes) }
    }

    /// MTH of RFC 9162 §2.1.1, written down once more and apart from the code under test.
    private func recursiveRoot(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash {
        if leaves.count == 1, let only = leaves.first { return only }
        var left = 1
        while left * 2 < leaves.count { left *= 2 }
        return .node(recursiveRoot(leaves.prefix(left)), recursiveRoot(leaves.dropFirst(left)))
    }
}

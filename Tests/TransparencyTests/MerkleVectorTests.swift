import Foundation
import Testing
import Transparency

@Suite("Merkle vectors")
struct MerkleVectorTests {
    @Test("the vectors of transparency-dev/merkle are all there")
    func complete() {
        #expect(MerkleVectors.all.inclusion.count == 53)
        #expect(MerkleVectors.all.consistency.count == 43)
        #expect(MerkleVectors.all.inclusion.count { !$0.wantErr } == 4)
        #expect(MerkleVectors.all.consistency.count { !$0.wantErr } == 3)
    }

    @Test("a proof of inclusion from the vectors gets the expected verdict", arguments: MerkleVectors.all.inclusion)
    func inclusion(vector: MerkleVectors.Inclusion) {
        #expect(refuses(vector.verify) == vector.wantErr)
    }

    @Test("a proof of consistency from the vectors gets the expected verdict", arguments: MerkleVectors.all.consistency)
    func consistency(vector: MerkleVectors.Consistency) {
        #expect(refuses(vector.verify) == vector.wantErr)
    }

    @Test("a hash in the vectors is read exactly when it has 32 bytes")
    func hashLengths() throws {
        // Otherwise a reader of hashes that refuses too much would hide a verifier that accepts too much.
        let texts = MerkleVectors.all.inclusion.flatMap(\.hashes) + MerkleVectors.all.consistency.flatMap(\.hashes)
        for text in texts {
            let bytes = try #require(Data(base64Encoded: text))
            #expect(MerkleHash(base64: text)?.bytes == (bytes.count == 32 ? Array(bytes) : nil))
        }
        #expect(texts.contains(""))
    }

    @Test("a vector is refused for the length of a hash only where that is what it tests")
    func refusedForLength() {
        let verdicts =
            MerkleVectors.all.inclusion.map { ($0.name, $0.verify) }
            + MerkleVectors.all.consistency.map { ($0.name, $0.verify) }
        let names = verdicts.filter { _, verify in
            do { try verify() } catch is NotAHash { return true } catch {}
            return false
        }.map(\.0)
        let expected = ["garbage", "wrong-leaf", "wrong-root", "empty-leaf", "single-entry/empty-root"]
        #expect(names.count == 20)
        #expect(names.allSatisfy { name in expected.contains { name.contains($0) } })
    }

    private func refuses(_ verify: () throws -> Void) -> Bool {
        do { try verify() } catch { return true }
        return false
    }
}

import Foundation
import Testing
import Transparency

@Suite("Merkle hashes")
struct MerkleHashTests {
    /// The eight leaves that the certificate transparency implementations test with, and the root after each; the roots
    /// for 1, 6 and 8 leaves also stand in merkle.json, the others were computed apart from this code, in Python.
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6F),
    ]
    static let roots = [
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=",
        "+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=", "rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=",
        "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=", "Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=",
        "duZ9rbzfHhDht03cYIq9L5jfsW+851J3tSMqEn8gh+8=", "3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=",
        "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=",
    ]

    @Test("the root of the published leaves is the published root", arguments: 0...8)
    func publishedRoots(size: Int) {
        let hashes = Self.leaves.map(MerkleHash.leaf)
        var frontier = MerkleFrontier()
        for hash in hashes.prefix(size) { frontier.append(hash) }
        #expect(frontier.root.base64 == Self.roots[size])
        #expect(MerkleTree.root(size: UInt64(size)) { hashes[Int($0)] }.base64 == Self.roots[size])
    }

    @Test("a hash survives being written as bytes and as base64")
    func roundTrip() {
        var generator = Generator(seed: 1)
        for _ in 0..<100 {
            let hash = MerkleHash.random(&generator)
            #expect(hash.bytes.count == MerkleHash.byteCount)
            #expect(MerkleHash(bytes: hash.bytes) == hash)
            #expect(MerkleHash(base64: hash.base64) == hash)
            #expect(hash.base64 == Data(hash.bytes).base64EncodedString())
        }
    }

    @Test("a hash is not read from another number of bytes", arguments: [0, 1, 31, 33, 64])
    func wrongLength(count: Int) {
        #expect(MerkleHash(bytes: [UInt8](repeating: 7, count: count)) == nil)
        #expect(MerkleHash(base64: Data(repeating: 7, count: count).base64EncodedString()) == nil)
    }

    @Test(
        "a hash has one spelling in base64",
        arguments: [
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
            "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF==",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSu===", "é7DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "====", "=", "",
        ])
    func strictBase64(text: String) {
        #expect(MerkleHash(base64: text) == nil)
    }

    @Test("the hash of a leaf differs from that of a node over the same bytes")
    func domainSeparation() {
        let left = MerkleHash.leaf([1])
        let right = MerkleHash.leaf([2])
        #expect(MerkleHash.leaf(left.bytes + right.bytes) != MerkleHash.node(left, right))
        #expect(MerkleHash.node(left, right) != MerkleHash.node(right, left))
    }
}

import Foundation
import Testing
import Transparency

/// The vectors of transparency-dev/merkle as they stand in merkle.json; README.md names their origin.
struct MerkleVectors: Decodable {
    let inclusion: [Inclusion]
    let consistency: [Consistency]

    static let all: MerkleVectors = {
        do {
            guard let url = Bundle.module.url(forResource: "merkle", withExtension: "json") else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try JSONDecoder().decode(MerkleVectors.self, from: Data(contentsOf: url))
        } catch {
            fatalError("merkle.json cannot be read: \(error)")
        }
    }()

    struct Inclusion: Decodable, CustomTestStringConvertible {
        let name: String
        let leafIdx: UInt64
        let treeSize: UInt64
        let root: String
        let leafHash: String
        let proof: [String]?
        let wantErr: Bool

        var testDescription: String { name }
        var hashes: [String] { [root, leafHash] + (proof ?? []) }

        func verify() throws {
            try MerkleProof.verifyInclusion(
                leafIndex: leafIdx, treeSize: treeSize, leafHash: hash(leafHash), proof: (proof ?? []).map(hash),
                root: hash(root))
        }
    }

    struct Consistency: Decodable, CustomTestStringConvertible {
        let name: String
        let size1: UInt64
        let size2: UInt64
        let root1: String
        let root2: String
        let proof: [String]?
        let wantErr: Bool

        var testDescription: String { name }
        var hashes: [String] { [root1, root2] + (proof ?? []) }

        func verify() throws {
            try MerkleProof.verifyConsistency(
                size1: size1, size2: size2, proof: (proof ?? []).map(hash), root1: hash(root1), root2: hash(root2))
        }
    }
}

/// A text of a vector that is not the base64 of 32 bytes, which is how some vectors must be refused.
struct NotAHash: Error {}

private func hash(_ base64: String) throws -> MerkleHash {
    guard let hash = MerkleHash(base64: base64) else { throw NotAHash() }
    return hash
}

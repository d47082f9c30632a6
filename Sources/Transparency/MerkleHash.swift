import Crypto

/// One node of a Merkle tree: the 32 bytes of a SHA-256 output, kept as four words so that a copy costs no allocation.
///
/// The rules are those of RFC 6962 §2.1, repeated in RFC 9162 §2.1.1: a leaf and an inner node are hashed with
/// different first bytes, so that neither can be passed off as the other.
package struct MerkleHash: Hashable, Sendable {
    private let word0, word1, word2, word3: UInt64

    /// How many bytes a hash has.
    package static let byteCount = 32

    /// The root of a tree without leaves: SHA-256 of nothing (RFC 9162 §2.1.1).
    package static let emptyTree = MerkleHash(SHA256().finalize())

    /// Takes the 32 bytes of a hash as they are; nil when there are more or fewer.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var rest = bytes.makeIterator()
        func nextWord() -> UInt64 {
            (0..<8).reduce(0) { word, _ in word << 8 | UInt64(rest.next() ?? 0) }
        }
        word0 = nextWord()
        word1 = nextWord()
        word2 = nextWord()
        word3 = nextWord()
    }

    /// Reads the standard base64 of 32 bytes (44 characters, RFC 4648 §4); nil for any other text, also for base64
    /// with stray bits, spaces or missing padding, so that a hash has one spelling only.
    package init?(base64: String) {
        guard let bytes = Base64.decode(base64.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    private init(_ digest: SHA256.Digest) {
        (word0, word1, word2, word3) = digest.withUnsafeBytes { raw in
            func word(_ index: Int) -> UInt64 {
                UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    /// The 32 bytes, in the order SHA-256 gives them.
    package var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            write(to: UnsafeMutableRawBufferPointer(buffer), at: 0)
            count = Self.byteCount
        }
    }

    /// The 32 bytes as standard base64 with padding: 44 characters.
    package var base64: String { Base64.encode(bytes) }

    private func write(to buffer: UnsafeMutableRawBufferPointer, at offset: Int) {
        buffer.storeBytes(of: word0.bigEndian, toByteOffset: offset, as: UInt64.self)
        buffer.storeBytes(of: word1.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
        buffer.storeBytes(of: word2.bigEndian, toByteOffset: offset + 16, as: UInt64.self)
        buffer.storeBytes(of: word3.bigEndian, toByteOffset: offset + 24, as: UInt64.self)
    }
}

extension MerkleHash {
    /// The hash of a leaf: SHA-256 of the byte 0x00 and then `data` (RFC 9162 §2.1.1). `data` may be empty.
    package static func leaf(_ data: [UInt8]) -> MerkleHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0x00)) { hasher.update(bufferPointer: $0) }
        data.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        return MerkleHash(hasher.finalize())
    }

    /// The hash of an inner node: SHA-256 of the byte 0x01, the left child and the right child (RFC 9162 §2.1.1).
    package static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { buffer in
            buffer.storeBytes(of: 0x01, as: UInt8.self)
            left.write(to: buffer, at: 1)
            right.write(to: buffer, at: 1 + byteCount)
            var hasher = SHA256()
            hasher.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return MerkleHash(hasher.finalize())
        }
    }
}

extension MerkleHash: CustomStringConvertible {
    /// The base64 of the hash, as checkpoints write it.
    package var description: String { base64 }
}

import Crypto
import Dossier
import Foundation

extension Identifier {
    /// Another identifier for words that came under one that is taken: the same each time these words come from this
    /// author, so that sending them twice still makes one entry.
    ///
    /// It keeps the moment of the first, and stays a UUID version 7.
    func second(for text: String, by author: AccountID) -> Identifier {
        var hash = SHA256()
        hash.update(data: Data(bytes))
        hash.update(data: Data(author.bytes))
        hash.update(data: Data(text.utf8))
        let words = Array(hash.finalize()).withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        return Identifier(
            high: high & ~0xffff | 0x7000 | words.0 & 0xfff, low: 0x8000_0000_0000_0000 | words.1 >> 2)
    }
}

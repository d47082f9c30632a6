import Crypto
import Dossier
import Foundation

/// Seals and opens words with AES-256-GCM under one key.
///
/// What is sealed is bound to its place: whoever moves a ciphertext to another row, or changes a column that belongs to
/// it, gets nothing back (docs/storage.md). The form is one version byte, twelve bytes nonce, the ciphertext, sixteen bytes tag.
package struct Seal: Sendable {
    private static let formVersion: UInt8 = 1
    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private let key: SymmetricKey

    package init(key: SymmetricKey) {
        self.key = key
    }

    package func seal(words: some DataProtocol, at place: SealedPlace) throws -> [UInt8] {
        let box = try AES.GCM.seal(words, using: key, authenticating: place.bytes)
        var sealed: [UInt8] = [Self.formVersion]
        sealed.reserveCapacity(29 + box.ciphertext.count)
        sealed.append(contentsOf: box.nonce)
        sealed.append(contentsOf: box.ciphertext)
        sealed.append(contentsOf: box.tag)
        return sealed
    }

    /// - Throws: `SealError.doesNotOpen` when a byte of the words, the place or the key differs.
    package func openWords(_ sealed: [UInt8], at place: SealedPlace) throws -> Data {
        guard sealed.first == Self.formVersion, sealed.count >= 29 else { throw SealError.doesNotOpen }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            return try AES.GCM.open(box, using: key, authenticating: place.bytes)
        } catch {
            throw SealError.doesNotOpen
        }
    }

    package func seal(_ value: some Encodable, at place: SealedPlace) throws -> [UInt8] {
        try seal(words: Self.encoder.encode(value), at: place)
    }

    package func open<Value: Decodable>(
        _ type: Value.Type = Value.self, _ sealed: [UInt8], at place: SealedPlace
    ) throws -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: openWords(sealed, at: place))
        } catch is DecodingError {
            throw SealError.doesNotOpen
        }
    }
}

package enum SealError: Error, Equatable, CustomStringConvertible {
    /// What was sealed is not what stands there now, or this is not its key.
    case doesNotOpen

    package var description: String {
        "Something sealed does not open: it was changed or moved, or belongs to another key. Run klaver audit verify."
    }
}

/// Where something sealed stands: its table, its row and the columns that may not change under it.
package struct SealedPlace: Hashable, Sendable {
    fileprivate(set) package var bytes: [UInt8]

    package init(_ table: StaticString) {
        bytes = []
        // An entry's place, the longest.
        bytes.reserveCapacity(128)
        table.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0)
    }

    package consuming func with(_ id: Identifier<some Any>) -> SealedPlace {
        append(id.high)
        append(id.low)
        return self
    }

    package consuming func with(_ number: Int64) -> SealedPlace {
        append(UInt64(bitPattern: number))
        return self
    }

    /// - Parameter hash: of one length always, so that two places never read alike.
    package consuming func with(hash: [UInt8]) -> SealedPlace {
        bytes.append(contentsOf: hash)
        return self
    }

    private mutating func append(_ word: UInt64) {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

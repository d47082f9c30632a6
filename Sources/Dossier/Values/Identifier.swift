/// A 128-bit name for something Klaver keeps, written as a UUID.
///
/// New ones are UUID version 7, so that they sort by the moment they were made. Making one needs chance and a clock and
/// therefore happens in `Records`; this room only carries, reads and writes them.
package struct Identifier<Subject>: Hashable, Sendable, Comparable {
    package let high: UInt64
    package let low: UInt64

    @inlinable package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The sixteen bytes, most significant first, as they stand in the database.
    @inlinable package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        let words = bytes.withUnsafeBytes { raw in
            (raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self.init(high: UInt64(bigEndian: words.0), low: UInt64(bigEndian: words.1))
    }

    /// Reads the 36-character text form, in either case; anything else is not an identifier.
    package init?(_ text: some StringProtocol) {
        var digits = 0
        var high: UInt64 = 0
        var low: UInt64 = 0
        var position = 0
        for character in text.utf8 {
            defer { position += 1 }
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Self.value(ofHex: character) else { return nil }
            if digits < 16 { high = high << 4 | digit } else { low = low << 4 | digit }
            digits += 1
        }
        guard position == 36, digits == 32 else { return nil }
        self.init(high: high, low: low)
    }

    @inlinable package var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                buffer[index] = UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
                buffer[8 + index] = UInt8(truncatingIfNeeded: low >> UInt64(56 - 8 * index))
            }
            count = 16
        }
    }

    /// The lower-case 36-character form used in addresses and files.
    @inlinable package var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = digit < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (digit % 16))) & 0xf
                buffer[position] = nibble < 10 ? 48 + nibble : 87 + nibble
                position += 1
            }
            return 36
        }
    }

    /// The name of nothing: stands for "the installation itself" in the access log.
    @inlinable package static var zero: Self { Self(high: 0, low: 0) }

    @inlinable package static func == (left: Self, right: Self) -> Bool {
        left.high == right.high && left.low == right.low
    }

    @inlinable package func hash(into hasher: inout Hasher) {
        hasher.combine(high)
        hasher.combine(low)
    }

    @inlinable package static func < (left: Self, right: Self) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    private static func value(ofHex character: UInt8) -> UInt64? {
        switch character {
        case 48...57: UInt64(character - 48)
        case 97...102: UInt64(character - 87)
        case 65...70: UInt64(character - 55)
        default: nil
        }
    }
}

extension Identifier: CustomStringConvertible {
    package var description: String { text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

package enum DossierSubject {}
package enum EntrySubject {}
package enum AccountSubject {}
package enum GrantSubject {}
package enum DepartmentSubject {}
package enum OrganisationSubject {}
package enum SystemSubject {}
package enum LogLineSubject {}
package enum EmergencySubject {}

/// The dossier of one person or one household.
package typealias DossierID = Identifier<DossierSubject>
/// One entry in a dossier: a report, a reaction, a goal, …
package typealias EntryID = Identifier<EntrySubject>
/// Whoever can sign in.
package typealias AccountID = Identifier<AccountSubject>
package typealias GrantID = Identifier<GrantSubject>
package typealias DepartmentID = Identifier<DepartmentSubject>
package typealias OrganisationID = Identifier<OrganisationSubject>
/// Another organisation's electronic file that is connected to Klaver.
package typealias SystemID = Identifier<SystemSubject>
package typealias LogLineID = Identifier<LogLineSubject>
package typealias EmergencyID = Identifier<EmergencySubject>

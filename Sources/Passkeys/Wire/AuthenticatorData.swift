/// What an authenticator says and signs (WebAuthn §6.1): for whom, how, and at making whose key.
package struct AuthenticatorData: Sendable {
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Somebody touched it.
        package static let present = Flags(rawValue: 1)
        /// It knows who: by a finger, a face or a pin.
        package static let verified = Flags(rawValue: 4)
        /// The key may be kept at more places than this one device.
        package static let backupEligible = Flags(rawValue: 8)
        package static let backedUp = Flags(rawValue: 16)
        static let hasCredential = Flags(rawValue: 64)
        static let hasExtensions = Flags(rawValue: 128)
    }

    /// The longest id of a credential (WebAuthn §7.1).
    package static let longestID = 1023
    private static let headLength = 37
    private static let longest = 1 << 14

    /// The SHA-256 of the relying party's id.
    package let relyingParty: [UInt8]
    package let flags: Flags
    package let signCount: UInt32
    /// The key that was made, with its id; nil where a key is only used.
    package let credential: (id: [UInt8], key: CredentialKey)?

    /// - Throws: `PasskeyProblem.unreadable`; `.unknownKey` for a key of a kind that was not asked for.
    package init(_ bytes: [UInt8]) throws(PasskeyProblem) {
        guard bytes.count >= Self.headLength, bytes.count <= Self.longest else { throw .unreadable }
        relyingParty = Array(bytes[0..<32])
        flags = Flags(rawValue: bytes[32])
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        var place = Self.headLength
        if flags.contains(.hasCredential) {
            credential = try Self.credential(in: bytes, at: &place)
        } else {
            credential = nil
        }
        if flags.contains(.hasExtensions) {
            // Nothing was asked of extensions; what they say is passed by.
            guard case .map = try Self.value(in: bytes, at: &place) else { throw .unreadable }
        }
        guard place == bytes.count else { throw .unreadable }
    }

    private static func credential(
        in bytes: [UInt8], at place: inout Int
    ) throws(PasskeyProblem) -> (id: [UInt8], key: CredentialKey) {
        // Sixteen bytes say which model it is: not asked, since no model is refused.
        let lengthAt = place + 16
        guard lengthAt + 2 <= bytes.count else { throw .unreadable }
        let length = Int(bytes[lengthAt]) << 8 | Int(bytes[lengthAt + 1])
        let (start, end) = (lengthAt + 2, lengthAt + 2 + length)
        guard (1...longestID).contains(length), end <= bytes.count else { throw .unreadable }
        place = end
        let value = try value(in: bytes, at: &place)
        return (Array(bytes[start..<end]), try CredentialKey(value, written: Array(bytes[end..<place])))
    }

    private static func value(in bytes: [UInt8], at place: inout Int) throws(PasskeyProblem) -> CBORValue {
        do throws(CBORProblem) {
            let (value, end) = try CBORReader.first(in: bytes, at: place)
            place = end
            return value
        } catch {
            throw .unreadable
        }
    }
}

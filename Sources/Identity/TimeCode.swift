import Crypto
import Dossier
import Foundation
import Records

/// The secret of a second step, and the codes it gives: TOTP (RFC 6238) with HMAC-SHA-1, six digits and steps of half a
/// minute, which is what every authenticator app can do.
package struct TimeCode: Sendable, Equatable {
    package static let digits = 6
    /// How many steps the clock of a phone may be off, either way.
    package static let drift: Int64 = 1
    package static let stepLength = 30 * Moment.second
    /// As long as the hash, as RFC 4226 §4 advises.
    private static let secretLength = 20

    package let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    package static func random() -> TimeCode { TimeCode(secret: NewIdentifier.randomBytes(secretLength)) }

    /// The number of the half minute a moment is in.
    package static func step(at moment: Moment) -> Int64 { moment.milliseconds / stepLength }

    /// The code of one step (RFC 4226 §5.3).
    package func code(at step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let hash = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let start = Int(hash[19] & 0x0f)
        let number = hash[start..<(start + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// The step of which somebody typed the code, newer than the last one that was used.
    ///
    /// - Returns: nil when it is no code that counts now.
    package func step(of typed: String, at moment: Moment, after used: Int64) -> Int64? {
        let now = Self.step(at: moment)
        var found: Int64?
        // Every step is looked at, whichever fits: how long it takes says nothing.
        for step in (now - Self.drift)...(now + Self.drift) where isEqual(typed, code(at: step)) && step > used {
            found = step
        }
        return found
    }

    /// The secret as people type it over: groups of four letters and digits (base 32, RFC 4648 §6).
    package var text: String {
        let letters = Base32.text(secret)
        return stride(from: 0, to: letters.count, by: 4).map { start in
            String(letters.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }

    /// What the picture holds: the address that an authenticator app reads.
    package func link(for address: String) -> String {
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\0"..."~"))
        let name = address.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        return "otpauth://totp/Klaver:\(name)?secret=\(Base32.text(secret))&issuer=Klaver"
    }

    private func isEqual(_ typed: String, _ code: String) -> Bool {
        let (typed, code) = (Array(typed.utf8), Array(code.utf8))
        guard typed.count == code.count else { return false }
        return zip(typed, code).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Letters and digits for bytes, as authenticator apps write secrets (RFC 4648 §6, without padding).
package enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    package static func text(_ bytes: [UInt8]) -> String { text(bytes, letters) }

    static func text(_ bytes: [UInt8], _ letters: [Character]) -> String {
        var text = ""
        var waiting = 0
        var count = 0
        for byte in bytes {
            waiting = waiting << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(letters[waiting >> count & 31])
            }
            waiting &= (1 << count) - 1
        }
        if count > 0 { text.append(letters[waiting << (5 - count) & 31]) }
        return text
    }
}

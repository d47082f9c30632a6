import Crypto
import Dossier
import Foundation
import Records

/// What a browser holds of a session: 256 random bits. The database holds its hash only.
package struct SessionToken: Sendable, Equatable {
    /// A session ends this long after its last use; who writes is never thrown out in the middle of a day.
    package static let lifetime: Int64 = 12 * Moment.hour
    /// The end moves at most once in this time, so that reading does not write each time.
    package static let renewAfter: Int64 = 10 * Moment.minute

    package let text: String

    package static func random() -> SessionToken {
        let bytes = NewIdentifier.randomBytes(32)
        return SessionToken(text: bytes.hexadecimal)
    }

    private init(text: String) {
        self.text = text
    }

    /// Reads a cookie's value; anything that Klaver cannot have made is no token.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.text = String(text)
    }

    /// What the database finds the session by.
    package var hash: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}

import Dossier

/// What a browser holds while its person is at a provider: 256 random bits. Who comes back with another's link does not
/// have them, so nobody is signed in as somebody else without knowing it.
package struct AttemptMark: Sendable, Equatable {
    /// An attempt is over after this long.
    package static let lifetime = 10 * Moment.minute

    private let token: SessionToken

    package static func random() -> AttemptMark { AttemptMark(token: .random()) }

    private init(token: SessionToken) {
        self.token = token
    }

    /// Reads a cookie's value; anything that Klaver cannot have made is none.
    package init?(_ text: some StringProtocol) {
        guard let token = SessionToken(text) else { return nil }
        self.token = token
    }

    package var text: String { token.text }
    /// What the database finds the attempt by.
    package var hash: [UInt8] { token.hash }
}

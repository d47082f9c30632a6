/// Why a provider could not sign somebody in. None of these carries a word of a person or of the provider's own: they go
/// to the log.
package enum ProviderProblem: Error, Equatable {
    /// No answer, not in time, or one that says it cannot now.
    case away
    /// What it answered is too long, no JSON, or lacks what must be there; the text says which.
    case unreadable(StaticWord)
    /// Its discovery document names another issuer than was agreed (OpenID Connect Discovery §4.3).
    case otherIssuer
    /// It sends us on, to an address that is not over TLS or not its own.
    case unsafeAddress
    /// It does not do what this program asks of every provider: PKCE with S256 (RFC 7636).
    case unsuitable
    /// The code was refused: it was used, is over, or is another's.
    case codeRefused
    /// The ID token does not hold.
    case token(IDTokenProblem)

    /// One word for the log.
    package var word: String {
        switch self {
        case .away: "away"
        case .unreadable(let what): "unreadable \(what.text)"
        case .otherIssuer: "other-issuer"
        case .unsafeAddress: "unsafe-address"
        case .unsuitable: "unsuitable"
        case .codeRefused: "code-refused"
        case .token(let problem): "token \(problem.rawValue)"
        }
    }
}

/// A word of the program's own text: nothing that came from outside can be one.
package struct StaticWord: Sendable, Equatable, ExpressibleByStringLiteral {
    package let text: String

    package init(stringLiteral value: StaticString) {
        text = value.description
    }
}

/// Why an ID token does not hold (OpenID Connect Core §3.1.3.7). The raw value is the word in the log.
package enum IDTokenProblem: String, Error, Sendable, CaseIterable {
    /// No token of three parts, or parts that cannot be read.
    case malformed
    /// Signed in a way that is not on the list, or encrypted.
    case algorithm
    /// Signed with a key the provider does not publish.
    case unknownKey = "unknown-key"
    case signature
    case issuer
    /// For another than us, or for several without saying that it was asked by us.
    case audience
    case expired
    /// Made, or counting from, a moment that is still to come.
    case early
    /// Made too long ago for an attempt of just now.
    case old
    case nonce
    /// The level of assurance is not one of those that are enough.
    case level
    /// Who they are was shown longer ago than was asked, or nothing says when.
    case notRecent = "not-recent"
    /// The claim that names the account is not there, empty or endless.
    case account
}

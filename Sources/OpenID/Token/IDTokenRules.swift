import Dossier

/// What an ID token must say to be the answer to one attempt.
package struct IDTokenExpectations: Sendable {
    package let issuer: String
    package let clientID: String
    package let nonce: String
    package let levels: [String]
    package let accountClaim: String
    /// In seconds.
    package let maxAge: Int64?

    package init(_ settings: ProviderSettings, nonce: String) {
        issuer = settings.issuer
        clientID = settings.clientID
        self.nonce = nonce
        levels = settings.levels
        accountClaim = settings.accountClaim
        maxAge = settings.maxAge
    }
}

/// Somebody a provider vouches for.
package struct VerifiedIdentity: Sendable, Equatable {
    package let issuer: String
    /// The claim that names the account, and what it says.
    package let claim: String
    package let subject: String
    /// The level of assurance (`acr`), as the provider says it.
    package let level: String?
    /// The address, where the provider says that it verified it.
    package let address: String?
}

/// Whether an ID token holds: a rule without I/O (OpenID Connect Core §3.1.3.7).
extension IDToken {
    /// How far two clocks may be apart.
    private static let leeway = Moment.minute
    /// Longer ago than this no token was made for an attempt that ends now.
    private static let longestTravel = 10 * Moment.minute
    private static let longestSubject = 255

    /// - Throws: `IDTokenProblem`, the first that is found; the signature goes before what is signed.
    package func verified(
        by keys: KeySet, expecting expected: IDTokenExpectations, at now: Moment
    ) throws(IDTokenProblem) -> VerifiedIdentity {
        guard keys.has(key, for: algorithm) else { throw .unknownKey }
        guard keys.isSigned(signature, over: signed, by: key, with: algorithm) else { throw .signature }
        guard isText("iss", expected.issuer) else { throw .issuer }
        try checkAudience(expected.clientID)
        try checkTimes(now)
        guard isText("nonce", expected.nonce) else { throw .nonce }
        let level = claims["acr"]?.text
        guard expected.levels.isEmpty || level.map(expected.levels.contains) ?? false else { throw .level }
        if let maxAge = expected.maxAge { try checkRecent(maxAge, now) }
        guard let subject = claims[expected.accountClaim]?.text, !subject.isEmpty,
            subject.utf8.count <= Self.longestSubject
        else { throw .account }
        let isVerified = claims["email_verified"] == .truth(true) || claims["email_verified"] == .text("true")
        return VerifiedIdentity(
            issuer: expected.issuer, claim: expected.accountClaim, subject: subject, level: level,
            address: isVerified ? claims["email"]?.text : nil)
    }

    /// Byte for byte: two texts that look alike are two names.
    private func isText(_ claim: String, _ expected: String) -> Bool {
        claims[claim]?.text.map { Array($0.utf8) == Array(expected.utf8) } ?? false
    }

    private func checkAudience(_ client: String) throws(IDTokenProblem) {
        let audience: [String] =
            switch claims["aud"] {
            case .text(let one): [one]
            case .list(let several): several
            default: []
            }
        guard audience.contains(client), audience.count == 1 || claims["azp"] != nil else { throw .audience }
        if claims["azp"] != nil { guard isText("azp", client) else { throw .audience } }
    }

    private func checkTimes(_ now: Moment) throws(IDTokenProblem) {
        guard let end = claims["exp"]?.milliseconds, let made = claims["iat"]?.milliseconds else { throw .malformed }
        guard now.milliseconds < end + Self.leeway else { throw .expired }
        guard made <= now.milliseconds + Self.leeway else { throw .early }
        guard made > now.milliseconds - Self.longestTravel else { throw .old }
        guard let start = claims["nbf"] else { return }
        guard let start = start.milliseconds else { throw .malformed }
        guard start <= now.milliseconds + Self.leeway else { throw .early }
    }

    private func checkRecent(_ maxAge: Int64, _ now: Moment) throws(IDTokenProblem) {
        guard let at = claims["auth_time"]?.milliseconds, at <= now.milliseconds + Self.leeway,
            at > now.milliseconds - maxAge * Moment.second - Self.leeway
        else { throw .notRecent }
    }
}

/// One identity provider, as an organisation agreed with it: its own, or a broker for DigiD or itsme.
package struct ProviderSettings: Sendable, Equatable {
    /// Its place in our addresses: lower-case letters, digits and hyphens.
    package let id: String
    /// What people know it by: "DigiD", "Gemeente Voorbeeld".
    package let name: String
    /// Exactly as the provider writes it, in its discovery document and in every token (OpenID Connect Discovery §4.3).
    package let issuer: String
    package let clientID: String
    /// Nil for a client without a secret, which PKCE alone protects.
    package let secret: String?
    package let scopes: [String]
    /// The levels of assurance (`acr`) that are enough; empty where any is.
    package let levels: [String]
    /// The claim of the ID token that names an account for ever.
    package let accountClaim: String
    /// Whether a first sign-in may link to the account with the same address, where the provider says it verified it.
    package let linksByAddress: Bool
    /// How long ago somebody may have shown the provider who they are, in seconds; nil where it does not matter.
    package let maxAge: Int64?

    package init(
        id: String, name: String, issuer: String, clientID: String, secret: String?, scopes: [String] = ["openid"],
        levels: [String] = [], accountClaim: String = "sub", linksByAddress: Bool = false, maxAge: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.issuer = issuer
        self.clientID = clientID
        self.secret = secret
        self.scopes = scopes
        self.levels = levels
        self.accountClaim = accountClaim
        self.linksByAddress = linksByAddress
        self.maxAge = maxAge
    }
}

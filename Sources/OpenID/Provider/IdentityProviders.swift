/// The providers of an installation, in the order they are shown in.
package struct IdentityProviders: Sendable {
    package let all: [IdentityProvider]
    /// Where each of them sends the browser back to.
    package let redirect: String

    /// Nobody signs in elsewhere.
    package static let none = IdentityProviders([], redirect: "")

    package init(_ settings: [ProviderSettings], redirect: String, patience: Duration = .seconds(8)) {
        all = settings.map { IdentityProvider($0, patience: patience) }
        self.redirect = redirect
    }

    package subscript(id id: String) -> IdentityProvider? { all.first { $0.settings.id == id } }
}

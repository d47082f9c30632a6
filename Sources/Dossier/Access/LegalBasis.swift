/// On what ground something is shared (domain §7). Stored with every grant.
package enum LegalBasis: String, CaseIterable, Sendable, Hashable, Codable {
    case consent
    case legalTask
    case contract
    case vitalInterest

    /// Rule 6: a permit on these grounds is not subtracted by a deny of the person.
    package var standsAgainstDeny: Bool { self == .legalTask || self == .vitalInterest }
}

/// For what a court appointed a representative (domain §7). The words are those of the law, since no English word says the
/// same. Stored.
package enum MandateKind: String, CaseIterable, Hashable, Sendable, Codable {
    /// Money and care.
    case curator
    /// Care.
    case mentor
    /// Money; in Flanders what the justice of the peace said: the person, their money, or both.
    case bewindvoerder

    /// The furthest a mandate of this kind reaches. Named one by one and never "all that come", so that a dossier file says
    /// the same.
    package func themes(in jurisdiction: Jurisdiction) -> ThemeSet {
        let every = ThemeSet(Theme.allCases)
        return switch self {
        case .curator: .all
        case .mentor: every.subtracting(.of(.money))
        case .bewindvoerder: jurisdiction == .flanders ? .all : .of(.money)
        }
    }

    /// Whether a court appoints such a one there: Flanders has the bewindvoerder only, for the person and for money.
    package func exists(in jurisdiction: Jurisdiction) -> Bool {
        jurisdiction == .netherlands || self == .bewindvoerder
    }

    /// What they do in the person's place unless somebody says less. Who is there for the money alone decides with whom nothing
    /// else is shared, and does not read who looked at it.
    package var acts: ActSet { self == .bewindvoerder ? [.sign, .takeCopy] : .ofThePerson }
}

/// As what somebody acts for the person without the person's choice: as a court appointed them, or as a parent with authority.
/// Whom the person chose is not among them, so that nothing which takes one of these can end that choice.
package enum MandateOffice: Hashable, Sendable {
    case court(MandateKind)
    case parent

    package init?(name: String) {
        if name == Self.parent.name {
            self = .parent
        } else if let kind = MandateKind(rawValue: name) {
            self = .court(kind)
        } else {
            return nil
        }
    }

    package var name: String {
        switch self {
        case .court(let kind): kind.rawValue
        case .parent: MandateBasis.parent.rawValue
        }
    }
}

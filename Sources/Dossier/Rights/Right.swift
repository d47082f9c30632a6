/// What the person may ask of whoever keeps words about them (AVG articles 15 to 22; domain §7; rule 4). The raw value stands
/// in the database and never changes.
package enum Right: Int, CaseIterable, Sendable, Hashable {
    /// A copy of everything (articles 15 and 20).
    case copy = 1
    /// Something is not right (article 16).
    case correction = 2
    /// An own statement beside what somebody wrote (article 16; rule 14). Nobody has to say yes to it.
    case statement = 3
    /// Keep it, and show it to nobody else for now (article 18; rule 27).
    case restriction = 4
    /// Against a permit on a law (article 21; rule 6).
    case objection = 5
    /// Why somebody could look: about one line of the log.
    case question = 6
    /// Throw it away (article 17).
    case destruction = 7

    /// The name in addresses and forms.
    package var name: String {
        switch self {
        case .copy: "kopie"
        case .correction: "verbeteren"
        case .statement: "verklaring"
        case .restriction: "beperken"
        case .objection: "bezwaar"
        case .question: "waarom"
        case .destruction: "vernietigen"
        }
    }

    package init?(name: some StringProtocol) {
        guard let right = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = right
    }

    /// What a request of this kind must be about.
    package enum Needs: Sendable {
        case nothing
        case entry
        /// One entry, or all of them.
        case entryOrAll
        case permitByLaw
        case logLine
    }

    package var needs: Needs {
        switch self {
        case .copy: .nothing
        case .correction, .statement, .restriction: .entry
        case .objection: .permitByLaw
        case .question: .logLine
        case .destruction: .entryOrAll
        }
    }

    /// Whether the privacy officer of an organisation answers. A statement stands there at once.
    package var isAnswered: Bool { self != .statement }
}

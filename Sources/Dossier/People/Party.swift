/// How near somebody stands to the person. Stored; never changes.
package enum Circle: Int, CaseIterable, Sendable, Hashable, Codable {
    case oneself = 1
    case household = 2
    case family = 3
    case network = 4
    case professional = 5

    package var fileName: String {
        switch self {
        case .oneself: "self"
        case .household: "household"
        case .family: "family"
        case .network: "network"
        case .professional: "professional"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let circle = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = circle
    }

    /// The voice in which somebody of this circle reports.
    package var voice: Voice {
        switch self {
        case .oneself: .person
        case .household, .family: .family
        case .network: .network
        case .professional: .professional
        }
    }
}

/// Somebody around the person, or the person (access rule 16: an entry of the area *people*).
package struct PartyBody: EntryBody {
    package static let kind = EntryKind.party
    package var key: String?
    package var name: String
    package var callName: String?
    package var role: String?
    package var organisation: String?
    package var department: String?
    /// What you go to them for; fits after "Vraag over".
    package var goFor: String?
    package var available: String?
    package var phone: String?
    package var email: String?
    package var address: String?
    package var account: AccountID?
    package var accountAddress: String?
    package var isLead: Bool?
    package var isDeputy: Bool?
    package var isKeyWorker: Bool?
    package var worksWith: [EntryID]?
    package var birthDate: CivilDate?
    package var since: Moment?
    package var until: Moment?
    package var about: String?

    package init(key: String?, name: String) {
        self.key = key
        self.name = name
    }

    /// What people call them.
    package var shortName: String { callName ?? name }
}

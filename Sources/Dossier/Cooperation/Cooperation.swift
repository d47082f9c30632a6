package enum CooperationStatus: Int, CaseIterable, Sendable, Hashable {
    case draft = 1
    case active = 2
    case toRevise = 3
    case finished = 4

    package var fileName: String {
        switch self {
        case .draft: "draft"
        case .active: "active"
        case .toRevise: "toRevise"
        case .finished: "finished"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let status = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = status
    }
}

/// The cooperation agreement in seven steps (domain §3.3): a container of items (rule 12).
package struct CooperationBody: EntryBody {
    package static let kind = EntryKind.cooperation
    package var key: String?
    package var title: String
    package var from: Moment
    package var evaluateAt: Moment?

    package init(key: String? = nil, title: String, from: Moment, evaluateAt: Moment? = nil) {
        self.key = key
        self.title = title
        self.from = from
        self.evaluateAt = evaluateAt
    }
}

/// What was agreed at one of the seven steps; the step stands in the entry's form.
package struct CooperationItemBody: EntryBody {
    package static let kind = EntryKind.cooperationItem
    package var key: String?
    package var text: String
    /// The party it is about, for steps that go party by party.
    package var party: EntryID?
    package var confirmed: [PlanBody.Signature]?

    package init(
        key: String? = nil, text: String, party: EntryID? = nil, confirmed: [PlanBody.Signature]? = nil
    ) {
        self.key = key
        self.text = text
        self.party = party
        self.confirmed = confirmed
    }
}

package enum PlanStatus: Int, CaseIterable, Sendable, Hashable {
    case draft = 1
    case active = 2
    case finished = 3

    package var fileName: String {
        switch self {
        case .draft: "draft"
        case .active: "active"
        case .finished: "finished"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let status = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = status
    }
}

/// The plan: a container of goals (rule 12). In force from the signature (domain §3.5).
package struct PlanBody: EntryBody {
    package static let kind = EntryKind.plan
    package var key: String?
    package var title: String
    package var perspective: String?
    package var from: Moment
    package var until: Moment?
    package var signatures: [Signature]?

    package struct Signature: Codable, Sendable, Equatable {
        /// The person around the dossier's person who signed.
        package let by: EntryID
        package let at: Moment
        /// What stood in the plan then (`PlanDigest`); nil where nobody knows, and of what is no plan.
        package let covers: String?

        package init(by: EntryID, at: Moment, covers: String? = nil) {
            self.by = by
            self.at = at
            self.covers = covers
        }
    }

    package init(
        key: String? = nil, title: String, perspective: String? = nil, from: Moment, until: Moment? = nil,
        signatures: [Signature]? = nil
    ) {
        self.key = key
        self.title = title
        self.perspective = perspective
        self.from = from
        self.until = until
        self.signatures = signatures
    }
}

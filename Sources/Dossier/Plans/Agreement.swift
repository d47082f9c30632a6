package enum AgreementStatus: Int, CaseIterable, Sendable, Hashable {
    case open = 1
    case done = 2
    case failed = 3
    case cancelled = 4

    package var fileName: String {
        switch self {
        case .open: "open"
        case .done: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let status = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = status
    }
}

/// Who does what, by when, and how you see that it is done (domain §3.3, step 5).
package struct AgreementBody: EntryBody {
    package static let kind = EntryKind.agreement
    package var key: String?
    package var text: String
    /// The person around the dossier's person who does it.
    package var owner: EntryID
    package var sign: String?
    /// What came of it.
    package var note: String?
    package var doneAt: Moment?
    package var goal: EntryID?
    package var basis: LegalBasis?

    package init(
        key: String? = nil, text: String, owner: EntryID, sign: String? = nil, note: String? = nil,
        doneAt: Moment? = nil, goal: EntryID? = nil, basis: LegalBasis? = nil
    ) {
        self.key = key
        self.text = text
        self.owner = owner
        self.sign = sign
        self.note = note
        self.doneAt = doneAt
        self.goal = goal
        self.basis = basis
    }
}

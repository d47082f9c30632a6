/// What a reaction says. Stored; never changes.
package enum ReactionForm: Int, CaseIterable, Sendable, Hashable {
    /// "Fijn om te lezen": one tap, words are not needed.
    case nice = 1
    case answer = 2
    /// "Ik zie dit anders": an own view beside the report, which stays as it is (rule 14).
    case ownView = 3

    package var fileName: String {
        switch self {
        case .nice: "nice"
        case .answer: "answer"
        case .ownView: "ownView"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let form = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = form
    }
}

/// A reaction hangs on a report.
package struct ReactionBody: EntryBody {
    package static let kind = EntryKind.reaction
    package var key: String?
    package var text: String

    package init(key: String? = nil, text: String) {
        self.key = key
        self.text = text
    }
}

package enum WishStatus: Int, CaseIterable, Sendable, Hashable {
    case now = 1
    case later = 2
    case fulfilled = 3
    case letGo = 4

    package var fileName: String {
        switch self {
        case .now: "now"
        case .later: "later"
        case .fulfilled: "fulfilled"
        case .letGo: "letGo"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let status = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = status
    }
}

/// A wish or dream, of the person or of another (domain §3.5: all wishes are gathered, then chosen together).
package struct WishBody: EntryBody {
    package static let kind = EntryKind.wish
    package var key: String?
    package var text: String
    package var whose: EntryID?
    package var withholding: Withholding?

    package init(key: String? = nil, text: String, whose: EntryID? = nil, withholding: Withholding? = nil) {
        self.key = key
        self.text = text
        self.whose = whose
        self.withholding = withholding
    }
}

/// Where a piece of the story stands: Hooi op je Vork tells it around the break (domain §3.1). Stored; never changes.
package enum StoryPeriod: Int, CaseIterable, Sendable, Hashable {
    case undated = 0
    case before = 1
    case turningPoint = 2
    case now = 3
    case later = 4

    package var fileName: String? {
        switch self {
        case .undated: nil
        case .before: "before"
        case .turningPoint: "break"
        case .now: "now"
        case .later: "later"
        }
    }

    package init?(fileName: String?) {
        guard let period = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = period
    }
}

/// A piece of the person's story, told once, on one or more themes.
package struct PortraitBody: EntryBody {
    package static let kind = EntryKind.portrait
    package var key: String?
    package var title: String?
    package var text: String
    package var withholding: Withholding?

    package init(key: String? = nil, title: String? = nil, text: String, withholding: Withholding? = nil) {
        self.key = key
        self.title = title
        self.text = text
        self.withholding = withholding
    }
}

/// How something is told (domain §8: *form*). Stored; never changes.
package enum ReportForm: Int, CaseIterable, Sendable, Hashable {
    case moment = 1
    case success = 2
    case talk = 3
    case care = 4
    case worry = 5
    case handover = 6
    case incident = 7

    /// The name in dossier files and addresses.
    package var fileName: String {
        switch self {
        case .moment: "moment"
        case .success: "success"
        case .talk: "talk"
        case .care: "care"
        case .worry: "worry"
        case .handover: "handover"
        case .incident: "incident"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let form = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = form
    }
}

/// A short report in the shared timeline (domain §3.2).
package struct ReportBody: EntryBody {
    package static let kind = EntryKind.report
    /// The longest text a report takes, in characters.
    package static let longestText = 100_000

    package var key: String?
    package var text: String
    /// The people around the person it is about, in a household.
    package var about: [EntryID]?
    package var goal: EntryID?
    /// 1 (bad) to 5 (good), where whoever wrote it said so.
    package var mood: Int?
    /// Written together with the person.
    package var together: Bool?
    package var withholding: Withholding?

    package init(
        key: String? = nil, text: String, about: [EntryID]? = nil, goal: EntryID? = nil, mood: Int? = nil,
        together: Bool? = nil, withholding: Withholding? = nil
    ) {
        self.key = key
        self.text = text
        self.about = about
        self.goal = goal
        self.mood = mood
        self.together = together
        self.withholding = withholding
    }
}

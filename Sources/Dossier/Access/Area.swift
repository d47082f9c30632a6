/// What people give access to (access: *Areas*). The raw value stands in the database and never changes.
package enum Area: Int, CaseIterable, Sendable, Hashable {
    case story = 1
    case reports = 2
    case wishesAndGoals = 3
    case plan = 4
    case agreements = 5
    case cooperation = 6
    case calendar = 7
    case documents = 8
    case people = 9

    /// The name in dossier files.
    package var fileName: String {
        switch self {
        case .story: "story"
        case .reports: "reports"
        case .wishesAndGoals: "wishesAndGoals"
        case .plan: "plan"
        case .agreements: "agreements"
        case .cooperation: "cooperation"
        case .calendar: "calendar"
        case .documents: "documents"
        case .people: "people"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let area = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = area
    }
}

package struct AreaSet: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(_ areas: some Sequence<Area>) {
        rawValue = areas.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }

    package static let all = AreaSet(Area.allCases)

    package static func of(_ areas: Area...) -> AreaSet { AreaSet(areas) }

    package func contains(_ area: Area) -> Bool { rawValue & (1 << Int64(area.rawValue)) != 0 }

    package var areas: [Area] { Area.allCases.filter(contains) }
}

/// What a permit lets someone do with entries (access: *Verbs*). Look is not implied by add (rule 7).
package struct VerbSet: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static let look = VerbSet(rawValue: 1)
    package static let add = VerbSet(rawValue: 2)
    package static let change = VerbSet(rawValue: 4)
    package static let all: VerbSet = [.look, .add, .change]
    /// One by one, in the order people read them.
    package static let each: [VerbSet] = [.look, .add, .change]
}

/// What no grant gives (access: *Acts*): rules 4, 6, 9, 10, 18 and 19 say who has them.
package struct ActSet: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static let giveAccess = ActSet(rawValue: 1)
    package static let sign = ActSet(rawValue: 2)
    package static let readLog = ActSet(rawValue: 4)
    package static let takeCopy = ActSet(rawValue: 8)
    /// Make a confined note about a safety concern (rule 9).
    package static let confine = ActSet(rawValue: 16)
    /// Withhold an own entry from the person (rule 10).
    package static let withhold = ActSet(rawValue: 32)

    /// The acts that are the person's own (rule 4), which a representative can carry (rule 18).
    package static let ofThePerson: ActSet = [.giveAccess, .sign, .readLog, .takeCopy]
}

/// A life domain of the canonical list (domain §4). The raw value is the bit in a `ThemeSet` and never changes.
package enum Theme: Int, CaseIterable, Sendable, Hashable {
    case general = 0
    case story = 1
    case living = 2
    case money = 3
    case dayActivities = 4
    case leisure = 5
    case health = 6
    case feelings = 7
    case selfCare = 8
    case family = 9
    case network = 10
    case intimacy = 11
    case meaning = 12
    case takingPart = 13
    case selfDetermination = 14
    case safety = 15
    case communication = 16
    case future = 17

    /// The name in dossier files.
    package var fileName: String {
        switch self {
        case .general: "algemeen"
        case .story: "verhaal"
        case .living: "wonen"
        case .money: "geld"
        case .dayActivities: "dag"
        case .leisure: "vrijetijd"
        case .health: "gezondheid"
        case .feelings: "gevoel"
        case .selfCare: "zelfzorg"
        case .family: "gezin"
        case .network: "netwerk"
        case .intimacy: "intimiteit"
        case .meaning: "zingeving"
        case .takingPart: "meedoen"
        case .selfDetermination: "zelfbeslissen"
        case .safety: "veiligheid"
        case .communication: "communicatie"
        case .future: "toekomst"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let theme = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = theme
    }
}

/// A set of themes in one non-negative 64-bit integer, so that SQL can test it (access: *Themes*).
package struct ThemeSet: OptionSet, Hashable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue & .max
    }

    package init(_ themes: some Sequence<Theme>) {
        rawValue = themes.reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }

    package static let none: ThemeSet = []
    /// Every bit a theme can have, also those no theme has yet: who may see all, sees also what comes.
    package static let all = ThemeSet(rawValue: .max)
    package static let general = ThemeSet([.general])

    package static func of(_ themes: Theme...) -> ThemeSet { ThemeSet(themes) }

    package func contains(_ theme: Theme) -> Bool { rawValue & (1 << Int64(theme.rawValue)) != 0 }

    package var themes: [Theme] { Theme.allCases.filter(contains) }

    /// The set itself, or *general* where it is empty: an entry always has a theme (access rule 8).
    package var orGeneral: ThemeSet { isEmpty ? .general : self }
}

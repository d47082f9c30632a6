/// What people usually give, in one choice: a ready-made rectangle of areas and themes (domain §3.4: "tools that help weigh
/// what to share"). Whoever wants something else chooses areas and themes one by one.
package enum AccessPackage: String, CaseIterable, Sendable, Hashable {
    case agreementsAndCalendar = "afspraken"
    case money = "geld"
    case health = "gezondheid"
    case family = "opvoeding"
    case dayActivities = "dag"
    case planAndGoals = "plan"
    case everything = "alles"

    package var areas: AreaSet {
        switch self {
        case .agreementsAndCalendar: .of(.agreements, .calendar)
        case .planAndGoals: .of(.wishesAndGoals, .plan, .agreements, .people)
        case .money, .health, .family, .dayActivities, .everything: .all
        }
    }

    package var themes: ThemeSet {
        switch self {
        case .agreementsAndCalendar, .planAndGoals, .everything: .all
        case .money: .of(.money)
        case .health: .of(.health, .feelings, .selfCare)
        case .family: .of(.family)
        case .dayActivities: .of(.dayActivities)
        }
    }

    /// The package that gives exactly this; nil where it was chosen one by one.
    package init?(areas: AreaSet, themes: ThemeSet) {
        let known = ThemeSet(themes.themes)
        guard
            let package = Self.allCases.first(where: {
                $0.areas == areas && ThemeSet($0.themes.themes) == known
            })
        else { return nil }
        self = package
    }
}

/// How much of it: look only, add too, change too, or leave things behind without looking (rule 7).
package enum AccessLevel: String, CaseIterable, Sendable, Hashable {
    case look = "zien"
    case lookAndAdd = "schrijven"
    case lookAddAndChange = "veranderen"
    case addOnly = "alleen-schrijven"

    package var verbs: VerbSet {
        switch self {
        case .look: .look
        case .lookAndAdd: [.look, .add]
        case .lookAddAndChange: .all
        case .addOnly: .add
        }
    }

    package init?(verbs: VerbSet) {
        guard let level = Self.allCases.first(where: { $0.verbs == verbs }) else { return nil }
        self = level
    }
}

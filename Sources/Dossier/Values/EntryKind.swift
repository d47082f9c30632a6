/// What an entry is. The raw value stands in the database and never changes.
package enum EntryKind: Int, CaseIterable, Sendable, Hashable {
    case report = 1
    case reaction = 2
    case portrait = 3
    case lifeEvent = 4
    case wish = 5
    case plan = 6
    case goal = 7
    case progress = 8
    case agreement = 9
    case cooperation = 10
    case cooperationItem = 11
    case meeting = 12
    case meetingItem = 13
    case document = 14
    case party = 15

    /// Every kind belongs to one area (access: *Areas*).
    package var area: Area {
        switch self {
        case .report, .reaction: .reports
        case .portrait, .lifeEvent: .story
        case .wish, .goal, .progress: .wishesAndGoals
        case .plan: .plan
        case .agreement: .agreements
        case .cooperation, .cooperationItem: .cooperation
        case .meeting, .meetingItem: .calendar
        case .document: .documents
        case .party: .people
        }
    }

    /// How it relates to its parent, where it has one (access: *Hangs on*, *Part of*; rule 12).
    package var bond: Bond {
        switch self {
        case .reaction, .progress, .document: .hangsOn
        default: .partOf
        }
    }

    package enum Bond: Sendable {
        /// Has its own themes united with its parent's, and needs look at both areas.
        case hangsOn
        /// Has its own themes only.
        case partOf
    }

    /// A container shows title, period and status to whoever sees a part of it (rule 12).
    package var isContainer: Bool { self == .plan || self == .cooperation || self == .meeting }
}

/// Whose voice speaks in an entry: voices stand side by side (domain §3.2). Stored; never changes.
package enum Voice: Int, CaseIterable, Sendable, Hashable {
    case person = 1
    case family = 2
    case network = 3
    case professional = 4
}

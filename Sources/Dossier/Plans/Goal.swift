package enum GoalStatus: Int, CaseIterable, Sendable, Hashable {
    case active = 1
    case reached = 2
    case stopped = 3
    case later = 4

    package var fileName: String {
        switch self {
        case .active: "active"
        case .reached: "reached"
        case .stopped: "stopped"
        case .later: "later"
        }
    }

    package init?(fileName: some StringProtocol) {
        guard let status = Self.allCases.first(where: { $0.fileName == fileName }) else { return nil }
        self = status
    }
}

/// A goal is the person's; one of a municipality, a parent or the team says so (domain §5).
package struct GoalBody: EntryBody {
    package static let kind = EntryKind.goal
    package var key: String?
    package var text: String
    package var whose: EntryID?
    /// A goal of another, linked and never in the place of the person's own.
    package var ofAnother: Bool?
    package var until: Moment?
    package var why: String?
    /// The five levels of Goal Attainment Scaling, -2 to +2, in the person's words.
    package var scale: [String]?
    package var steps: [Step]?

    package struct Step: Codable, Sendable, Equatable {
        package let text: String
        package let doneAt: Moment?

        package init(text: String, doneAt: Moment?) {
            self.text = text
            self.doneAt = doneAt
        }
    }

    package init(
        key: String? = nil, text: String, whose: EntryID? = nil, ofAnother: Bool? = nil, until: Moment? = nil,
        why: String? = nil, scale: [String]? = nil, steps: [Step]? = nil
    ) {
        self.key = key
        self.text = text
        self.whose = whose
        self.ofAnother = ofAnother
        self.until = until
        self.why = why
        self.scale = scale
        self.steps = steps
    }
}

/// One score on a goal's scale; hangs on the goal.
package struct ProgressBody: EntryBody {
    package static let kind = EntryKind.progress
    package var key: String?
    /// -2 to +2
    package var level: Int
    package var note: String?

    package init(key: String? = nil, level: Int, note: String? = nil) {
        self.key = key
        self.level = level
        self.note = note
    }
}

import Dossier
import Records

/// By which door somebody came in: the grounds of rule 24, in the few kinds that a colour can tell apart.
package enum LookDoor: Int, CaseIterable, Sendable, Comparable {
    /// The own dossier, or that of the own household.
    case own
    case representative
    /// Somebody said yes, or it belongs to what was agreed about the help.
    case permit
    /// A law, or to protect somebody (rule 6).
    case law
    case other

    /// - Parameter ground: as a line of the log holds it.
    package init(ground: Int) {
        switch ground {
        case 1, 2: self = .own
        case 3: self = .representative
        case 4, 5: self = .permit
        case 6, 7: self = .law
        default: self = .other
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Whom the picture has a row for.
package enum Looker: Hashable, Sendable {
    case person(AccountID)
    case organisation(OrganisationID)
    /// The person, family and neighbours: their looks name no organisation (rule 22).
    case noOrganisation
}

/// One row of the picture of who looked over time.
package struct LookRow: Sendable, Equatable {
    package let who: Looker
    package fileprivate(set) var times = 0
    /// On how many days.
    package fileprivate(set) var days = 0
    package fileprivate(set) var lastAt = Moment(milliseconds: 0)
    package fileprivate(set) var doors: [LookDoor: Int] = [:]
    /// How often by each door, step by step.
    package fileprivate(set) var steps: [[LookDoor: Int]]

    /// How often in one step.
    package func times(inStep step: Int) -> Int { steps[step].values.reduce(0, +) }

    /// The rows of a picture, who looked last first.
    package static func rows(of counts: [LookCount], perOrganisation: Bool, over span: LookSpan) -> [LookRow] {
        var rows: [Looker: LookRow] = [:]
        var days: [Looker: Set<CivilDate>] = [:]
        for count in counts {
            guard let step = span.step(of: count.day) else { continue }
            let who: Looker =
                perOrganisation
                ? count.organisation.map(Looker.organisation) ?? .noOrganisation : .person(count.actor)
            let door = LookDoor(ground: count.ground)
            var row = rows[who] ?? LookRow(who: who, steps: Array(repeating: [:], count: span.count))
            row.times += count.times
            row.lastAt = max(row.lastAt, count.lastAt)
            row.doors[door, default: 0] += count.times
            row.steps[step][door, default: 0] += count.times
            rows[who] = row
            days[who, default: []].insert(count.day)
        }
        return rows.values.map { row in
            var row = row
            row.days = days[row.who]?.count ?? 0
            return row
        }.sorted { ($0.lastAt, $0.times, $0.who.order) > ($1.lastAt, $1.times, $1.who.order) }
    }
}

extension Looker {
    /// So that two who looked at the same moment always stand in the same order.
    fileprivate var order: String {
        switch self {
        case .person(let id): id.text
        case .organisation(let id): id.text
        case .noOrganisation: ""
        }
    }
}

import Dossier
import Records
import Storage

/// Who looked on a day in one dossier at one kind of page, repeats merged.
package struct OverseenLook: Sendable, Equatable {
    package let day: CivilDate
    /// Nil where it was about something confined: that it is there, and no more.
    package let who: String?
    package let person: String?
    package let action: LogAction
    package let object: LogObject
    package let outcome: LogOutcome
    package let times: Int
}

package struct OversightLogReading: Sendable {
    package let visitor: Visitor
    package let looks: [OverseenLook]
    package let from: CivilDate
    package let until: CivilDate
    package let actor: AccountID?
    package let actors: [(id: AccountID, name: String)]
    package let isCut: Bool
    package let at: Moment
}

extension Workplace {
    private static let mostOverseenLines = 2_000

    /// Reads who of the own organisation looked, between two days (inclusive), without words of entries (access rule 22).
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no privacy officer.
    package func readOversightLog(
        from: CivilDate?, until: CivilDate?, actor: AccountID?, as caller: Caller
    ) async throws -> OversightLogReading {
        let (visitor, oversight) = try await overseer(caller)
        let clock = DossierClock.amsterdam
        let last = until ?? clock.day(of: caller.at)
        let first = min(from ?? last.adding(days: -6), last)
        let (lines, owners) = try await engine.read { session in
            let lines = try OversightLog.lines(
                from: clock.moment(of: first), until: clock.moment(of: last.adding(days: 1)), actor: actor,
                limit: Self.mostOverseenLines, oversight: oversight, session)
            let owners = try OversightRecords.owners(
                of: Array(Set(lines.map(\.dossier))), oversight: oversight, session)
            return (lines, owners)
        }
        let seen = Set(lines.compactMap { $0.seen?.actor })
        let names = try await names(of: seen.union(owners.values.flatMap { $0 }).union(actor.map { [$0] } ?? []))
        let looks = MergedLook.of(lines, clock: clock).map { look, times in
            OverseenLook(
                day: look.day, who: look.seen.map { names[$0.actor] ?? "" },
                person: look.dossier.map { (owners[$0] ?? []).compactMap { names[$0] }.joined(separator: ", ") },
                action: look.seen?.action ?? .view, object: look.seen?.object ?? .none,
                outcome: look.seen?.outcome ?? .done, times: times)
        }
        try await logOversight(
            .readLog, .accessLog,
            in: Dictionary(
                lines.filter { $0.seen != nil }.map { ($0.dossier, $0.organisation) },
                uniquingKeysWith: { first, _ in first }),
            visitor, oversight, caller)
        return OversightLogReading(
            visitor: visitor, looks: looks, from: first, until: last, actor: actor,
            actors: seen.union(actor.map { [$0] } ?? []).compactMap { id in names[id].map { (id, $0) } }
                .sorted { $0.1 < $1.1 }, isCut: lines.count == Self.mostOverseenLines, at: caller.at)
    }
}

/// The same look on the same day, once. Of what is confined only the day.
private struct MergedLook: Hashable {
    let day: CivilDate
    let dossier: DossierID?
    let seen: OversightLog.Line.Seen?

    /// In the order they came, with how often.
    static func of(_ lines: [OversightLog.Line], clock: DossierClock) -> [(look: MergedLook, times: Int)] {
        var merged: [(look: MergedLook, times: Int)] = []
        var places: [MergedLook: Int] = [:]
        for line in lines {
            let look = MergedLook(
                day: clock.day(of: line.at), dossier: line.seen == nil ? nil : line.dossier, seen: line.seen)
            if let place = places[look] {
                merged[place].times += 1
            } else {
                places[look] = merged.count
                merged.append((look, 1))
            }
        }
        return merged
    }
}

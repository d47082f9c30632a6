import Dossier

/// Merges the repeats of one day into one line (domain §7).
package enum LogMerging {
    private struct Key: Hashable {
        let day: CivilDate
        let actor: AccountID?
        let action: LogAction
        let object: LogObject
        let outcome: LogOutcome
        let ground: Int
        let groundID: GrantID?
        let standing: Int
        let isEndOfMandate: Bool
        let seat: Principal?
    }

    /// - Parameters:
    ///   - lines: newest first; the result is too.
    ///   - seats: as whom somebody looked along, by line.
    package static func merge(
        _ lines: [LogLine], seats: [LogLineID: Principal] = [:], clock: DossierClock
    ) -> [LogEntry] {
        var order: [Key] = []
        var merged: [Key: LogEntry] = [:]
        for line in lines {
            let key = Key(
                day: clock.day(of: line.at), actor: line.actor, action: line.action, object: line.object,
                outcome: line.outcome, ground: line.ground, groundID: line.groundID,
                standing: line.standing, isEndOfMandate: line.isEndOfMandate, seat: seats[line.id])
            let known = merged[key]
            if known == nil { order.append(key) }
            merged[key] = LogEntry(
                line: known?.line ?? line.id, day: key.day, firstAt: line.at, lastAt: known?.lastAt ?? line.at,
                times: (known?.times ?? 0) + 1,
                actor: line.actor, action: line.action, object: line.object, outcome: line.outcome,
                ground: line.ground, groundID: line.groundID, standing: line.standing,
                isEndOfMandate: line.isEndOfMandate, seat: key.seat,
                organisation: known == nil ? line.organisation : known?.organisation)
        }
        return order.compactMap { merged[$0] }
    }
}

extension LogLine {
    /// Keeping a representative out names nobody in the clear; ending one names the account.
    fileprivate var isEndOfMandate: Bool { action == .change && object == .account && objectID != nil }
}

import Dossier
import Records
import Storage

/// What may be done about a report that is withheld, for who sees all of it.
package struct WithheldReading: Sendable {
    package let withholding: Withholding
    package let due: WithholdingDue?
    package let stand: WithholdingStand
    package let mayConfirm: Bool
    package let mayEnd: Bool
    /// Whether the privacy officer agreed with the person, who objected (rule 10).
    package let wasObjected: Bool
}

extension Entrance {
    /// How a withheld report stands; nil of any other, and of one that is not in full sight.
    func withheld(_ report: Entry<ReportBody>, _ facts: EntryFacts, wasObjected: Bool) -> WithheldReading? {
        guard report.row.visibility == .withheld, reach.sight(of: facts) == .full else { return nil }
        // Every withheld report has a reason: the files and the form ask for one.
        let withholding =
            report.body.withholding ?? Withholding(reason: .another, reviewAt: report.row.dueAt, confirmedBy: nil)
        return WithheldReading(
            withholding: withholding,
            due: WithholdingTerm.due(
                secondLook: withholding.secondLook, since: report.row.occurredAt, reviewAt: withholding.reviewAt,
                at: caller.at),
            stand: WithholdingStand(report.row), mayConfirm: reach.mayAnswerWithholding(of: facts).allowed,
            mayEnd: reach.mayEndWithholding(of: facts).allowed, wasObjected: wasObjected)
    }
}

/// A withheld report that waits for somebody, on the list of dossiers at home.
package struct WithheldTask: Sendable {
    package let report: EntryID
    package let author: AccountID
    package let at: Moment
    package let due: WithholdingDue
}

extension Reach {
    /// How many of a dossier stand at home.
    private static let mostTasks = 5

    /// What waits for this actor, found by their reach (rule 15).
    func withheldTasks(_ session: any SQLSession) throws -> [WithheldTask] {
        guard death == nil || coordinates, emergency == nil else { return [] }
        return try WithheldRecords.due(limit: Self.mostTasks, reach: self, session).map { row in
            WithheldTask(report: row.entry.id, author: row.entry.author, at: row.entry.occurredAt, due: row.due)
        }
    }
}

import Dossier
import Records
import Storage

/// A withheld report that nobody looked at in time, as the privacy officer sees it: whose, by whom, since when; no word of it.
package struct OverseenWithheld: Sendable {
    package let dossier: DossierID
    package let person: String
    package let author: String
    package let writtenAt: Moment
    package let due: WithholdingDue
}

extension Workplace {
    private static let mostWithheld = 50

    /// What stays withheld for too long, by who of an own organisation wrote it.
    func overseenWithheld(_ oversight: Oversight) async throws -> [OverseenWithheld] {
        let (rows, owners) = try await engine.read { session in
            let rows = try OversightWithheld.late(limit: Self.mostWithheld, oversight: oversight, session)
            return (
                rows,
                try OversightRecords.owners(of: Array(Set(rows.map(\.dossier))), oversight: oversight, session)
            )
        }
        let names = try await names(of: Set(rows.map(\.author)).union(owners.values.flatMap { $0 }))
        return rows.map { row in
            OverseenWithheld(
                dossier: row.dossier, person: (owners[row.dossier] ?? []).compactMap { names[$0] }.joined(separator: ", "),
                author: names[row.author] ?? "", writtenAt: row.writtenAt, due: row.due)
        }
    }
}

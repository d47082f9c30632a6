import Dossier
import Records
import Storage

/// One thing that was changed at an organisation.
package struct ChangeLine: Sendable {
    package let at: Moment
    /// Nil: on the server's shell.
    package let by: String?
    package let change: AdministrationChange
}

package struct ChangesReading: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let name: String
    package let lines: [ChangeLine]
    package let isCut: Bool
    package let at: Moment
}

extension Workplace {
    private static let mostChanges = 300

    /// What was changed about who works here, the newest first: of the own organisation only.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no administrator there.
    package func readChanges(of organisation: OrganisationID, as caller: Caller) async throws -> ChangesReading {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let rows = try AdministrationLog.lines(
                limit: Self.mostChanges, administration: administration, session)
            let names = try self.accounts(rows.compactMap(\.actor), session)
            let lines = try rows.compactMap { row -> ChangeLine? in
                let text = try row.detail.map {
                    try self.keys.installation.open(String.self, $0, at: LogDetail.place(of: row.id))
                }
                guard let change = text.flatMap({ AdministrationChange.read($0) }) else { return nil }
                return ChangeLine(at: row.at, by: row.actor.map { names[$0]?.name ?? "" }, change: change)
            }
            return ChangesReading(
                visitor: administrator.visitor, organisation: organisation, name: try self.name(administrator),
                lines: lines, isCut: rows.count == Self.mostChanges, at: caller.at)
        }.value
    }
}

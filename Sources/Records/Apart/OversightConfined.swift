import Dossier
import Storage

/// Confined notes as the privacy officer of who wrote them may know of them: that there is one (access rules 9 and 22). No reach:
/// the officer has none. No word, theme, author or date is read.
package enum OversightConfined {
    package struct Row: Sendable {
        package let dossier: DossierID
        /// The own one at which its author worked.
        package let organisation: OrganisationID
        package let entry: EntryID
        package let named: [AccountID]
    }

    /// The notes of who worked at an own organisation when they wrote them, the oldest first. Whether somebody named may still see
    /// one, the rules say.
    package static func all(limit: Int, oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        try rows("", limit: limit, oversight, session)
    }

    package static func find(
        _ entry: EntryID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows("AND e.dossier_id = \(dossier) AND e.id = \(entry)", limit: 1, oversight, session).first
    }

    /// Names somebody in a note that the officer may not read.
    package static func name(
        _ account: AccountID, in row: Row, oversight: Oversight, _ session: any SQLSession
    ) throws {
        let entry = try session.first(
            """
            SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(row.dossier) AND e.id = \(row.entry)
            """
        ) { try EntryRow($0, in: row.dossier) }
        if let entry { try ConfinedRecords.put(account, in: entry, session) }
    }

    /// Who works at an own organisation now.
    package static func colleagues(oversight: Oversight, _ session: any SQLSession) throws -> [AccountID] {
        try session.all(
            """
            SELECT DISTINCT m.account_id FROM membership m
            WHERE m.organisation_id IN (\(.list(oversight.organisations))) AND m.from_at <= \(oversight.moment)
                AND (m.until_at IS NULL OR m.until_at > \(oversight.moment)) ORDER BY m.account_id
            """
        ) { try $0.id(0) }
    }

    private static func rows(
        _ condition: SQLStatement, limit: Int, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        let found: [(DossierID, EntryID, OrganisationID)] = try session.all(
            """
            SELECT n.dossier_id, n.id, n.organisation_id
            FROM (SELECT e.dossier_id, e.id, e.occurred_at, (
                SELECT m.organisation_id FROM membership m
                WHERE m.account_id = e.author_id AND m.organisation_id IN (\(.list(oversight.organisations)))
                    AND m.from_at <= e.occurred_at AND (m.until_at IS NULL OR m.until_at > e.occurred_at)
                ORDER BY m.organisation_id LIMIT 1) AS organisation_id
                FROM entry e
                WHERE e.visibility = 2 AND (e.kind + 0) = \(EntryKind.report.rawValue) \(condition)
                    AND \(OversightRecords.notTheOwn("e.dossier_id", oversight))) n
            WHERE n.organisation_id IS NOT NULL ORDER BY n.occurred_at, n.id LIMIT \(limit)
            """
        ) { (try $0.id(0), try $0.id(1), try $0.id(2)) }
        return try found.map { dossier, entry, organisation in
            Row(
                dossier: dossier, organisation: organisation, entry: entry,
                named: try session.all(
                    """
                    SELECT account_id FROM entry_named WHERE dossier_id = \(dossier) AND entry_id = \(entry)
                    """
                ) { try $0.id(0) })
        }
    }
}

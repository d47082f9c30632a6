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
        package fileprivate(set) var named: Set<AccountID>
    }

    /// The notes of who worked at an own organisation when they wrote them, the oldest first. All of them, since only the rules
    /// say whether somebody named may still see one: a limit here would cut off those that nobody sees.
    package static func all(oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        try rows("", oversight, session)
    }

    package static func find(
        _ entry: EntryID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows("AND e.dossier_id = \(dossier) AND e.id = \(entry)", oversight, session).first
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

    // A line for each who is named in it; a note that names nobody has one without a name.
    private static func rows(
        _ condition: SQLStatement, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        var rows: [Row] = []
        try session.each(
            """
            SELECT n.dossier_id, n.id, n.organisation_id, k.account_id
            FROM (SELECT e.dossier_id, e.id, e.occurred_at, (
                SELECT m.organisation_id FROM membership m
                WHERE m.account_id = e.author_id AND m.organisation_id IN (\(.list(oversight.organisations)))
                    AND m.from_at <= e.occurred_at AND (m.until_at IS NULL OR m.until_at > e.occurred_at)
                ORDER BY m.organisation_id LIMIT 1) AS organisation_id
                FROM entry e
                WHERE e.visibility = 2 AND (e.kind + 0) = \(EntryKind.report.rawValue) \(condition)
                    AND \(OversightRecords.notTheOwn("e.dossier_id", oversight))) n
            LEFT JOIN entry_named k ON k.dossier_id = n.dossier_id AND k.entry_id = n.id
            WHERE n.organisation_id IS NOT NULL ORDER BY n.occurred_at, n.id, n.dossier_id
            """
        ) { found in
            let dossier: DossierID = try found.id(0)
            let entry: EntryID = try found.id(1)
            if rows.last?.dossier != dossier || rows.last?.entry != entry {
                rows.append(Row(dossier: dossier, organisation: try found.id(2), entry: entry, named: []))
            }
            if let account: AccountID = try found.optionalID(3) { rows[rows.count - 1].named.insert(account) }
        }
        return rows
    }
}

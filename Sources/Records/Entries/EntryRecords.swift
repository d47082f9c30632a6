import Dossier
import Storage

/// The SQL of entries, whatever their kind. Every function that reads takes a `Reach`; the few that write take rows that
/// a use case has decided on.
package enum EntryRecords {
    /// One entry whatever the reach, for the access rules to decide on: the caller must ask `reach.sight(of:)`.
    /// It is read inside the dossier the reach was made for, so an id of elsewhere is not found.
    package static func find(
        _ id: EntryID, reach: Reach, _ session: any SQLSession
    ) throws -> (row: EntryRow, facts: EntryFacts)? {
        let row = try session.first(
            "SELECT \(EntryRow.columns) FROM entry e WHERE e.dossier_id = \(reach.dossier) AND e.id = \(id)"
        ) { try EntryRow($0, in: reach.dossier) }
        guard let row else { return nil }
        return (row, row.facts(named: try named(row, session)))
    }

    /// The entries of one kind that the reach shows, by date.
    ///
    /// - Parameters:
    ///   - condition: more conditions on `e`; they narrow and never widen.
    ///   - newestFirst: by `occurred_at`, then id.
    package static func list(
        _ kind: EntryKind, where condition: SQLStatement = "1 = 1", placeholders: Bool = false,
        newestFirst: Bool = true, limit: Int, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        try session.all(
            query(
                kind, where: condition, placeholders: placeholders, newestFirst: newestFirst, limit: limit, reach: reach
            ))
    }

    /// The same, to go along with other reads.
    package static func query(
        _ kind: EntryKind, where condition: SQLStatement = "1 = 1", placeholders: Bool = false,
        newestFirst: Bool = true, limit: Int, reach: Reach
    ) -> SQLQuery<EntryRow> {
        let order: SQLStatement =
            newestFirst ? "ORDER BY e.occurred_at DESC, e.id DESC" : "ORDER BY e.occurred_at, e.id"
        return SQLQuery(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE \(reach.predicate(for: kind, placeholders: placeholders)) AND \(condition)
            \(order) LIMIT \(limit)
            """
        ) { try EntryRow($0, in: reach.dossier) }
    }

    /// What hangs on or is part of these entries, oldest first.
    package static func children(
        _ kind: EntryKind, of parents: [EntryID], limit: Int = 2000, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        guard !parents.isEmpty else { return [] }
        return try session.all(childrenQuery(kind, of: parents, limit: limit, reach: reach))
    }

    /// The same, to go along with other reads. Nothing hangs on nothing.
    package static func childrenQuery(
        _ kind: EntryKind, of parents: [EntryID], limit: Int = 2000, reach: Reach
    ) -> SQLQuery<EntryRow> {
        SQLQuery(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE \(reach.predicate(for: kind, placeholders: false))
                AND e.parent_id IN (\(.list(parents.isEmpty ? [.zero] : parents)))
            ORDER BY e.occurred_at, e.id LIMIT \(limit)
            """
        ) { try EntryRow($0, in: reach.dossier) }
    }

    /// What is restricted stands in no count, picture or signal, also not in those of who still sees it (access rule 27).
    package static let counted: SQLStatement = "e.restricted_at IS NULL"

    /// How many entries of a kind the reach shows, up to a bound: a count never costs more than a page.
    package static func count(
        _ kind: EntryKind, where condition: SQLStatement, atMost bound: Int, reach: Reach, _ session: any SQLSession
    ) throws -> Int {
        try session.first(countQuery(kind, where: condition, atMost: bound, reach: reach)) ?? 0
    }

    /// The same, to go along with other reads.
    package static func countQuery(
        _ kind: EntryKind, where condition: SQLStatement, atMost bound: Int, reach: Reach
    ) -> SQLQuery<Int> {
        SQLQuery(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM entry e
                WHERE \(reach.predicate(for: kind, placeholders: false)) AND \(condition) AND \(counted)
                LIMIT \(bound)) counted
            """
        ) { Int($0.integer(0)) }
    }

    /// Adds an entry once: a form sent twice carries the same id and makes one entry.
    ///
    /// - Returns: false when an entry of that id was there already.
    package static func insert(_ row: EntryRow, named: Set<AccountID> = [], _ session: any SQLSession) throws -> Bool {
        let added = try session.run(
            """
            INSERT INTO entry (dossier_id, id, kind, area, parent_id, parent_area, themes, own_themes, voice, form,
                author_id, visibility, status, occurred_at, recorded_at, due_at, version, sealed, restricted_at)
            VALUES (\(row.dossier), \(row.id), \(row.kind.rawValue), \(row.kind.area.rawValue), \(row.parent),
                \(row.parentArea?.rawValue), \(row.themes.rawValue), \(row.ownThemes?.rawValue), \(row.voice.rawValue),
                \(row.form), \(row.author), \(row.visibility.rawValue), \(row.status), \(row.occurredAt),
                \(row.recordedAt), \(row.dueAt), \(row.version), \(row.sealed), \(row.restrictedAt))
            ON CONFLICT (dossier_id, id) DO NOTHING
            """)
        for account in named where added == 1 {
            try session.add(
                """
                INSERT INTO entry_named (dossier_id, entry_id, account_id)
                VALUES (\(row.dossier), \(row.id), \(account))
                """)
        }
        return added == 1
    }

    /// Puts a new version in the place of the one that was read; the old one stays readable.
    ///
    /// - Returns: false when somebody changed it meanwhile, and nothing was written.
    package static func replace(_ old: EntryRow, with new: EntryRow, _ session: any SQLSession) throws -> Bool {
        let changed = try session.run(
            """
            UPDATE entry SET themes = \(new.themes.rawValue), own_themes = \(new.ownThemes?.rawValue),
                form = \(new.form), visibility = \(new.visibility.rawValue), status = \(new.status),
                occurred_at = \(new.occurredAt), recorded_at = \(new.recordedAt), due_at = \(new.dueAt),
                version = \(new.version), sealed = \(new.sealed)
            WHERE dossier_id = \(old.dossier) AND id = \(old.id) AND version = \(old.version)
            """)
        guard changed == 1 else { return false }
        try keepVersion(old, session)
        return true
    }

    /// Keeps an earlier version of an entry.
    package static func keepVersion(_ row: EntryRow, _ session: any SQLSession) throws {
        try session.add(
            """
            INSERT INTO entry_version (dossier_id, entry_id, version, kind, themes, own_themes, author_id, visibility,
                occurred_at, recorded_at, sealed)
            VALUES (\(row.dossier), \(row.id), \(row.version), \(row.kind.rawValue), \(row.themes.rawValue),
                \(row.ownThemes?.rawValue), \(row.author), \(row.visibility.rawValue), \(row.occurredAt),
                \(row.recordedAt), \(row.sealed))
            """)
    }

    /// The earlier versions of an entry that the reach shows, newest first (access rule 13).
    package static func versions(
        of current: EntryRow, facts: EntryFacts, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        try session.all(
            """
            SELECT version, themes, own_themes, author_id, visibility, occurred_at, recorded_at, sealed
            FROM entry_version WHERE dossier_id = \(reach.dossier) AND entry_id = \(current.id)
            ORDER BY version DESC
            """
        ) { row in
            EntryRow(
                dossier: reach.dossier, id: current.id, kind: current.kind, parent: current.parent,
                parentArea: current.parentArea, themes: ThemeSet(rawValue: row.integer(1)),
                ownThemes: row.optionalInteger(2).map(ThemeSet.init(rawValue:)), voice: current.voice,
                form: current.form, author: try row.id(3),
                visibility: Visibility(rawValue: Int(row.integer(4))) ?? .own,
                status: current.status, occurredAt: row.moment(5), recordedAt: row.moment(6), version: row.integer(0),
                sealed: row.bytes(7), restrictedAt: current.restrictedAt)
        }
        .filter { version in
            // What was withheld then stays so, also when what was made of it may be read now (rules 10 and 13).
            guard version.visibility != .withheld || reach.seesWithheld || version.author == reach.actor else {
                return false
            }
            return reach.sight(of: VersionFacts(themes: version.themes, author: version.author), of: facts) == .full
        }
    }

    /// What hangs on an entry follows its themes, and so does what hangs on that: rewritten and sealed anew in the transaction
    /// that changes the parent.
    package static func retheme(
        childrenOf parent: EntryRow, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws {
        let rows = try session.all(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE e.dossier_id = \(reach.dossier) AND e.parent_id = \(parent.id) AND e.parent_area IS NOT NULL
            """
        ) { try EntryRow($0, in: reach.dossier) }
        for row in rows {
            let themes = effectiveThemes(own: row.ownThemes, parent: parent.themes, bond: row.kind.bond)
            guard themes != row.themes else { continue }
            let words = try seal.openWords(row.sealed, at: row.place)
            let moved = EntryRow(
                dossier: row.dossier, id: row.id, kind: row.kind, parent: row.parent, parentArea: row.parentArea,
                themes: themes, ownThemes: row.ownThemes, voice: row.voice, form: row.form, author: row.author,
                visibility: row.visibility, status: row.status, occurredAt: row.occurredAt, recordedAt: row.recordedAt,
                dueAt: row.dueAt, version: row.version)
            try session.add(
                """
                UPDATE entry SET themes = \(themes.rawValue), sealed = \(try seal.seal(words: words, at: moved.place))
                WHERE dossier_id = \(row.dossier) AND id = \(row.id)
                """)
            try retheme(childrenOf: moved, reach: reach, with: seal, session)
        }
    }

    /// Whether somebody already reacted in this form.
    package static func hasReaction(
        of account: AccountID, _ form: ReactionForm, on parent: EntryID, reach: Reach, _ session: any SQLSession
    ) throws -> Bool {
        try session.first(
            """
            SELECT 1 FROM entry e
            WHERE \(reach.predicate(for: .reaction, placeholders: false)) AND e.dossier_id = \(reach.dossier)
                AND e.parent_id = \(parent) AND e.author_id = \(account) AND e.form = \(form.rawValue)
            """
        ) { _ in true } ?? false
    }

    private static func named(_ row: EntryRow, _ session: any SQLSession) throws -> Set<AccountID> {
        guard row.visibility == .confined else { return [] }
        return Set(
            try session.all(
                """
                SELECT account_id FROM entry_named WHERE dossier_id = \(row.dossier) AND entry_id = \(row.id)
                """
            ) { try $0.id(0) })
    }
}

import Dossier
import Storage

/// The SQL of who is named in a confined note (access rule 9). A name counts at the next request: every read asks for it.
package enum ConfinedRecords {
    /// Who is named, in the order of their ids.
    package static func named(
        in entry: EntryRow, reach: Reach, _ session: any SQLSession
    ) throws -> [AccountID] {
        try session.all(
            """
            SELECT account_id FROM entry_named WHERE dossier_id = \(reach.dossier) AND entry_id = \(entry.id)
            ORDER BY account_id
            """
        ) { try $0.id(0) }
    }

    /// Names somebody in a note and in all that hangs on it; naming twice is naming once.
    package static func name(
        _ account: AccountID, in entry: EntryRow, reach: Reach, _ session: any SQLSession
    ) throws {
        guard entry.dossier == reach.dossier else { throw StorageError.damaged("a note of another dossier") }
        try put(account, in: entry, session)
    }

    /// The same, for who decided that it may.
    static func put(_ account: AccountID, in entry: EntryRow, _ session: any SQLSession) throws {
        for id in try withAllThatHangs(on: entry, session) {
            try session.add(
                """
                INSERT INTO entry_named (dossier_id, entry_id, account_id) VALUES (\(entry.dossier), \(id), \(account))
                ON CONFLICT (dossier_id, entry_id, account_id) DO NOTHING
                """)
        }
    }

    /// Names somebody no more, in the note and in all that hangs on it.
    package static func drop(
        _ account: AccountID, from entry: EntryRow, reach: Reach, _ session: any SQLSession
    ) throws {
        let ids = try withAllThatHangs(on: entry, session)
        try session.add(
            """
            DELETE FROM entry_named
            WHERE dossier_id = \(reach.dossier) AND account_id = \(account) AND entry_id IN (\(.list(ids)))
            """)
    }

    private static func withAllThatHangs(on entry: EntryRow, _ session: any SQLSession) throws -> [EntryID] {
        var found = [entry.id]
        var level = [entry.id]
        while !level.isEmpty {
            level = try session.all(
                """
                SELECT e.id FROM entry e WHERE e.dossier_id = \(entry.dossier) AND e.parent_id IN (\(.list(level)))
                    AND e.parent_area IS NOT NULL AND e.visibility = \(Visibility.confined.rawValue)
                """
            ) { try $0.id(0) }
            found += level
        }
        return found
    }
}

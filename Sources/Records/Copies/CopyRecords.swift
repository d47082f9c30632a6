import Dossier
import Storage

/// The SQL of copies for who asked for one: every statement names their account, so that nobody else finds it.
package enum CopyRecords {
    /// The copy this visitor asked for in this dossier, whatever its state; nobody has two.
    package static func mine(reach: Reach, _ session: any SQLSession) throws -> CopyRow? {
        try session.first(
            """
            SELECT \(CopyRow.columns) FROM dossier_copy
            WHERE dossier_id = \(reach.dossier) AND account_id = \(reach.actor)
            """, CopyRow.init)
    }

    /// Puts a copy that is to be made there, in place of the one before.
    package static func ask(_ row: CopyRow, reach: Reach, _ session: any SQLSession) throws {
        try delete(reach: reach, session)
        try session.add(
            """
            INSERT INTO dossier_copy (dossier_id, id, account_id, token_hash, state, asked_at, done, total, ends_at,
                turn, next_at, attempts, sealed)
            VALUES (\(reach.dossier), \(row.id), \(reach.actor), \(row.tokenHash), \(row.state.rawValue),
                \(row.askedAt), 0, \(row.total), \(row.endsAt), 0, \(row.askedAt), 0, \(row.sealed))
            ON CONFLICT (dossier_id, id) DO NOTHING
            """)
    }

    /// Takes this visitor's copy away, with its bytes; one that is being made is made no further.
    package static func delete(reach: Reach, _ session: any SQLSession) throws {
        try session.add(
            """
            DELETE FROM dossier_copy_piece WHERE dossier_id = \(reach.dossier) AND copy_id IN (
                SELECT id FROM dossier_copy WHERE dossier_id = \(reach.dossier) AND account_id = \(reach.actor))
            """)
        try session.add(
            "DELETE FROM dossier_copy WHERE dossier_id = \(reach.dossier) AND account_id = \(reach.actor)")
    }

    /// Where the pieces of one form of a copy stand, in order.
    package static func positions(
        _ form: Int, of copy: CopyID, reach: Reach, _ session: any SQLSession
    ) throws -> [Int64] {
        try session.all(
            """
            SELECT p.position FROM dossier_copy_piece p
            JOIN dossier_copy c ON c.dossier_id = p.dossier_id AND c.id = p.copy_id
            WHERE p.dossier_id = \(reach.dossier) AND p.copy_id = \(copy) AND p.form = \(form)
                AND c.account_id = \(reach.actor)
            ORDER BY p.position
            """
        ) { $0.integer(0) }
    }

    /// One piece, opened; nil when it went meanwhile.
    package static func piece(
        _ form: Int, _ position: Int64, of copy: CopyID, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> [UInt8]? {
        let sealed = try session.first(
            """
            SELECT p.sealed FROM dossier_copy_piece p
            JOIN dossier_copy c ON c.dossier_id = p.dossier_id AND c.id = p.copy_id
            WHERE p.dossier_id = \(reach.dossier) AND p.copy_id = \(copy) AND p.form = \(form)
                AND p.position = \(position) AND c.account_id = \(reach.actor)
            """
        ) { $0.bytes(0) }
        return try sealed.map {
            [UInt8](try seal.openWords($0, at: CopyPiece.place(copy, reach.dossier, form, position)))
        }
    }

    /// Whether a copy may still be given as far as these entries go: each is as it was, or still shows as it is now. What was
    /// confined, withheld or moved to other themes meanwhile is not (access rule 25).
    package static func allStand(_ marks: [CopyMark], reach: Reach, _ session: any SQLSession) throws -> Bool {
        guard !marks.isEmpty else { return true }
        let now = try session.all(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE e.dossier_id = \(reach.dossier) AND e.id IN (\(.list(marks.map(\.id))))
            """
        ) { CopyMark(of: try EntryRow($0, in: reach.dossier)) }
        return try Set(marks).subtracting(now).allSatisfy { mark in
            guard let (_, facts) = try EntryRecords.find(mark.id, reach: reach, session) else { return false }
            return reach.sight(of: facts) == .full
        }
    }

    /// When the dossier was opened.
    package static func openedAt(reach: Reach, _ session: any SQLSession) throws -> Moment {
        try session.first("SELECT opened_at FROM dossier WHERE id = \(reach.dossier)") { $0.moment(0) } ?? reach.moment
    }

    /// Which rows of a chapter come after the last one of the part before; nil: from the first.
    package static func after(_ last: (at: Int64, id: EntryID)?) -> SQLStatement {
        guard let last else { return "1 = 1" }
        return "(e.occurred_at > \(last.at) OR (e.occurred_at = \(last.at) AND e.id > \(last.id)))"
    }

    /// How many entries of a kind a copy will have, of what may be counted (access rules 15 and 27).
    package static func count(_ kind: EntryKind, reach: Reach, _ session: any SQLSession) throws -> Int {
        try EntryRecords.count(kind, where: "1 = 1", atMost: 1_000_000, reach: reach, session)
    }

    /// A page of containers: those the reach shows, and those it shows a part of (access rule 12).
    package static func containers(
        _ kind: EntryKind, of part: EntryKind, where condition: SQLStatement, limit: Int, reach: Reach,
        _ session: any SQLSession
    ) throws -> [EntryRow] {
        try session.all(
            """
            SELECT \(EntryRow.columns) FROM entry e
            WHERE (\(reach.predicate(for: kind, placeholders: false))
                OR (e.dossier_id = \(reach.dossier) AND e.kind = \(kind.rawValue)
                    AND e.visibility = \(Visibility.shared.rawValue) AND e.restricted_at IS NULL
                    AND e.id IN (SELECT e.parent_id FROM entry e WHERE \(reach.predicate(for: part, placeholders: false)))))
                AND \(condition)
            ORDER BY e.occurred_at, e.id LIMIT \(limit)
            """
        ) { try EntryRow($0, in: reach.dossier) }
    }

    /// Goals that stand in no plan that shows: every plan that is for all shows to who sees a goal of it.
    package static func looseGoals(reach: Reach) -> SQLStatement {
        """
        (e.parent_id IS NULL OR e.parent_id NOT IN (
            SELECT e.id FROM entry e WHERE e.dossier_id = \(reach.dossier) AND e.kind = \(EntryKind.plan.rawValue)
                AND e.visibility = \(Visibility.shared.rawValue) AND e.restricted_at IS NULL))
        """
    }
}

import Dossier
import Storage

/// The SQL of making copies, in the background: a door without a `Reach` (docs/access.md). It takes the row of who asked
/// and puts sealed bytes beside it; what they hold was read through the reach of the session that asked, made anew for
/// every part.
package enum CopyMaking {
    /// Takes the copy that waits longest. Until `lease` its next part is nobody else's, also when this process stops.
    package static func claim(
        at moment: Moment, until lease: Moment, _ session: any SQLSession
    ) throws -> CopyRow? {
        let making = CopyState.making.rawValue
        return try session.first(
            """
            UPDATE dossier_copy SET attempts = attempts + 1, next_at = \(lease)
            WHERE state = \(making) AND next_at <= \(moment) AND (dossier_id, id) = (
                SELECT c.dossier_id, c.id FROM dossier_copy c WHERE c.state = \(making) AND c.next_at <= \(moment)
                ORDER BY c.next_at, c.id LIMIT 1)
            RETURNING \(CopyRow.columns)
            """, CopyRow.init)
    }

    /// Writes the outcome of one part, unless somebody else did or the copy was taken away meanwhile.
    ///
    /// - Parameters:
    ///   - row: as it is from now on, but for `turn` and `sealed`.
    ///   - next: when the next part may be made.
    /// - Returns: whether it was written.
    package static func advance(
        _ row: CopyRow, sealed: [UInt8], pieces: [CopyPiece], next: Moment, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let changed = try session.run(
            """
            UPDATE dossier_copy SET state = \(row.state.rawValue), done = \(row.done), made_at = \(row.madeAt),
                stopped_at = \(row.stoppedAt), turn = turn + 1, next_at = \(next), attempts = 0, sealed = \(sealed)
            WHERE dossier_id = \(row.dossier) AND id = \(row.id) AND turn = \(row.turn)
                AND state = \(CopyState.making.rawValue)
            """)
        guard changed == 1 else { return false }
        for piece in pieces {
            let place = CopyPiece.place(row.id, row.dossier, piece.form, piece.position)
            try session.add(
                """
                INSERT INTO dossier_copy_piece (dossier_id, copy_id, form, position, sealed)
                VALUES (\(row.dossier), \(row.id), \(piece.form), \(piece.position),
                    \(try seal.seal(words: piece.bytes, at: place)))
                """)
        }
        return true
    }

    /// The bytes of one form so far, in order.
    package static func bytes(
        _ form: CopyForm, of row: CopyRow, with seal: Seal, _ session: any SQLSession
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try session.each(
            """
            SELECT position, sealed FROM dossier_copy_piece
            WHERE dossier_id = \(row.dossier) AND copy_id = \(row.id) AND form = \(form.rawValue) ORDER BY position
            """
        ) { found in
            let place = CopyPiece.place(row.id, row.dossier, form.rawValue, found.integer(0))
            bytes += try seal.openWords(found.bytes(1), at: place)
        }
        return bytes
    }

    /// Gives up on a copy whose parts keep failing.
    package static func fail(_ row: CopyRow, _ session: any SQLSession) throws {
        try session.add(
            """
            UPDATE dossier_copy SET state = \(CopyState.failed.rawValue)
            WHERE dossier_id = \(row.dossier) AND id = \(row.id) AND turn = \(row.turn)
            """)
        try deletePieces(of: row.id, in: row.dossier, session)
    }

    /// Takes away the bytes and rows of copies that are over. Whether one is over is said when it is read.
    package static func sweep(at moment: Moment, _ session: any SQLSession) throws {
        let over = try session.all(
            "SELECT dossier_id, id FROM dossier_copy WHERE ends_at <= \(moment) ORDER BY ends_at LIMIT 20"
        ) { (dossier: try $0.id(0) as DossierID, id: try $0.id(1) as CopyID) }
        for copy in over {
            try deletePieces(of: copy.id, in: copy.dossier, session)
            try session.add("DELETE FROM dossier_copy WHERE dossier_id = \(copy.dossier) AND id = \(copy.id)")
        }
    }

    private static func deletePieces(of id: CopyID, in dossier: DossierID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM dossier_copy_piece WHERE dossier_id = \(dossier) AND copy_id = \(id)")
    }
}

import Dossier
import Storage

/// Emergency access as it stands in the database (access rule 21).
package enum EmergencyRecords {
    /// One use of it, with what came of it. Its words are sealed.
    package struct Row: Sendable {
        package let emergency: Emergency
        package let outcome: EmergencyReview?
        package let reviewedBy: AccountID?
        package let reviewedAt: Moment?
        let sealed: [UInt8]
        let review: [UInt8]?
    }

    /// What is sealed of it, opened.
    package struct Words: Sendable, Equatable {
        package let reason: String
        /// What the privacy officer said.
        package let review: String?
    }

    static let columns: SQLStatement = """
        x.id, x.account_id, x.organisation_id, x.from_at, x.until_at, x.outcome, x.reviewed_by, x.reviewed_at, x.sealed, \
        x.review_sealed
        """

    static func row(_ row: any SQLRow) throws -> Row {
        Row(
            emergency: try emergency(row),
            outcome: row.optionalInteger(5).flatMap { EmergencyReview(rawValue: Int($0)) },
            reviewedBy: try row.optionalID(6), reviewedAt: row.optionalMoment(7), sealed: row.bytes(8),
            review: row.optionalBytes(9))
    }

    static func emergency(_ row: any SQLRow) throws -> Emergency {
        Emergency(
            id: try row.id(0), account: try row.id(1), organisation: try row.id(2), from: row.moment(3),
            until: row.moment(4))
    }

    package static func open(_ row: Row, in dossier: DossierID, with seal: Seal) throws -> Words {
        Words(
            reason: try seal.open(String.self, row.sealed, at: place(of: row.emergency, in: dossier)),
            review: try row.review.map {
                try seal.open(String.self, $0, at: reviewPlace(of: row.emergency.id, in: dossier))
            })
    }

    /// Opens the door, once: a form sent twice carries the same id.
    ///
    /// - Returns: false when that id was there already.
    package static func insert(
        _ emergency: Emergency, reason: String, in dossier: DossierID, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(reason, at: place(of: emergency, in: dossier))
        return try session.run(
            """
            INSERT INTO emergency_access (dossier_id, id, account_id, organisation_id, from_at, until_at, sealed)
            VALUES (\(dossier), \(emergency.id), \(emergency.account), \(emergency.organisation), \(emergency.from),
                \(emergency.end), \(sealed))
            ON CONFLICT (dossier_id, id) DO NOTHING
            """) == 1
    }

    /// Closes the door that the reach came in by. It is never opened again.
    package static func end(reach: Reach, _ session: any SQLSession) throws {
        guard let emergency = reach.emergency else { return }
        try session.add(
            """
            UPDATE emergency_access SET until_at = \(reach.moment)
            WHERE dossier_id = \(reach.dossier) AND id = \(emergency.id) AND until_at > \(reach.moment)
            """)
    }

    /// Whose dossiers these could be, by the address of their owner's account: ids only, and the birth date then decides.
    package static func dossiers(ownedBy addressHash: [UInt8], _ session: any SQLSession) throws -> [DossierID] {
        try session.all(
            """
            SELECT w.dossier_id FROM account a JOIN dossier_owner w ON w.account_id = a.id
            WHERE a.email_hash = \(addressHash) ORDER BY w.dossier_id
            """
        ) { try $0.id(0) }
    }

    /// Every use in a dossier, the newest first; none for who has not the act of reading the log (rule 4).
    package static func all(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        guard reach.acts.contains(.readLog) else { return [] }
        return try session.all(
            """
            SELECT \(columns) FROM emergency_access x WHERE x.dossier_id = \(reach.dossier)
            ORDER BY x.from_at DESC, x.id DESC LIMIT \(limit)
            """, row)
    }

    /// What this reader was told and has not seen yet; nothing for who has not the act of reading the log.
    package static func unseen(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        guard reach.acts.contains(.readLog) else { return [] }
        return try session.all(
            """
            SELECT \(columns) FROM emergency_access x
            WHERE x.dossier_id = \(reach.dossier) AND NOT EXISTS (
                SELECT 1 FROM emergency_seen s WHERE s.dossier_id = x.dossier_id AND s.emergency_id = x.id
                    AND s.account_id = \(reach.actor))
            ORDER BY x.from_at DESC, x.id DESC LIMIT \(limit)
            """, row)
    }

    /// This reader has seen what was opened until a moment, that of the page they had before them: what came after it stays new.
    package static func markSeen(until seen: Moment, reach: Reach, _ session: any SQLSession) throws {
        guard reach.acts.contains(.readLog) else { return }
        try session.add(
            """
            INSERT INTO emergency_seen (dossier_id, emergency_id, account_id, seen_at)
            SELECT x.dossier_id, x.id, \(reach.actor), \(reach.moment) FROM emergency_access x
            WHERE x.dossier_id = \(reach.dossier) AND x.from_at <= \(min(seen, reach.moment))
            ON CONFLICT (dossier_id, emergency_id, account_id) DO NOTHING
            """)
    }

    private static func place(of emergency: Emergency, in dossier: DossierID) -> SealedPlace {
        SealedPlace("emergency_access").with(dossier).with(emergency.id).with(emergency.account)
            .with(emergency.organisation).with(emergency.from.milliseconds)
    }

    static func reviewPlace(of emergency: EmergencyID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("emergency_access.review").with(dossier).with(emergency)
    }
}

import Dossier
import Storage

/// What workers of an own organisation wrote and did not send before their account was closed (access rule 11). No reach: the
/// officer has none, and reads no word; they are opened to see who may have them, and to seal them for another.
package enum LeftDraftRecords {
    package struct Row: Sendable {
        package let dossier: DossierID
        /// Where its author worked when they wrote it.
        package let organisation: OrganisationID
        package let id: EntryID
        package let author: AccountID
        package let savedAt: Moment
        package let clock: DossierClock
    }

    /// What was kept last, first.
    package static func all(limit: Int, oversight: Oversight, _ session: any SQLSession) throws -> [Row] {
        try rows("ORDER BY r.saved_at DESC, r.id, m.organisation_id LIMIT \(limit)", oversight, session)
    }

    package static func find(
        _ id: EntryID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> Row? {
        try rows(
            "AND r.dossier_id = \(dossier) AND r.id = \(id) ORDER BY m.organisation_id LIMIT 1", oversight, session
        )
        .first
    }

    package static func words(
        of row: Row, oversight: Oversight, with seal: Seal, _ session: any SQLSession
    ) throws -> DraftWords? {
        try session.first("SELECT sealed FROM draft WHERE account_id = \(row.author) AND id = \(row.id)") {
            try seal.open(DraftWords.self, $0.bytes(0), at: DraftRecords.place(of: row.id, row.author))
        }
    }

    /// Who works there now and may have a permit in the dossier: ids, each then judged by the own reach.
    package static func colleagues(
        of row: Row, limit: Int, oversight: Oversight, _ session: any SQLSession
    ) throws -> [AccountID] {
        let moment = oversight.moment
        return try session.all(
            """
            SELECT DISTINCT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
            WHERE m.organisation_id = \(row.organisation) AND m.office = \(Office.worker.rawValue)
                AND m.from_at <= \(moment) AND (m.until_at IS NULL OR m.until_at > \(moment)) AND a.disabled_at IS NULL
                AND m.account_id <> \(oversight.officer) AND \(permitted(in: "\(row.dossier)"))
            ORDER BY m.account_id LIMIT \(limit)
            """
        ) { try $0.id(0) }
    }

    /// Makes it the own draft of somebody, once: sealed for them, and marked with who began it.
    ///
    /// - Returns: false when it went meanwhile.
    package static func handOut(
        _ row: Row, to account: AccountID, oversight: Oversight, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        guard let words = try words(of: row, oversight: oversight, with: seal, session),
            try session.run("DELETE FROM draft WHERE account_id = \(row.author) AND id = \(row.id)") == 1
        else { return false }
        let sealed = try seal.seal(words, at: DraftRecords.place(of: row.id, account))
        try session.add(
            """
            INSERT INTO draft (account_id, id, dossier_id, saved_at, sealed, from_account_id, handed_by, handed_at)
            VALUES (\(account), \(row.id), \(row.dossier), \(oversight.moment), \(sealed), \(row.author),
                \(oversight.officer), \(oversight.moment))
            """)
        return true
    }

    /// To whom an officer of an own organisation handed a draft out that is still theirs, and which officer did.
    package static func handedOut(
        _ id: EntryID, in dossier: DossierID, oversight: Oversight, _ session: any SQLSession
    ) throws -> (to: AccountID, by: AccountID)? {
        try session.first(
            """
            SELECT r.account_id, r.handed_by FROM draft r
            JOIN membership m ON m.account_id = r.handed_by AND m.organisation_id IN (\(.list(oversight.organisations)))
                AND m.office = \(Office.privacyOfficer.rawValue) AND m.from_at <= r.handed_at
                AND (m.until_at IS NULL OR m.until_at > r.handed_at)
            WHERE r.dossier_id = \(dossier) AND r.id = \(id) AND r.handed_by IS NOT NULL LIMIT 1
            """
        ) { (try $0.id(0), try $0.id(1)) }
    }

    // A draft of a worker about a dossier in which the organisation had a permit: never what somebody wrote in the own
    // dossier, or in one in which they act for the person; and never of the officer's own.
    private static func rows(
        _ rest: SQLStatement, _ oversight: Oversight, _ session: any SQLSession
    ) throws -> [Row] {
        var seen: Set<EntryID> = []
        return try session.all(
            """
            SELECT r.dossier_id, m.organisation_id, r.id, r.account_id, r.saved_at, d.time_zone
            FROM membership m JOIN account a ON a.id = m.account_id JOIN draft r ON r.account_id = a.id
            JOIN dossier d ON d.id = r.dossier_id
            WHERE m.organisation_id IN (\(.list(oversight.organisations))) AND m.office = \(Office.worker.rawValue)
                AND a.disabled_at IS NOT NULL
                AND m.from_at <= r.saved_at AND (m.until_at IS NULL OR m.until_at > r.saved_at)
                AND \(permittedByWork(in: "r.dossier_id", at: "r.saved_at"))
                AND \(CloseToPerson.none(of: "r.account_id, \(oversight.officer)", in: "r.dossier_id"))
                \(rest)
            """
        ) { found in
            Row(
                dossier: try found.id(0), organisation: try found.id(1), id: try found.id(2),
                author: try found.id(3), savedAt: found.moment(4),
                clock: DossierClock(zoneName: found.text(5)) ?? .amsterdam)
        }.filter { seen.insert($0.id).inserted }
    }

    /// Whether a permit names the seat `m` in some way.
    private static func permitted(in dossier: SQLStatement) -> SQLStatement {
        """
        EXISTS (SELECT 1 FROM access_grant g WHERE g.dossier_id = \(dossier) AND g.effect = 1 AND g.next_of_kin IS NULL
            AND g.principal_id IN (m.organisation_id, m.department_id, m.account_id))
        """
    }

    /// Whether one named where they worked, and counted then. One that names only themselves says not that it was for that
    /// work: the words of a neighbour who works somewhere are not that place's to hand on.
    private static func permittedByWork(in dossier: SQLStatement, at moment: SQLStatement) -> SQLStatement {
        """
        EXISTS (SELECT 1 FROM access_grant g WHERE g.dossier_id = \(dossier) AND g.effect = 1 AND g.next_of_kin IS NULL
            AND g.principal_id IN (m.organisation_id, m.department_id)
            AND g.from_at <= \(moment) AND (g.until_at IS NULL OR g.until_at > \(moment))
            AND (g.withdrawn_at IS NULL OR g.withdrawn_at > \(moment)))
        """
    }
}

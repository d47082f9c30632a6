import Dossier
import Storage

/// Somebody who wants a message each week when others looked in a dossier.
package struct DigestRow: Sendable, Equatable {
    package let account: AccountID
    package let dossier: DossierID
    package let toldUntil: Moment
}

/// The SQL of the weekly message: a row for as long as it is on.
package enum DigestRecords {
    /// Since when the reader of a dossier gets the message; nil: not.
    package static func since(reach: Reach, _ session: any SQLSession) throws -> Moment? {
        try session.first(
            """
            SELECT switched_on_at FROM log_digest
            WHERE account_id = \(reach.actor) AND dossier_id = \(reach.dossier)
            """
        ) { $0.moment(0) }
    }

    /// - Returns: false when it was on already.
    package static func switchOn(at moment: Moment, reach: Reach, _ session: any SQLSession) throws -> Bool {
        try session.run(
            """
            INSERT INTO log_digest (account_id, dossier_id, switched_on_at, told_until)
            VALUES (\(reach.actor), \(reach.dossier), \(moment), \(moment))
            ON CONFLICT (account_id, dossier_id) DO NOTHING
            """) == 1
    }

    /// - Returns: false when it was off already.
    package static func switchOff(reach: Reach, _ session: any SQLSession) throws -> Bool {
        try session.run(
            "DELETE FROM log_digest WHERE account_id = \(reach.actor) AND dossier_id = \(reach.dossier)") == 1
    }

    /// Whose week is over: ids only; whether they still may read the log is decided by the reach of each.
    ///
    /// - Parameter before: who was told of less than this.
    package static func due(before moment: Moment, limit: Int, _ session: any SQLSession) throws -> [DigestRow] {
        try session.all(
            """
            SELECT account_id, dossier_id, told_until FROM log_digest
            WHERE told_until <= \(moment) ORDER BY told_until, account_id, dossier_id LIMIT \(limit)
            """
        ) { DigestRow(account: try $0.id(0), dossier: try $0.id(1), toldUntil: $0.moment(2)) }
    }

    package static func isOn(for account: AccountID, in dossier: DossierID, _ session: any SQLSession) throws -> Bool {
        try session.first(
            "SELECT 1 FROM log_digest WHERE account_id = \(account) AND dossier_id = \(dossier)", { _ in true })
            ?? false
    }

    package static func tell(_ row: DigestRow, until moment: Moment, _ session: any SQLSession) throws {
        try session.add(
            """
            UPDATE log_digest SET told_until = \(moment)
            WHERE account_id = \(row.account) AND dossier_id = \(row.dossier)
            """)
    }

    package static func end(_ row: DigestRow, _ session: any SQLSession) throws {
        try session.add("DELETE FROM log_digest WHERE account_id = \(row.account) AND dossier_id = \(row.dossier)")
    }

    /// The newest signed checkpoint of the log; nil before there is one.
    package static func checkpoint(_ session: any SQLSession) throws -> String? {
        try session.first("SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1") { $0.text(0) }
    }
}

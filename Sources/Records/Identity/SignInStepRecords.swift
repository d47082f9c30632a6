import Dossier
import Storage

/// The SQL of who is halfway signing in: the password was right, a code is still to come.
package enum SignInStepRecords {
    package static func insert(
        tokenHash: [UInt8], account: AccountID, until end: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO sign_in_step (token_hash, account_id, ends_at) VALUES (\(tokenHash), \(account), \(end))
            """)
    }

    /// Whose step this is, as long as it lasts; the account must not be disabled.
    package static func find(
        tokenHash: [UInt8], at moment: Moment, _ session: any SQLSession
    ) throws -> AccountID? {
        try session.first(
            """
            SELECT p.account_id FROM sign_in_step p JOIN account a ON a.id = p.account_id
            WHERE p.token_hash = \(tokenHash) AND p.ends_at > \(moment) AND a.disabled_at IS NULL
            """
        ) { try $0.id(0) }
    }

    package static func delete(tokenHash: [UInt8], _ session: any SQLSession) throws {
        try session.add("DELETE FROM sign_in_step WHERE token_hash = \(tokenHash)")
    }

    package static func deleteAll(of account: AccountID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM sign_in_step WHERE account_id = \(account)")
    }

    package static func deleteEnded(before moment: Moment, _ session: any SQLSession) throws {
        try session.add("DELETE FROM sign_in_step WHERE ends_at <= \(moment)")
    }
}

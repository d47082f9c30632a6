import Dossier
import Storage

/// The SQL of links to a new password: one for an account at a time, found by the hash of what stands in the link.
package enum PasswordResetRecords {
    /// A new link; the one of before does not work any more.
    package static func replace(
        of account: AccountID, tokenHash: [UInt8], until end: Moment, _ session: any SQLSession
    ) throws {
        try deleteAll(of: account, session)
        try session.add(
            """
            INSERT INTO password_reset (token_hash, account_id, ends_at) VALUES (\(tokenHash), \(account), \(end))
            """)
    }

    /// Whose link it is, as long as it lasts; the account must not be disabled.
    package static func find(
        tokenHash: [UInt8], at moment: Moment, _ session: any SQLSession
    ) throws -> AccountID? {
        try session.first(
            """
            SELECT r.account_id FROM password_reset r JOIN account a ON a.id = r.account_id
            WHERE r.token_hash = \(tokenHash) AND r.ends_at > \(moment) AND a.disabled_at IS NULL
            """
        ) { try $0.id(0) }
    }

    package static func deleteAll(of account: AccountID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM password_reset WHERE account_id = \(account)")
    }
}

import Dossier
import Storage

/// The second step of an account as the database holds it.
package struct FactorRow: Sendable, Equatable {
    package let secret: [UInt8]
    /// Nil while it is set up.
    package let confirmedAt: Moment?
    package let lastStep: Int64
}

/// The SQL of the second step: one secret for an account, and the recovery codes that are left.
package enum FactorRecords {
    package static func find(
        _ account: AccountID, with seal: Seal, _ session: any SQLSession
    ) throws -> FactorRow? {
        try session.first(
            "SELECT sealed, confirmed_at, last_step FROM second_factor WHERE account_id = \(account)"
        ) { row in
            FactorRow(
                secret: Array(try seal.openWords(row.bytes(0), at: place(of: account))),
                confirmedAt: row.optionalMoment(1), lastStep: row.integer(2))
        }
    }

    /// Whether an account is asked for a code.
    package static func isOn(_ account: AccountID, _ session: any SQLSession) throws -> Bool {
        try session.first(
            "SELECT 1 FROM second_factor WHERE account_id = \(account) AND confirmed_at IS NOT NULL", { _ in true })
            ?? false
    }

    /// Begins to set it up, anew where somebody began before. One that counts stays as it is.
    ///
    /// - Parameter step: the step of now: one of long ago is begun anew (`FactorRow.lastStep`).
    package static func begin(
        _ secret: [UInt8], of account: AccountID, after step: Int64, with seal: Seal, _ session: any SQLSession
    ) throws {
        let sealed = try seal.seal(words: secret, at: place(of: account))
        try session.add(
            """
            INSERT INTO second_factor (account_id, confirmed_at, last_step, sealed)
            VALUES (\(account), \(nil as Moment?), \(step), \(sealed))
            ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, last_step = excluded.last_step
            WHERE second_factor.confirmed_at IS NULL
            """)
    }

    package static func confirm(_ account: AccountID, at moment: Moment, _ session: any SQLSession) throws {
        try session.add(
            "UPDATE second_factor SET confirmed_at = \(moment) WHERE account_id = \(account) AND confirmed_at IS NULL")
    }

    /// Uses up a step, and every one before it.
    package static func use(step: Int64, of account: AccountID, _ session: any SQLSession) throws {
        try session.add("UPDATE second_factor SET last_step = \(step) WHERE account_id = \(account)")
    }

    /// Takes the second step away, with its recovery codes.
    package static func remove(_ account: AccountID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM recovery_code WHERE account_id = \(account)")
        try session.add("DELETE FROM second_factor WHERE account_id = \(account)")
    }

    /// New recovery codes; those of before count no more.
    package static func setCodes(_ hashes: [[UInt8]], of account: AccountID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM recovery_code WHERE account_id = \(account)")
        for hash in hashes {
            try session.add("INSERT INTO recovery_code (account_id, code_hash) VALUES (\(account), \(hash))")
        }
    }

    /// Uses up a recovery code.
    ///
    /// - Returns: whether it was one that was left.
    package static func useCode(_ hash: [UInt8], of account: AccountID, _ session: any SQLSession) throws -> Bool {
        try session.first(
            "DELETE FROM recovery_code WHERE account_id = \(account) AND code_hash = \(hash) RETURNING 1", { _ in true }
        ) ?? false
    }

    package static func codesLeft(_ account: AccountID, _ session: any SQLSession) throws -> Int {
        try session.first("SELECT count(*) FROM recovery_code WHERE account_id = \(account)") { Int($0.integer(0)) }
            ?? 0
    }

    private static func place(of account: AccountID) -> SealedPlace { SealedPlace("second_factor").with(account) }
}

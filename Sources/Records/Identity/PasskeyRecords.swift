import Dossier
import Storage

/// What is kept of a passkey, sealed: whoever could change its key, or move it to another account, would come in by it.
package struct PasskeyWords: Codable, Sendable, Equatable {
    /// The credential's id, as the device knows it.
    package var id: [UInt8]
    /// The half of the key that may be known, as the device wrote it.
    package var key: [UInt8]
    /// How a browser can reach the device ("internal", "hybrid"), in its own words.
    package var transports: [String]
    package var isBackupEligible: Bool
    /// What somebody calls it.
    package var name: String

    package init(id: [UInt8], key: [UInt8], transports: [String], isBackupEligible: Bool, name: String) {
        self.id = id
        self.key = key
        self.transports = transports
        self.isBackupEligible = isBackupEligible
        self.name = name
    }
}

package struct PasskeyRow: Sendable {
    package let hash: [UInt8]
    package let account: AccountID
    package let madeAt: Moment
    package let usedAt: Moment?
    package let signCount: UInt32
    package let isBackedUp: Bool
    package let words: PasskeyWords
}

/// The SQL of passkeys. A row is found by a keyed hash of the credential's id: the same device shows the same id at every
/// look, and a stolen database should not say which of its rows that is.
package enum PasskeyRecords {
    package static func hash(of id: [UInt8], _ lookup: LookupHash) -> [UInt8] { lookup.hash(id, as: "passkey") }

    /// A passkey by its hash; the account must not be disabled.
    package static func find(
        hash: [UInt8], with seal: Seal, _ session: any SQLSession
    ) throws -> PasskeyRow? {
        try session.first(
            """
            SELECT \(columns) FROM passkey p JOIN account a ON a.id = p.account_id
            WHERE p.credential_hash = \(hash) AND a.disabled_at IS NULL
            """
        ) { try row($0, with: seal) }
    }

    /// Whether a passkey is known already, whosever it is.
    package static func isThere(hash: [UInt8], _ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM passkey WHERE credential_hash = \(hash)", { _ in true }) ?? false
    }

    /// The passkeys of an account, the oldest first.
    package static func all(of account: AccountID, with seal: Seal, _ session: any SQLSession) throws -> [PasskeyRow] {
        try session.all(
            """
            SELECT \(columns) FROM passkey p WHERE p.account_id = \(account) ORDER BY p.made_at, p.credential_hash
            """
        ) { try row($0, with: seal) }
    }

    package static func count(of account: AccountID, _ session: any SQLSession) throws -> Int {
        try session.first("SELECT count(*) FROM passkey WHERE account_id = \(account)") { Int($0.integer(0)) } ?? 0
    }

    package static func insert(
        _ words: PasskeyWords, hash: [UInt8], of account: AccountID, signCount: UInt32, isBackedUp: Bool,
        at moment: Moment, with seal: Seal, _ session: any SQLSession
    ) throws {
        let sealed = try seal.seal(words, at: place(of: hash, account))
        try session.add(
            """
            INSERT INTO passkey (credential_hash, account_id, made_at, used_at, sign_count, backed_up, sealed)
            VALUES (\(hash), \(account), \(moment), \(nil as Moment?), \(Int64(signCount)), \(isBackedUp), \(sealed))
            """)
    }

    /// It was used: what it counted, and whether it is kept at more places by now.
    package static func use(
        hash: [UInt8], signCount: UInt32, isBackedUp: Bool, at moment: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            UPDATE passkey SET used_at = \(moment), sign_count = \(Int64(signCount)), backed_up = \(isBackedUp)
            WHERE credential_hash = \(hash)
            """)
    }

    package static func rename(
        _ row: PasskeyRow, to name: String, with seal: Seal, _ session: any SQLSession
    ) throws {
        var words = row.words
        words.name = name
        let sealed = try seal.seal(words, at: place(of: row.hash, row.account))
        try session.add("UPDATE passkey SET sealed = \(sealed) WHERE credential_hash = \(row.hash)")
    }

    /// Takes a passkey away, and every session it opened but one.
    ///
    /// - Parameter kept: the session of who takes it away.
    package static func remove(_ row: PasskeyRow, keeping kept: [UInt8], _ session: any SQLSession) throws {
        try session.add("DELETE FROM passkey WHERE credential_hash = \(row.hash)")
        try session.add(
            """
            DELETE FROM session WHERE account_id = \(row.account) AND passkey_hash = \(row.hash) AND token_hash <> \(kept)
            """)
    }

    /// By which passkey a session began.
    package static func begin(tokenHash: [UInt8], by hash: [UInt8], _ session: any SQLSession) throws {
        try session.add("UPDATE session SET passkey_hash = \(hash) WHERE token_hash = \(tokenHash)")
    }

    private static let columns: SQLStatement =
        "p.credential_hash, p.account_id, p.made_at, p.used_at, p.sign_count, p.backed_up, p.sealed"

    private static func row(_ row: any SQLRow, with seal: Seal) throws -> PasskeyRow {
        let (hash, account): ([UInt8], AccountID) = (row.bytes(0), try row.id(1))
        return PasskeyRow(
            hash: hash, account: account, madeAt: row.moment(2), usedAt: row.optionalMoment(3),
            signCount: UInt32(truncatingIfNeeded: row.integer(4)), isBackedUp: row.integer(5) == 1,
            words: try seal.open(PasskeyWords.self, row.bytes(6), at: place(of: hash, account)))
    }

    /// Bound to the account too: a passkey that is moved to another account opens nothing.
    private static func place(of hash: [UInt8], _ account: AccountID) -> SealedPlace {
        SealedPlace("passkey").with(hash: hash).with(account)
    }
}

import Dossier
import Storage

/// Who can sign in. Name and address are sealed for the installation; the address is found by its keyed hash.
package struct Account: Sendable, Equatable {
    package let id: AccountID
    package let address: String
    package let name: String
    package let language: String?
    package let disabledAt: Moment?
    package let hasPassword: Bool

    /// The same person under another address.
    package func with(address: String) -> Account {
        Account(
            id: id, address: address, name: name, language: language, disabledAt: disabledAt, hasPassword: hasPassword)
    }
}

package struct AccountWords: Codable, Sendable, Equatable {
    package var address: String
    package var name: String

    package init(address: String, name: String) {
        self.address = address
        self.name = name
    }
}

package enum AccountRecords {
    /// The form in which addresses are compared: without case and space around.
    package static func normalised(_ address: String) -> String {
        String(address.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()).lowercased()
    }

    package static func hash(of address: String, _ lookup: LookupHash) -> [UInt8] {
        lookup.hash(normalised(address), as: "account")
    }

    /// The account of an address with its password hash, for signing in.
    package static func forSignIn(
        addressHash: [UInt8], _ session: any SQLSession
    ) throws -> (id: AccountID, password: String?, isDisabled: Bool)? {
        try session.first(
            "SELECT id, password, disabled_at FROM account WHERE email_hash = \(addressHash)"
        ) { (try $0.id(0), $0.optionalText(1), !$0.isNull(2)) }
    }

    /// Whether the address of an account was given by who made it and proven by nobody.
    package static func isAddressUnproven(_ id: AccountID, _ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM account WHERE id = \(id) AND address_unproven = 1", { _ in true }) ?? false
    }

    /// Somebody read a mail that went to the address of an account, so it is theirs. How else they could sign in until now was
    /// set by whoever made the account: those links and passkeys go, and so does a second step, which they alone could take.
    package static func proveAddress(of id: AccountID, _ session: any SQLSession) throws {
        let wasUnproven =
            try session.run(
                "UPDATE account SET address_unproven = NULL WHERE id = \(id) AND address_unproven = 1") == 1
        guard wasUnproven else { return }
        try session.add("DELETE FROM account_link WHERE account_id = \(id)")
        try session.add("DELETE FROM passkey WHERE account_id = \(id)")
        try FactorRecords.remove(id, session)
    }

    /// Whether somebody can sign in with it: whose account was closed sees nothing, whatever still names it.
    package static func isOpen(_ id: AccountID, _ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM account WHERE id = \(id) AND disabled_at IS NULL") { _ in true } ?? false
    }

    package static func id(addressHash: [UInt8], _ session: any SQLSession) throws -> AccountID? {
        try session.first("SELECT id FROM account WHERE email_hash = \(addressHash)") { try $0.id(0) }
    }

    /// The password hash of an account that is there and has one.
    package static func password(of id: AccountID, _ session: any SQLSession) throws -> String? {
        try session.first("SELECT password FROM account WHERE id = \(id)") { $0.optionalText(0) } ?? nil
    }

    package static func find(_ ids: [AccountID], with seal: Seal, _ session: any SQLSession) throws -> [Account] {
        guard !ids.isEmpty else { return [] }
        return try session.all(
            """
            SELECT id, sealed, language, disabled_at, CASE WHEN password IS NULL THEN 0 ELSE 1 END FROM account WHERE id IN (\(.list(ids)))
            """
        ) { try account($0, with: seal) }
    }

    /// Every account, for the administrator's list on the shell.
    package static func all(with seal: Seal, _ session: any SQLSession) throws -> [Account] {
        try session.all(
            """
            SELECT id, sealed, language, disabled_at, CASE WHEN password IS NULL THEN 0 ELSE 1 END
            FROM account ORDER BY created_at, id
            """
        ) { try account($0, with: seal) }
    }

    package static func count(_ session: any SQLSession) throws -> Int {
        try session.first("SELECT count(*) FROM account") { Int($0.integer(0)) } ?? 0
    }

    package static func insert(
        _ id: AccountID, _ words: AccountWords, addressHash: [UInt8], password: String?, language: String? = nil,
        isAddressProven: Bool = true, at moment: Moment, with seal: Seal, _ session: any SQLSession
    ) throws {
        let sealed = try seal.seal(words, at: place(of: id))
        try session.add(
            """
            INSERT INTO account (id, email_hash, password, language, created_at, address_unproven, sealed)
            VALUES (\(id), \(addressHash), \(password), \(language), \(moment),
                \(isAddressProven ? nil : 1 as Int?), \(sealed))
            """)
    }

    /// A new password ends every session of the account, and whoever was halfway signing in with the old one.
    ///
    /// - Parameter kept: the one session that stays, of who changes it.
    package static func setPassword(
        _ password: String, of id: AccountID, keeping kept: [UInt8]? = nil, _ session: any SQLSession
    ) throws {
        try session.add("UPDATE account SET password = \(password) WHERE id = \(id)")
        try SignInStepRecords.deleteAll(of: id, session)
        try PasswordResetRecords.deleteAll(of: id, session)
        try SessionRecords.deleteOthers(than: kept ?? [], of: id, session)
    }

    package static func setLanguage(_ language: String, of id: AccountID, _ session: any SQLSession) throws {
        try session.add("UPDATE account SET language = \(language) WHERE id = \(id)")
    }

    /// Disabling ends every session of the account (access rule 3).
    package static func disable(_ id: AccountID, at moment: Moment, _ session: any SQLSession) throws {
        try session.add("UPDATE account SET disabled_at = \(moment) WHERE id = \(id) AND disabled_at IS NULL")
        try SignInStepRecords.deleteAll(of: id, session)
        try session.add("DELETE FROM session WHERE account_id = \(id)")
    }

    /// The name and address of an account whose row was read elsewhere.
    ///
    /// - Parameter memory: what was opened a moment ago, where there is such a memory.
    package static func open(
        _ sealed: [UInt8], of id: AccountID, with seal: Seal, _ memory: OpenedBodies? = nil
    ) throws -> AccountWords {
        try seal.open(AccountWords.self, sealed, at: place(of: id), memory)
    }

    private static func account(_ row: any SQLRow, with seal: Seal) throws -> Account {
        let id: AccountID = try row.id(0)
        let words = try open(row.bytes(1), of: id, with: seal)
        return Account(
            id: id, address: words.address, name: words.name, language: row.optionalText(2),
            disabledAt: row.optionalMoment(3), hasPassword: row.integer(4) == 1)
    }

    private static func place(of account: AccountID) -> SealedPlace { SealedPlace("account").with(account) }
}

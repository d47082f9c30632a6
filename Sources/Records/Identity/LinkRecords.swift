import Dossier
import Storage

/// Somebody at an identity provider, as an account is linked to it. Sealed: it may be a citizen's number.
package struct LinkWords: Codable, Sendable, Equatable {
    package var issuer: String
    /// The claim of the ID token that names them, and what it says.
    package var claim: String
    package var subject: String

    package init(issuer: String, claim: String, subject: String) {
        self.issuer = issuer
        self.claim = claim
        self.subject = subject
    }

    /// What the link is found by.
    package func hash(_ lookup: LookupHash) -> [UInt8] {
        lookup.hash(Array([issuer, claim, subject].joined(separator: "\u{0}").utf8), as: "account_link")
    }
}

/// One link of an account.
package struct AccountLink: Sendable {
    package let subjectHash: [UInt8]
    package let linkedAt: Moment
    package let words: LinkWords
}

/// The SQL of links between accounts and identity providers.
package enum LinkRecords {
    /// Whose account somebody at a provider may sign in to.
    package static func account(
        subjectHash: [UInt8], _ session: any SQLSession
    ) throws -> (id: AccountID, isDisabled: Bool)? {
        try session.first(
            """
            SELECT a.id, a.disabled_at FROM account_link l JOIN account a ON a.id = l.account_id
            WHERE l.subject_hash = \(subjectHash)
            """
        ) { (try $0.id(0), !$0.isNull(1)) }
    }

    /// The links of an account, the oldest first.
    package static func all(of account: AccountID, with seal: Seal, _ session: any SQLSession) throws -> [AccountLink] {
        try session.all(
            """
            SELECT subject_hash, linked_at, sealed FROM account_link WHERE account_id = \(account)
            ORDER BY linked_at, subject_hash
            """
        ) { row in
            let hash = row.bytes(0)
            return AccountLink(
                subjectHash: hash, linkedAt: row.moment(1),
                words: try seal.open(LinkWords.self, row.bytes(2), at: place(of: hash, account)))
        }
    }

    package static func insert(
        _ words: LinkWords, to account: AccountID, at moment: Moment, keys: MasterKey, _ session: any SQLSession
    ) throws {
        let hash = words.hash(keys.lookup)
        let sealed = try keys.installation.seal(words, at: place(of: hash, account))
        try session.add(
            """
            INSERT INTO account_link (subject_hash, account_id, linked_at, sealed)
            VALUES (\(hash), \(account), \(moment), \(sealed))
            """)
    }

    package static func delete(_ link: AccountLink, of account: AccountID, _ session: any SQLSession) throws {
        try session.add(
            "DELETE FROM account_link WHERE subject_hash = \(link.subjectHash) AND account_id = \(account)")
    }

    /// Bound to the account too: a link that is moved to another account opens nothing.
    private static func place(of hash: [UInt8], _ account: AccountID) -> SealedPlace {
        SealedPlace("account_link").with(hash: hash).with(account)
    }
}

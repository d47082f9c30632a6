import Dossier
import Storage

/// A report somebody is still writing: seen by its author only, outside the dossier (access rule 11).
package struct Draft: Sendable {
    package let id: EntryID
    package let dossier: DossierID
    package let savedAt: Moment
    package let words: DraftWords
    /// Who began it, where a privacy officer handed it out.
    package let from: AccountID?

    package init(id: EntryID, dossier: DossierID, savedAt: Moment, words: DraftWords, from: AccountID? = nil) {
        self.id = id
        self.dossier = dossier
        self.savedAt = savedAt
        self.words = words
        self.from = from
    }
}

package struct DraftWords: Codable, Sendable, Equatable {
    package var text: String
    package var form: String?
    package var themes: [String]
    /// What it reacts to, where it is a reaction.
    package var parent: EntryID?
    /// Whom it is for, where that is not everyone; what a former release kept says nothing of it.
    package var apart: DraftApart?
    /// The person's private note (rule 11): nil where it is none.
    package var isPrivate: Bool?

    package init(
        text: String, form: String?, themes: [String], parent: EntryID?, apart: DraftApart? = nil,
        isPrivate: Bool? = nil
    ) {
        self.text = text
        self.form = form
        self.themes = themes
        self.parent = parent
        self.apart = apart
        self.isPrivate = isPrivate
    }
}

/// Whom somebody began to write for, as it was typed: a draft that goes on is for no other eyes than it was meant for (rules 9
/// and 10).
package struct DraftApart: Codable, Sendable, Equatable {
    package var readers: String
    package var reason: String
    package var months: String
    package var named: [String]

    package init(readers: String, reason: String, months: String, named: [String]) {
        self.readers = readers
        self.reason = reason
        self.months = months
        self.named = named
    }
}

/// The SQL of drafts. No reach: the author's account is in every statement.
package enum DraftRecords {
    package static func save(_ draft: Draft, of account: AccountID, with seal: Seal, _ session: any SQLSession) throws {
        let sealed = try seal.seal(draft.words, at: place(of: draft.id, account))
        try session.add(
            """
            INSERT INTO draft (account_id, id, dossier_id, saved_at, sealed)
            VALUES (\(account), \(draft.id), \(draft.dossier), \(draft.savedAt), \(sealed))
            ON CONFLICT (account_id, id) DO UPDATE SET saved_at = excluded.saved_at, sealed = excluded.sealed
            """)
    }

    package static func all(of account: AccountID, with seal: Seal, _ session: any SQLSession) throws -> [Draft] {
        try session.all(
            """
            SELECT id, dossier_id, saved_at, sealed, from_account_id FROM draft WHERE account_id = \(account)
            ORDER BY saved_at DESC LIMIT 50
            """
        ) { row in
            let id: EntryID = try row.id(0)
            return Draft(
                id: id, dossier: try row.id(1), savedAt: row.moment(2),
                words: try seal.open(DraftWords.self, row.bytes(3), at: place(of: id, account)),
                from: try row.optionalID(4))
        }
    }

    /// Whether the draft became an entry of this author: of nobody else's entries anything is told.
    package static func isPosted(
        _ id: EntryID, in dossier: DossierID, by account: AccountID, _ session: any SQLSession
    ) throws -> Bool {
        try session.first(
            "SELECT 1 FROM entry WHERE dossier_id = \(dossier) AND id = \(id) AND author_id = \(account)"
        ) { _ in true } ?? false
    }

    package static func delete(_ id: EntryID, of account: AccountID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM draft WHERE account_id = \(account) AND id = \(id)")
    }

    static func place(of draft: EntryID, _ account: AccountID) -> SealedPlace {
        SealedPlace("draft").with(account).with(draft)
    }
}

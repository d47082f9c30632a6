import Dossier
import Storage

/// What a mail in the outbox says; sealed, since an address says who somebody is.
package struct OutboxWords: Codable, Sendable, Equatable {
    package let to: String
    package let subject: String
    package let body: String
    /// Instead of the body, where the account is an administrator's.
    package var administratorBody: String?
    /// What it tells of, to be asked once more before it goes; a node of the former release does not ask.
    package var notice: OutboxNotice?
    /// As `notice`, of a letter whose words were finished when it was promised: a node of the former release sends it unasked.
    package var condition: OutboxNotice?

    package init(
        to: String, subject: String, body: String, administratorBody: String? = nil, notice: OutboxNotice? = nil,
        condition: OutboxNotice? = nil
    ) {
        self.to = to
        self.subject = subject
        self.body = body
        self.administratorBody = administratorBody
        self.notice = notice
        self.condition = condition
    }
}

/// Whom a mail in the outbox is for, and what it tells of: ids, as text.
package struct OutboxNotice: Codable, Sendable, Equatable {
    package let account: String
    package let dossier: String
    package let matter: String
    package var request: String?
    package var event: Int?

    package init(account: String, dossier: String, matter: String, request: String? = nil, event: Int? = nil) {
        self.account = account
        self.dossier = dossier
        self.matter = matter
        self.request = request
        self.event = event
    }
}

/// What is done with a mail when its turn comes. Stored; never changes.
package enum OutboxKind: Int, Sendable {
    /// It goes as it stands.
    case letter = 1
    /// It gets a link to a new password, if the address is of an account; else nothing goes.
    case newPassword = 2
}

package enum OutboxSubject {}
package typealias OutboxID = Identifier<OutboxSubject>

/// A mail whose turn it is.
package struct OutboxRow: Sendable, Equatable {
    package let id: OutboxID
    package let kind: OutboxKind
    package let queuedAt: Moment
    package let endsAt: Moment
    package let attempts: Int64
    package let words: OutboxWords
}

/// The SQL of mail that was promised: a row until it is sent, so that a restart loses none, and nothing after that.
package enum OutboxRecords {
    /// - Parameter end: nobody wants it any more after that.
    package static func add(
        _ words: OutboxWords, as kind: OutboxKind, at moment: Moment, until end: Moment, with seal: Seal,
        _ session: any SQLSession
    ) throws {
        let id: OutboxID = NewIdentifier.make(at: moment)
        let sealed = try seal.seal(words, at: place(of: id))
        try session.add(
            """
            INSERT INTO outbox_mail (id, kind, queued_at, next_at, ends_at, attempts, sealed)
            VALUES (\(id), \(kind.rawValue), \(moment), \(moment), \(end), 0, \(sealed))
            """)
    }

    /// Takes the mail that waits longest. Until `lease` it is nobody else's, also when this process stops in the middle.
    package static func claim(
        at moment: Moment, until lease: Moment, with seal: Seal, _ session: any SQLSession
    ) throws -> OutboxRow? {
        try session.first(
            """
            UPDATE outbox_mail SET attempts = attempts + 1, next_at = \(lease)
            WHERE next_at <= \(moment) AND id = (
                SELECT o.id FROM outbox_mail o WHERE o.next_at <= \(moment) ORDER BY o.next_at, o.id LIMIT 1)
            RETURNING id, kind, queued_at, ends_at, attempts, sealed
            """
        ) { row in
            let id: OutboxID = try row.id(0)
            guard let kind = OutboxKind(rawValue: Int(row.integer(1))) else { throw StorageError.damaged("mail") }
            return OutboxRow(
                id: id, kind: kind, queuedAt: row.moment(2), endsAt: row.moment(3), attempts: row.integer(4),
                words: try seal.open(OutboxWords.self, row.bytes(5), at: place(of: id)))
        }
    }

    /// Tries it again at a moment.
    package static func postpone(_ id: OutboxID, until moment: Moment, _ session: any SQLSession) throws {
        try session.add("UPDATE outbox_mail SET next_at = \(moment) WHERE id = \(id)")
    }

    package static func delete(_ id: OutboxID, _ session: any SQLSession) throws {
        try session.add("DELETE FROM outbox_mail WHERE id = \(id)")
    }

    private static func place(of id: OutboxID) -> SealedPlace { SealedPlace("outbox_mail").with(id) }
}

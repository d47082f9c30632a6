import Dossier
import Storage

/// A copy somebody asked for, as its row stands.
package struct CopyRow: Sendable {
    package let dossier: DossierID
    package let id: CopyID
    package let account: AccountID
    /// The session that asked.
    package let tokenHash: [UInt8]
    package var state: CopyState
    package let askedAt: Moment
    package var done: Int64
    package let total: Int64
    package var madeAt: Moment?
    /// When whoever asked might see less than when it began: what follows is not in it (access case p).
    package var stoppedAt: Moment?
    package let endsAt: Moment
    /// How many parts were written.
    package let turn: Int64
    package let attempts: Int64
    /// What the makers know of it between two parts.
    package let sealed: [UInt8]

    package init(
        dossier: DossierID, id: CopyID, account: AccountID, tokenHash: [UInt8], askedAt: Moment, total: Int64,
        endsAt: Moment, sealed: [UInt8]
    ) {
        self.dossier = dossier
        self.id = id
        self.account = account
        self.tokenHash = tokenHash
        state = .making
        self.askedAt = askedAt
        done = 0
        self.total = total
        self.endsAt = endsAt
        turn = 0
        attempts = 0
        self.sealed = sealed
    }

    static let columns: SQLStatement = """
        dossier_id, id, account_id, token_hash, state, asked_at, done, total, made_at, stopped_at, ends_at, turn, \
        attempts, sealed
        """

    init(_ row: any SQLRow) throws {
        guard let state = CopyState(rawValue: Int(row.integer(4))) else { throw StorageError.damaged("copy") }
        dossier = try row.id(0)
        id = try row.id(1)
        account = try row.id(2)
        tokenHash = row.bytes(3)
        self.state = state
        askedAt = row.moment(5)
        done = row.integer(6)
        total = row.integer(7)
        madeAt = row.optionalMoment(8)
        stoppedAt = row.optionalMoment(9)
        endsAt = row.moment(10)
        turn = row.integer(11)
        attempts = row.integer(12)
        sealed = row.bytes(13)
    }

    /// Where what the makers know is bound to.
    package var place: SealedPlace { Self.place(of: id, in: dossier, for: account) }

    package static func place(of id: CopyID, in dossier: DossierID, for account: AccountID) -> SealedPlace {
        SealedPlace("dossier_copy").with(dossier).with(id).with(account)
    }
}

/// Some of the bytes of a copy.
package struct CopyPiece: Sendable {
    /// Not a form of the copy, but which entries are in it.
    package static let entries = 0

    package let form: Int
    package let position: Int64
    package let bytes: [UInt8]

    package init(form: Int, position: Int64, bytes: [UInt8]) {
        self.form = form
        self.position = position
        self.bytes = bytes
    }

    static func place(_ copy: CopyID, _ dossier: DossierID, _ form: Int, _ position: Int64) -> SealedPlace {
        SealedPlace("dossier_copy_piece").with(dossier).with(copy).with(Int64(form)).with(position)
    }
}

/// What decided about an entry when it came to stand in a copy.
package struct CopyMark: Codable, Sendable, Hashable {
    package let id: EntryID
    let themes: Int64
    let visibility: Int
    let isRestricted: Bool

    package init(of row: EntryRow) {
        id = row.id
        themes = row.themes.rawValue
        visibility = row.visibility.rawValue
        isRestricted = row.restrictedAt != nil
    }
}

import Dossier
import Storage

/// One row of `entry` as it stands: structure in the clear, words sealed.
package struct EntryRow: Sendable {
    package let dossier: DossierID
    package let id: EntryID
    package let kind: EntryKind
    package let parent: EntryID?
    /// The parent's area where this hangs on it (access rule 12).
    package let parentArea: Area?
    /// The effective themes.
    package let themes: ThemeSet
    package let ownThemes: ThemeSet?
    package let voice: Voice
    /// A report's form, a reaction's, a meeting's, a step of a cooperation: what it counts is the kind's.
    package let form: Int
    package let author: AccountID
    package let visibility: Visibility
    package let status: Int
    package let occurredAt: Moment
    package let recordedAt: Moment
    package let dueAt: Moment?
    package let version: Int64
    package let sealed: [UInt8]
    /// Since when it is kept and hardly shown (access rule 27).
    package let restrictedAt: Moment?

    package static let columns: SQLStatement = """
        e.id, e.kind, e.parent_id, e.parent_area, e.themes, e.own_themes, e.voice, e.form, e.author_id, e.visibility, \
        e.status, e.occurred_at, e.recorded_at, e.due_at, e.version, e.sealed, \
        e.restricted_at
        """

    package init(_ row: any SQLRow, in dossier: DossierID) throws {
        guard let kind = EntryKind(rawValue: Int(row.integer(1))), let voice = Voice(rawValue: Int(row.integer(6))),
            let visibility = Visibility(rawValue: Int(row.integer(9)))
        else { throw StorageError.damaged("entry") }
        self.dossier = dossier
        id = try row.id(0)
        self.kind = kind
        parent = try row.optionalID(2)
        parentArea = row.optionalInteger(3).flatMap { Area(rawValue: Int($0)) }
        themes = ThemeSet(rawValue: row.integer(4))
        ownThemes = row.optionalInteger(5).map(ThemeSet.init(rawValue:))
        self.voice = voice
        form = Int(row.integer(7))
        author = try row.id(8)
        self.visibility = visibility
        status = Int(row.integer(10))
        occurredAt = row.moment(11)
        recordedAt = row.moment(12)
        dueAt = row.optionalMoment(13)
        version = row.integer(14)
        sealed = row.bytes(15)
        restrictedAt = row.optionalMoment(16)
    }

    package init(
        dossier: DossierID, id: EntryID, kind: EntryKind, parent: EntryID? = nil, parentArea: Area? = nil,
        themes: ThemeSet, ownThemes: ThemeSet? = nil, voice: Voice, form: Int = 0, author: AccountID,
        visibility: Visibility = .shared, status: Int = 0, occurredAt: Moment, recordedAt: Moment, dueAt: Moment? = nil,
        version: Int64 = 1, sealed: [UInt8] = [], restrictedAt: Moment? = nil
    ) {
        self.dossier = dossier
        self.id = id
        self.kind = kind
        self.parent = parent
        self.parentArea = parentArea
        self.themes = themes
        self.ownThemes = ownThemes
        self.voice = voice
        self.form = form
        self.author = author
        self.visibility = visibility
        self.status = status
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.dueAt = dueAt
        self.version = version
        self.sealed = sealed
        self.restrictedAt = restrictedAt
    }

    /// The place the words are bound to: no column named here can change without the seal breaking.
    package var place: SealedPlace {
        SealedPlace("entry").with(dossier).with(id).with(version).with(Int64(kind.rawValue)).with(themes.rawValue)
            .with(Int64(visibility.rawValue)).with(author).with(parent ?? .zero).with(Int64(parentArea?.rawValue ?? 0))
    }

    /// What the access rules need to know of it.
    package func facts(named: Set<AccountID> = []) -> EntryFacts {
        EntryFacts(
            id: id, kind: kind, area: kind.area, parent: parent, parentArea: parentArea, themes: themes, author: author,
            visibility: visibility, namedAccounts: named, isRestricted: restrictedAt != nil,
            isRunning: kind == .agreement && status == AgreementStatus.open.rawValue)
    }

    /// The same row with its words sealed in.
    package func sealing(_ body: some EntryBody, with seal: Seal) throws -> EntryRow {
        EntryRow(
            dossier: dossier, id: id, kind: kind, parent: parent, parentArea: parentArea, themes: themes,
            ownThemes: ownThemes, voice: voice, form: form, author: author, visibility: visibility, status: status,
            occurredAt: occurredAt, recordedAt: recordedAt, dueAt: dueAt, version: version,
            sealed: try seal.seal(body, at: place), restrictedAt: restrictedAt)
    }
}

/// An entry with its words open.
package struct Entry<Body: EntryBody>: Sendable {
    package let row: EntryRow
    package let body: Body

    package var id: EntryID { row.id }

    package init(row: EntryRow, body: Body) {
        self.row = row
        self.body = body
    }
}

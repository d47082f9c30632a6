import Dossier
import Records

/// One entry as it will stand, with whoever it is confined to and what it said before.
struct SealedEntry: Sendable {
    let row: EntryRow
    let named: Set<AccountID>
    let earlier: [EntryRow]
}

/// An earlier version on its way to its row.
struct EarlierVersion<Body: EntryBody> {
    let at: Moment
    let themes: ThemeSet?
    let body: Body
}

/// Turns what a file says into sealed rows; made for one file.
struct EntrySealer {
    struct Person {
        let id: EntryID
        let account: AccountID?
        let voice: Voice
    }

    /// What hangs on an entry or is part of it takes from it.
    struct Parent {
        let id: EntryID
        let area: Area
        let themes: ThemeSet
        let visibility: Visibility
        let named: Set<AccountID>
        let restrictedAt: Moment?
    }

    let dossier: DossierID
    let seal: Seal
    let people: [String: Person]
    let entries: [String: EntryID]
    private(set) var sealed: [SealedEntry] = []
    /// What documents can hang on.
    private(set) var parents: [String: Parent] = [:]

    init(dossier: DossierID, seal: Seal, people: [String: Person], entries: [String: EntryID]) {
        self.dossier = dossier
        self.seal = seal
        self.people = people
        self.entries = entries
    }

    func person(_ key: String?) -> EntryID? { key.flatMap { people[$0]?.id } }

    func account(_ key: String?) -> AccountID? { key.flatMap { people[$0]?.account } }

    func entry(_ key: String?) -> EntryID? { key.flatMap { entries[$0] } }

    func withholding(_ head: FileHead) -> Withholding? {
        guard let visibility = head.visibility, visibility.to == .withheld, let reason = visibility.reason else {
            return nil
        }
        return Withholding(
            reason: reason, reviewAt: visibility.reviewAt, confirmedBy: account(visibility.confirmedBy))
    }

    func signatures(_ signatures: [FilePlanSignature]) -> [PlanBody.Signature]? {
        let known = signatures.compactMap { signature in
            person(signature.by).map { PlanBody.Signature(by: $0, at: signature.at, covers: signature.covers) }
        }
        return known.isEmpty ? nil : known
    }

    func confirmations(_ signatures: [FileSignature]) -> [PlanBody.Signature]? {
        let known = signatures.compactMap { signature in
            person(signature.by).map { PlanBody.Signature(by: $0, at: signature.at) }
        }
        return known.isEmpty ? nil : known
    }

    mutating func addParty(_ row: EntryRow, _ body: PartyBody) throws {
        sealed.append(SealedEntry(row: try row.sealing(body, with: seal), named: [], earlier: []))
    }

    /// Seals an entry with its earlier versions, each in its own place.
    @discardableResult
    mutating func add<Body: EntryBody>(
        _ head: FileHead, _ body: Body, in parent: Parent? = nil, form: Int = 0, status: Int = 0,
        occurredAt: Moment? = nil, recordedAt: Moment? = nil, dueAt: Moment? = nil,
        earlier: [EarlierVersion<Body>] = []
    ) throws -> Parent {
        // Every reference was looked up when the file was read.
        guard let author = people[head.author], let account = author.account, let id = entries[head.key] else {
            throw DossierFileReader.rejected("", "\"\(head.key)\" has no author with an account")
        }
        let hangsOn = Body.kind.bond == .hangsOn ? parent : nil
        let (visibility, named) = audience(of: head, account, hangsOn)
        func row(_ version: Int, _ own: ThemeSet?, _ recordedAt: Moment) -> EntryRow {
            EntryRow(
                dossier: dossier, id: id, kind: Body.kind, parent: parent?.id, parentArea: hangsOn?.area,
                themes: effectiveThemes(own: own, parent: hangsOn?.themes, bond: Body.kind.bond), ownThemes: own,
                voice: author.voice, form: form, author: account, visibility: visibility, status: status,
                occurredAt: occurredAt ?? head.at, recordedAt: recordedAt, dueAt: dueAt, version: Int64(version),
                restrictedAt: head.restrictedAt ?? hangsOn?.restrictedAt)
        }
        let versions = try earlier.enumerated().map { index, version in
            try row(index + 1, version.themes ?? head.themes, version.at).sealing(version.body, with: seal)
        }
        let current = row(earlier.count + 1, head.themes, recordedAt ?? head.writtenAt ?? head.at)
        sealed.append(SealedEntry(row: try current.sealing(body, with: seal), named: named, earlier: versions))
        let this = Parent(
            id: id, area: Body.kind.area, themes: current.themes, visibility: visibility, named: named,
            restrictedAt: current.restrictedAt)
        parents[head.key] = this
        return this
    }

    /// The strictest of what an entry says itself and what it hangs on (access rules 9 to 12).
    private func audience(
        of head: FileHead, _ author: AccountID, _ parent: Parent?
    ) -> (Visibility, Set<AccountID>) {
        let own = head.visibility?.to ?? .shared
        let effective = effectiveVisibility(own: own, parent: parent?.visibility)
        guard effective == .confined else { return (effective, []) }
        guard own == .confined else { return (effective, parent?.named ?? []) }
        let named = Set((head.visibility?.named ?? []).compactMap { account($0) }).union([author])
        return (effective, parent?.visibility == .confined ? named.intersection(parent?.named ?? []) : named)
    }
}

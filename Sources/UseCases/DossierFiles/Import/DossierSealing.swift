import Dossier
import Records

/// Everything of one file, ready to be written: what is left is putting the rows in the database.
struct SealedDossier: Sendable {
    let name: String
    let file: DossierFile
    let new: NewDossier
    let seals: Seals
    let entries: [SealedEntry]
    let accounts: [String: AccountID]
    let entryIDs: [String: EntryID]

    func account(of person: String?) -> AccountID? {
        guard let person, let address = file.people.first(where: { $0.key == person })?.account else { return nil }
        return account(address: address)
    }

    func account(address: String) -> AccountID? { accounts[AccountRecords.normalised(address)] }
}

/// Seals a whole file, piece by piece so that whoever waits sees it go on.
struct DossierSealing {
    let name: String
    let file: DossierFile
    let id: DossierID
    let seals: Seals
    let lookup: LookupHash
    /// Every account the file names, by address.
    let accounts: [String: AccountID]
    let at: Moment

    func sealed(_ progress: @Sendable (Int, Int) -> Void) throws -> SealedDossier {
        let people = self.people
        let ids: [EntryID] = newIDs(file.entryKeys.count)
        let entries = Dictionary(uniqueKeysWithValues: zip(file.entryKeys, ids))
        var sealer = EntrySealer(dossier: id, seal: seals.dossier, people: people, entries: entries)
        let total = file.people.count + entries.count
        func seal<Item>(_ items: [Item], _ add: (inout EntrySealer, Item) throws -> Void) throws {
            for item in items {
                let before = sealer.sealed.count
                try add(&sealer, item)
                if before / 500 < sealer.sealed.count / 500 { progress(sealer.sealed.count, total) }
            }
        }
        try seal(file.people) { try add($1, to: &$0) }
        try seal(file.story) { try $0.add($1) }
        try seal(file.lifeEvents) { try $0.add($1) }
        try seal(file.reports) { try $0.add($1) }
        try seal(file.wishes) { try $0.add($1) }
        try seal(file.plans) { try $0.add($1) }
        try seal(file.goals) { try $0.add($1) }
        try seal(file.agreements) { try $0.add($1) }
        try seal(file.cooperation) { try $0.add($1) }
        try seal(file.meetings) { try $0.add($1) }
        try seal(file.documents) { try $0.add($1) }
        progress(total, total)
        return SealedDossier(
            name: name, file: file, new: try newDossier(people), seals: seals, entries: sealer.sealed,
            accounts: accounts, entryIDs: entries)
    }

    /// New ids that sort in the order of the file, so that an export has that order again.
    private func newIDs<Subject>(_ count: Int) -> [Identifier<Subject>] {
        (0..<count).map { _ in NewIdentifier.make(at: at) }.sorted()
    }

    private var people: [String: EntrySealer.Person] {
        let ids: [EntryID] = newIDs(file.people.count)
        let people = zip(file.people, ids).map { person, id in
            let account = person.account.flatMap { accounts[AccountRecords.normalised($0)] }
            return (person.key, EntrySealer.Person(id: id, account: account, voice: person.circle.voice))
        }
        return Dictionary(uniqueKeysWithValues: people)
    }

    private func add(_ person: FilePerson, to sealer: inout EntrySealer) throws {
        guard let id = sealer.person(person.key), let owner = sealer.account(file.owners.first?.person) else { return }
        var body = PartyBody(key: person.key, name: person.name)
        body.callName = person.callName
        body.role = person.role
        body.organisation = person.organisation
        body.department = person.department
        body.goFor = person.goFor
        body.available = person.available
        body.phone = person.phone
        body.email = person.email
        body.address = person.address
        body.account = sealer.account(person.key)
        body.accountAddress = person.account
        body.isLead = person.isLead
        body.isDeputy = person.isDeputy
        body.isKeyWorker = person.isKeyWorker
        let others = person.worksWith.compactMap { sealer.person($0) }
        body.worksWith = others.isEmpty ? nil : others
        body.birthDate = person.birthDate
        body.since = person.since
        body.until = person.until
        body.about = person.about
        let moment = person.since ?? file.cover.openedAt
        let row = EntryRow(
            dossier: self.id, id: id, kind: .party, themes: (person.themes ?? .none).orGeneral,
            ownThemes: person.themes, voice: .person, form: person.circle.rawValue, author: owner,
            status: person.isLead == true ? 1 : 0, occurredAt: moment, recordedAt: moment)
        try sealer.addParty(row, body)
    }

    private func newDossier(_ people: [String: EntrySealer.Person]) throws -> NewDossier {
        let cover = file.cover
        let owners = file.owners.compactMap { owner in
            people[owner.person].flatMap { person in
                person.account.map { NewDossier.Owner(account: $0, person: person.id) }
            }
        }
        let subject = file.people.first { $0.key == file.owners.first?.person }
        return NewDossier(
            id: id, keyHash: DossierRecords.hash(ofKey: cover.key, lookup), type: cover.type,
            jurisdiction: cover.jurisdiction, zoneName: cover.zoneName, openedAt: cover.openedAt,
            cover: DossierCover(
                key: cover.key, title: cover.title, who: cover.who, language: cover.language.rawValue,
                diedOn: cover.diedOn),
            birthDate: cover.type == .person ? subject?.birthDate : nil,
            links: cover.linked.map { NewDossier.Link(key: $0, hash: DossierRecords.hash(ofKey: $0, lookup)) },
            owners: owners, mandates: mandates(people), judgements: judgements(people), death: death)
    }

    private var death: Death? {
        guard let died = file.cover.diedOn, let clock = DossierClock(zoneName: file.cover.zoneName) else { return nil }
        return Death(
            id: NewIdentifier.make(at: at), day: clock.day(of: died), registeredBy: nil,
            registeredAt: file.cover.diedKnownAt ?? died)
    }

    private func mandates(_ people: [String: EntrySealer.Person]) -> [NewMandate] {
        zip(file.mandates, newIDs(file.mandates.count) as [EntryID]).compactMap { mandate, id in
            guard let person = people[mandate.person], let account = person.account else { return nil }
            return NewMandate(
                id: id, person: person.id,
                mandate: Mandate(
                    account: account, basis: mandate.basis, kind: mandate.kind, areas: mandate.areas,
                    themes: mandate.themes, verbs: mandate.verbs, acts: mandate.acts ?? [],
                    period: Period(from: mandate.from, until: mandate.until),
                    excludedAreas: mandate.excludedAreas ?? [], excludedThemes: mandate.excludedThemes ?? .none),
                note: mandate.note)
        }
    }

    private func judgements(_ people: [String: EntrySealer.Person]) -> [NewDossier.Judgement] {
        let judgements = file.cover.abilityJudgements
        return zip(judgements, newIDs(judgements.count) as [EntryID]).compactMap { judgement, id in
            guard let person = people[judgement.person], let by = people[judgement.by]?.account else { return nil }
            return NewDossier.Judgement(
                id: id, person: person.id, isAble: judgement.isAble, by: by, at: judgement.at, note: judgement.note)
        }
    }
}

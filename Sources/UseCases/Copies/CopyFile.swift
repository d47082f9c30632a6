import Dossier
import Foundation
import Records

/// The dossier file of a copy (docs/dossier-files.md), written list by list from the rows that the sheets show and never
/// from more. Its addresses to sign in with are nobody's, but for who asked: no page shows the others.
struct CopyFile {
    private let opening: CopyOpening
    private let unsealing: DossierUnsealing
    private let facts: DossierFacts

    /// - Parameter accounts: whoever wrote something in it, or is among the people.
    init(
        _ opening: CopyOpening, _ facts: DossierFacts, cover: DossierCover, accounts: [Account]
    ) throws {
        let rows = opening.rows
        self.opening = opening
        self.facts = facts
        // What is withheld has no words here, and nothing that names it.
        let whole = (rows.top + rows.children).filter { $0.visibility != .withheld }
        var shown: [EntryID: EntryRow] = [:]
        for row in rows.parties + rows.goals + rows.named + whole { shown[row.id] = row }
        let parties = try rows.parties.map { try opening.open($0) as Entry<PartyBody> }
        let owners = facts.owners.compactMap { owner in
            parties.first { $0.body.account == owner.account }.map { (account: owner.account, person: $0.id) }
        }
        unsealing = try DossierUnsealing(
            whole: WholeDossier(
                facts: facts, zoneName: facts.clock.zone.identifier, openedAt: rows.openedAt, cover: cover,
                owners: owners,
                shown: shown.values.sorted { $0.id < $1.id }, earlier: rows.earlier),
            seal: opening.seal,
            names: DossierFileNames(accounts: accounts.map { Self.nameless($0, asker: opening.reach.actor) }),
            unknown: Self.unknown)
    }

    /// Who does an agreement, where whoever asked may not see that.
    private static let unknown = "p-onbekend"

    /// A name of the domain that mail never reaches (RFC 2606): the file holds together, and nobody is written to.
    static func nameless(_ account: Account, asker: AccountID) -> Account {
        account.id == asker ? account : account.with(address: "\(account.id.text)@kopie.invalid")
    }

    /// What this part adds to a list of the file, as JSON without the brackets.
    func elements(_ step: CopyStep) throws -> [FileValue] {
        let file = try unsealing.file()
        let own = Set(opening.rows.top.map(\.id).compactMap { unsealing.key($0) })
        func written<Node: FileNode>(_ nodes: [Node], _ key: (Node) -> String) -> [FileValue] {
            nodes.filter { own.contains(key($0)) }.map { FileForm<Node>.node.write($0, facts.clock) }
        }
        switch step {
        case .people: return written(file.people) { $0.key }
        case .portraits: return written(file.story) { $0.head.key }
        case .lifeEvents: return written(file.lifeEvents) { $0.head.key }
        case .wishes: return written(file.wishes) { $0.head.key }
        case .goals: return written(file.goals) { $0.head.key }
        case .plans: return written(file.plans.map(titleOnly)) { $0.head.key }
        case .agreements: return written(file.agreements) { $0.head.key }
        case .cooperation: return written(file.cooperation) { $0.head.key }
        case .meetings: return written(file.meetings.map(titleOnly)) { $0.head.key }
        case .documents: return written(file.documents) { $0.head.key }
        case .reports: return written(file.reports) { $0.head.key }
        case .front, .pdf: return []
        }
    }

    /// Rule 12: who sees a part only sees its container's title, period and status.
    private func titleOnly(_ plan: FilePlan) -> FilePlan {
        var plan = plan
        if !isWhole(plan.head.key) { plan.perspective = nil }
        // A hash of words somebody does not see would let them try guesses against it (rule 15).
        if !isWhole(plan.head.key) || !opening.reach.seesWholePlans {
            for index in plan.signatures.indices { plan.signatures[index].covers = nil }
        }
        return plan
    }

    private func titleOnly(_ meeting: FileMeeting) -> FileMeeting {
        guard !isWhole(meeting.head.key) else { return meeting }
        var meeting = meeting
        meeting.place = nil
        meeting.with = []
        return meeting
    }

    private func isWhole(_ key: String) -> Bool {
        opening.rows.top.contains { unsealing.key($0.id) == key && opening.isWhole($0) }
    }

    /// The people who wrote something and are not around the person, and the one whose name does not show.
    static func strangers(
        _ voices: [AccountID: Voice], _ accounts: [Account], asker: AccountID, named: String, _ clock: DossierClock
    ) -> [FileValue] {
        var people = accounts.sorted { $0.id < $1.id }.map { account in
            var person = FilePerson()
            person.key = "a-" + account.id.text
            person.name = account.name
            person.circle = voices[account.id]?.circle ?? .professional
            person.account = nameless(account, asker: asker).address
            return person
        }
        var somebody = FilePerson()
        somebody.key = unknown
        somebody.name = named
        people.append(somebody)
        return people.map { FileForm<FilePerson>.node.write($0, clock) }
    }

    /// Which person around the dossier's person each owner is.
    var owners: [String: String] {
        var found: [String: String] = [:]
        for owner in unsealing.whole.owners { found[owner.account.text] = unsealing.key(owner.person) }
        return found
    }
}

/// The first lines of the file: what it is a copy of, whose it is, and that it is one.
struct CopyFileHead {
    let cover: DossierCover
    let openedAt: Moment
    let facts: DossierFacts
    /// Of each account the key of the person, and the address, where that may be said.
    let owners: [(account: String, person: String)]
    let madeAt: Moment
    let stoppedAt: Moment?

    var fields: [(name: String, value: FileValue)] {
        let clock = facts.clock
        var cover = FileCover()
        cover.key = self.cover.key
        cover.type = facts.type
        cover.title = self.cover.title
        cover.language = FileLanguage(rawValue: self.cover.language) ?? .dutch
        cover.jurisdiction = facts.jurisdiction
        cover.timeZone = clock.zone.identifier
        cover.openedAt = openedAt
        cover.who = self.cover.who
        cover.diedOn = self.cover.diedOn
        let copy = FileCopy(madeAt: madeAt, stoppedAt: stoppedAt)
        let list = owners.sorted { $0.person < $1.person }.map { FileOwner(account: $0.account, person: $0.person) }
        return [
            ("klaver", FileForm<FileVersion>.choice.write(.one, clock)),
            ("copy", FileForm<FileCopy>.node.write(copy, clock)),
            ("dossier", FileForm<FileCover>.node.write(cover, clock)),
            ("owners", .list(list.map { FileForm<FileOwner>.node.write($0, clock) })),
        ]
    }
}

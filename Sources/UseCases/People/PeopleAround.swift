import Dossier
import Records
import Storage

/// Who wrote or did something, by account: what stands beside their words.
package struct Author: Sendable, Equatable {
    package let name: String
    package let fullName: String
    package let role: String?
    package let circle: Circle?
}

/// The people around the person that the visitor may see, and the names of whoever wrote what is shown.
package struct PeopleAround: Sendable {
    package let parties: [Entry<PartyBody>]
    package private(set) var authors: [AccountID: Author]

    init(parties: [Entry<PartyBody>]) {
        self.parties = parties
        authors = Dictionary(
            parties.compactMap { party in
                party.body.account.map { account in
                    (
                        account,
                        Author(
                            name: party.body.shortName, fullName: party.body.name, role: party.body.role,
                            circle: party.circle)
                    )
                }
            }, uniquingKeysWith: { first, _ in first })
    }

    package func party(_ id: EntryID?) -> Entry<PartyBody>? {
        guard let id else { return nil }
        return parties.first { $0.id == id }
    }

    /// The person whose dossier it is.
    package var oneself: Entry<PartyBody>? { parties.first { $0.circle == .oneself } }

    package var lead: Entry<PartyBody>? { parties.first { $0.body.isLead == true } }

    mutating func add(_ accounts: [Account]) {
        for account in accounts where authors[account.id] == nil {
            authors[account.id] = Author(name: account.name, fullName: account.name, role: nil, circle: nil)
        }
    }
}

extension Entry where Body == PartyBody {
    package var circle: Circle { Circle(rawValue: row.form) ?? .network }

    /// Whether they take part at a moment.
    package func takesPart(at moment: Moment) -> Bool {
        (body.since.map { $0 <= moment } ?? true) && (body.until.map { moment < $0 } ?? true)
    }
}

extension Workplace {
    /// Names for whoever wrote something that shows, also when the visitor may not see them among the people.
    func people(
        _ parties: [EntryRow], authorsOf rows: [EntryRow], _ entrance: Entrance
    ) async throws -> PeopleAround {
        var people = PeopleAround(parties: try bodies.open(parties, as: PartyBody.self, with: entrance.seal))
        let missing = Set(rows.map(\.author)).subtracting(people.authors.keys)
        if !missing.isEmpty {
            let seal = keys.installation
            people.add(try await engine.read { try AccountRecords.find(Array(missing), with: seal, $0) })
        }
        return people
    }

    /// The voice in which this visitor speaks in this dossier.
    func voice(of entrance: Entrance) async throws -> Voice {
        if let voice = plainVoice(of: entrance) { return voice }
        return try await engine.read { try self.voice(of: entrance, $0) }
    }

    // Without asking who of the family or the network this is.
    private func plainVoice(of entrance: Entrance) -> Voice? {
        switch entrance.reach.standing {
        case .person: .person
        case .representative: .family
        case .participant, .none:
            entrance.visitor.membership(at: entrance.caller.at) == nil ? nil : .professional
        }
    }

    func voice(of entrance: Entrance, _ session: any SQLSession) throws -> Voice {
        if let voice = plainVoice(of: entrance) { return voice }
        let rows = try PeopleRecords.all(reach: entrance.reach, session)
        let parties = try bodies.open(rows, as: PartyBody.self, with: entrance.seal)
        return parties.first { $0.body.account == entrance.visitor.account }?.circle.voice ?? .network
    }
}

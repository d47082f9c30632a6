import Dossier
import Records
import Storage

/// A professional who can be named in a confined note.
package struct Nameable: Sendable, Equatable {
    package let account: AccountID
    package let name: String
    package let role: String?
}

extension Workplace {
    /// Whom the visitor may name in a confined note (rule 9): professionals among the people the visitor sees, with a permit to
    /// look that counts now. Nobody for who may not confine.
    func nameable(_ entrance: Entrance, for note: EntryFacts? = nil) async throws -> [Nameable] {
        let decides = note.map { entrance.reach.mayNameOthers(in: $0).allowed } ?? false
        guard decides || entrance.reach.acts.contains(.confine) else { return [] }
        let parties = try await engine.read { try PeopleRecords.all(reach: entrance.reach, $0) }
        return try await professionals(among: try await people(parties, authorsOf: [], entrance), entrance)
    }

    func nameable(_ people: PeopleAround, _ entrance: Entrance) async throws -> [Nameable] {
        guard entrance.reach.acts.contains(.confine) else { return [] }
        return try await professionals(among: people, entrance)
    }

    private func professionals(among people: PeopleAround, _ entrance: Entrance) async throws -> [Nameable] {
        let parties = people.parties.filter { $0.body.account != nil && $0.takesPart(at: entrance.caller.at) }
        return try await engine.read { session in
            try parties.compactMap { party in
                guard let account = party.body.account, account != entrance.reach.actor else { return nil }
                let reach = try self.reach(of: account, in: entrance.facts, at: entrance.caller.at, session)
                guard reach.mayBeNamedNow, try AccountRecords.isOpen(account, session) else { return nil }
                return Nameable(account: account, name: party.body.name, role: party.body.role)
            }
        }
    }

    /// What somebody else may in a dossier: asked of the rules as they would ask for themselves.
    func reach(
        of account: AccountID, in facts: DossierFacts, at moment: Moment, _ session: any SQLSession
    ) throws -> Reach {
        let actor = try MembershipRecords.actor(account, at: moment, session)
        return AccessRules.reach(of: actor, in: facts.withoutEmergencies, at: moment)
    }
}

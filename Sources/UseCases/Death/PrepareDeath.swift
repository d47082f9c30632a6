import Dossier
import Records
import Storage

/// What the page about a death shows: what is registered, or who may register it.
package struct DeathForms: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    /// What counts now, with how it is known and who registered it.
    package let registered: Registered?

    package struct Registered: Sendable {
        package let death: Death
        package let known: String
        package let by: String?
        package let mayPutRight: Bool
    }
}

extension Workplace {
    /// Reads the page about the person's death: for who may register it or put it right.
    ///
    /// - Throws: `Refusal`.
    package func prepareDeath(of dossier: DossierID, as caller: Caller) async throws -> DeathForms {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session)
            )
        }
        let reach = entrance.reach
        let decisions = [reach.mayRegisterDeath, reach.mayPutDeathRight]
        guard let decision = decisions.first(where: \.allowed) else {
            try await refuse(decisions[0].ground, DeathLog.object, nil, entrance)
        }
        var people = PeopleAround(parties: try bodies.open(rows.parties, as: PartyBody.self, with: entrance.seal))
        var registered: DeathForms.Registered?
        if let death = reach.death {
            let keys = keys.installation
            let (known, accounts) = try await engine.read { session in
                (
                    try DeathRecords.known(death.id, reach: reach, with: entrance.seal, session),
                    try AccountRecords.find(death.registeredBy.map { [$0] } ?? [], with: keys, session)
                )
            }
            people.add(accounts)
            registered = DeathForms.Registered(
                death: death, known: known ?? "", by: death.registeredBy.flatMap { people.authors[$0]?.name },
                mayPutRight: reach.mayPutDeathRight.allowed)
        }
        let forms = DeathForms(
            entrance: entrance, cover: try openCover(rows.cover, entrance), people: people, registered: registered)
        try await log(LogEvent(action: .view, object: DeathLog.object, ground: decision.ground), entrance)
        return forms
    }

    /// Says what is wrong with what was filled in, before the page that asks once more. Nothing is written.
    ///
    /// - Throws: `Refusal`, as registering it would, but for the fresh code.
    package func weighDeath(_ asked: AskedDeath, _ forms: DeathForms) throws {
        _ = try mayRegisterDeath(forms.entrance)
        let problems = asked.problems(
            on: forms.entrance.clock.day(of: forms.entrance.caller.at), born: forms.entrance.facts.subjectBirthDate)
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
    }
}

import Dossier
import Records
import Storage

/// What somebody filled in to register that the person died.
package struct AskedDeath: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice registers once.
    package let id: DeathID
    package var day: CivilDate?
    /// How it is known.
    package var known: String

    package init(id: DeathID, day: CivilDate?, known: String) {
        self.id = id
        self.day = day
        self.known = known
    }

    package static let longestText = 500

    /// What is wrong with it, on a day.
    func problems(on today: CivilDate, born: CivilDate?) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let day {
            if day > today { problems.append(FieldProblem("dag", .tooLate)) }
            if let born, day < born { problems.append(FieldProblem("dag", .tooEarly)) }
        } else {
            problems.append(FieldProblem("dag", .missing))
        }
        if let problem = Self.problem(known, "hoe") { problems.append(problem) }
        return problems
    }

    /// What is wrong with words that must say something.
    static func problem(_ text: String, _ field: String) -> FieldProblem? {
        if text.allSatisfy(\.isWhitespace) { return FieldProblem(field, .missing) }
        return text.unicodeScalars.count > longestText ? FieldProblem(field, .tooLong(longestText)) : nil
    }
}

extension Workplace {
    /// Registers that the person died. From the next request on representation ends, permits only let look, but for who
    /// coordinates, and after thirty days they end (access rule 26).
    ///
    /// - Throws: `Refusal`; `.invalid` with the fields `dag` and `hoe`; `.changedMeanwhile` when somebody else registered it.
    package func registerDeath(_ asked: AskedDeath, in dossier: DossierID, as caller: Caller) async throws {
        var asked = asked
        asked.known = WrittenText.kept(asked.known)
        let typed = asked
        let installation = keys.installation
        try await writing(dossier, as: caller, about: DeathLog.object) { session, entrance in
            // The same form once more.
            if entrance.facts.death?.id == typed.id { return }
            let decision = try self.mayRegisterDeath(entrance)
            let problems = typed.problems(
                on: entrance.clock.day(of: caller.at), born: entrance.facts.subjectBirthDate)
            guard problems.isEmpty, let day = typed.day else { throw Refusal.invalid(problems) }
            try entrance.visitor.demandFactor(at: caller.at)
            let death = Death(id: typed.id, day: day, registeredBy: entrance.reach.actor, registeredAt: caller.at)
            guard
                try DeathRecords.register(
                    death, known: typed.known, reach: entrance.reach,
                    with: Seals(installation: installation, dossier: entrance.seal), session)
            else { throw Refusal.changedMeanwhile }
            try self.log(
                LogEvent(
                    action: .create, object: DeathLog.object, objectID: EntryID(of: typed.id), ground: decision.ground),
                entrance, session)
        }
    }

    /// - Throws: `Refusal`; `.changedMeanwhile` where it was registered already.
    func mayRegisterDeath(_ entrance: Entrance) throws -> Decision {
        let decision = entrance.reach.mayRegisterDeath
        if !decision.allowed, entrance.reach.mayPutDeathRight.allowed { throw Refusal.changedMeanwhile }
        guard decision.allowed else { throw Refusal.denied(decision.ground) }
        return decision
    }
}

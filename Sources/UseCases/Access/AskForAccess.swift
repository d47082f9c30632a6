import Dossier
import Records
import Storage

extension Workplace {
    /// No more than this waits of one person in one dossier: who asks more, waits for an answer first.
    static let mostOpenAsks = 3

    /// Asks the person for access to more, with the reason. It opens nothing; unanswered it is over after two weeks.
    ///
    /// - Parameter asked: `principal` is not looked at: somebody asks for themselves.
    /// - Throws: `Refusal`; `.invalid` with the field `vraag` when too many wait already; `.changedMeanwhile` with the id of a
    ///   grant that is there.
    package func askForAccess(_ asked: AskedGrant, in dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .permissions) { session, entrance in
            let reach = entrance.reach
            // Who decides about access gives it; a connected system asks nobody.
            guard !reach.acts.contains(.giveAccess), reach.system == nil else { throw Refusal.denied(.notPermitted) }
            // After a death nobody answers (rule 26).
            guard reach.death == nil else { throw Refusal.denied(.died) }
            var asked = asked
            asked.principal = .account(reach.actor)
            asked.entry = nil
            let problems = asked.problems(on: entrance.clock.day(of: caller.at))
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            guard let grant = asked.grant(by: reach.actor, at: caller.at, clock: entrance.clock) else {
                throw Refusal.invalid([FieldProblem("wat", .missing)])
            }
            let mine = try RequestRecords.all(limit: 50, reach: reach, session).map(\.request)
            if mine.contains(where: { $0.id == grant.id }) { return }
            // A request and the grant that comes of it have one id: with that of another grant a yes would give nothing.
            guard !entrance.facts.grants.contains(where: { $0.id == grant.id }) else { throw Refusal.changedMeanwhile }
            guard mine.filter({ $0.kind == .ask && $0.waits(at: caller.at) }).count < Self.mostOpenAsks else {
                throw Refusal.invalid([FieldProblem("vraag", .tooLong(Self.mostOpenAsks))])
            }
            try self.ask(.ask, grant, about: nil, reach.grounds.first ?? .notPermitted, entrance, session)
        }
    }
}

import Dossier
import Records
import Storage

/// What is said to a permit on a law that waits.
package enum LawAnswer: String, CaseIterable, Sendable {
    case yes = "ja"
    case no = "nee"
    case takeBack = "terug"

    fileprivate var outcome: LawRegistration.Outcome {
        switch self {
        case .yes: .yes
        case .no: .no
        case .takeBack: .takenBack
        }
    }
}

extension Workplace {
    /// A second worker says yes or no, with a fresh factor; who registered it takes it back (access rule 6). With a yes it is a
    /// permit in the same transaction, and whoever decides about the dossier and the privacy officer are told.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is not the one to say it, `.changedMeanwhile` when it is over or cannot count
    ///   any more.
    package func answerLawPermit(
        _ id: GrantID, _ answer: LawAnswer, _ letters: UnaskedAccessLetters, as caller: Caller
    ) async throws {
        let (visitor, work) = try await lawWorker(caller)
        guard let found = try await engine.read({ try LawRegistrationRecords.find(id, work: work, $0) }),
            Self.maySay(answer, to: found.registration, as: work)
        else { try await noLawWork(visitor, caller) }
        if answer != .takeBack { try visitor.demandFactor(at: caller.at) }
        let seal = try await vault.seal(of: found.dossier)
        try await engine.write { session in
            let (visitor, work) = try self.lawWorker(caller, session)
            if answer != .takeBack { try visitor.demandFactor(at: caller.at) }
            guard let row = try LawRegistrationRecords.find(id, work: work, session),
                Self.maySay(answer, to: row.registration, as: work), row.registration.waits(at: caller.at)
            else { throw Refusal.changedMeanwhile }
            if answer == .yes { try self.confirm(row, letters, work, seal, caller, session) }
            guard try LawRegistrationRecords.settle(id, as: answer.outcome, work: work, session) else {
                throw Refusal.changedMeanwhile
            }
            let counts = answer == .yes
            try LogRecords.append(
                self.lawLine(counts ? .create : .change, row.registration, counts: counts, visitor, caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    private static func maySay(_ answer: LawAnswer, to registration: LawRegistration, as work: LawWork) -> Bool {
        answer == .takeBack
            ? LawRules.mayTakeBack(registration, as: work) : LawRules.mayAnswer(registration, as: work)
    }

    private func confirm(
        _ row: LawRegistrationRecords.Row, _ letters: UnaskedAccessLetters, _ work: LawWork, _ seal: Seal,
        _ caller: Caller, _ session: any SQLSession
    ) throws {
        let registration = row.registration
        let maker = try MembershipRecords.actor(registration.madeBy, at: caller.at, session)
        let laws = try OrganisationLawRecords.all(of: work, session)[registration.organisation] ?? []
        guard let facts = try AccessRecords.facts(of: row.dossier, installation: keys.installation, session),
            LawRules.mayCount(registration, confirmedBy: work, maker: maker, laws: laws, facts: facts),
            // An account that was closed signs nothing any more, whatever its memberships say.
            try AccountRecords.isOpen(registration.madeBy, session),
            // Where nobody would look at it, none comes to count: the last officer may have left since the law was switched on,
            // or be one of the two who sign.
            try MembershipRecords.officers(of: registration.organisation, at: work.moment, session).contains(where: {
                LawRules.mayReview($0, registration, confirmedBy: work, facts: facts)
            })
        else { throw Refusal.changedMeanwhile }
        let reason = try LawRegistrationRecords.open(row, with: seal).reason
        let grant = registration.grant(confirmedBy: work.worker, at: caller.at, reason: reason)
        guard try LawRegistrationRecords.give(grant, of: row, with: seal, work: work, session) else {
            throw Refusal.changedMeanwhile
        }
        let told = try facts.toldOfLawPermit(at: caller.at, as: seated(at: caller.at, session))
        try tell(letters, to: told, of: registration.organisation, caller, session) { .lawPermit($0, facts.dossier) }
    }
}

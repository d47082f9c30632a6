import Dossier
import Records
import Storage

extension Workplace {
    /// The privacy officer answers a request, or says that it takes longer, in words for the person. A yes to an objection
    /// ends the permit at once, and a yes to a restriction holds from the next request on.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when it was answered or taken back, or cannot wait longer.
    package func answerRight(
        _ id: RightsRequestID, in dossier: DossierID, _ answer: RightsAnswer, text typed: String, as caller: Caller
    ) async throws {
        let text = WrittenText.kept(typed)
        let (visitor, oversight) = try await overseer(caller)
        let found = try await engine.read {
            try OversightRecords.find(id, in: dossier, oversight: oversight, $0)
        }
        guard found != nil else { try await strangeRequest(dossier, visitor, caller) }
        if let problem = AskedRight.problem(text) { throw Refusal.invalid([problem]) }
        let seal = try await vault.seal(of: dossier)
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            guard let row = try OversightRecords.find(id, in: dossier, oversight: oversight, session),
                row.request.isOpen, answer != .moreTime || row.request.extendedAt == nil
            else { throw Refusal.changedMeanwhile }
            let matter = try OversightRecords.matter(of: row, oversight: oversight, session)
            guard !oversight.concerns(row.request, of: matter?.who) else { throw Self.ownMatter }
            // The last day may have passed while the words were written.
            guard answer != .moreTime || row.request.mayExtend(at: caller.at, row.clock) else {
                throw Refusal.invalid([FieldProblem("antwoord", .tooLate)])
            }
            guard let organisation = row.request.organisation,
                try OversightRecords.answer(row, answer, text: text, oversight: oversight, with: seal, session)
            else { throw Refusal.changedMeanwhile }
            if answer == .granted { try self.carryOut(row, oversight, session) }
            try LogRecords.append(
                self.oversightLine(
                    .change, RightsLog.request, EntryID(of: id), in: dossier, oversight,
                    of: organisation, caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    /// The refusal to who would answer about what is their own.
    private static let ownMatter = Refusal.invalid([FieldProblem("antwoord", .unknownChoice)])

    /// What a yes does by itself, in the same transaction. What people must do (correct, destroy, send a copy) is theirs.
    private func carryOut(
        _ row: OversightRecords.Row, _ oversight: Oversight, _ session: any SQLSession
    ) throws {
        switch row.request.right {
        case .objection:
            guard let id = row.request.matter.permit,
                let permit = try OversightPermits.find(id, in: row.dossier, oversight: oversight, session)
            else { return }
            try OversightPermits.stop(permit, oversight: oversight, session)
        case .restriction: try RestrictionRecords.restrict(row, oversight: oversight, session)
        case .copy, .correction, .statement, .question, .destruction: break
        }
    }

    /// The privacy officer has looked at a permit by law: it stands, or it ends now (access rule 6).
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when somebody reviewed it.
    package func reviewPermit(
        _ id: GrantID, in dossier: DossierID, _ review: PermitReview, text typed: String, as caller: Caller
    ) async throws {
        let text = WrittenText.kept(typed)
        let (visitor, oversight) = try await overseer(caller)
        let found = try await engine.read { try OversightPermits.find(id, in: dossier, oversight: oversight, $0) }
        guard found != nil else { try await strangeRequest(dossier, visitor, caller) }
        if let problem = AskedRight.problem(text) { throw Refusal.invalid([problem]) }
        let seal = try await vault.seal(of: dossier)
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            guard let row = try OversightPermits.find(id, in: dossier, oversight: oversight, session)
            else { throw Refusal.changedMeanwhile }
            guard !oversight.concerns(row.parties) else { throw Self.ownMatter }
            guard try OversightPermits.review(row, review, text: text, oversight: oversight, with: seal, session)
            else { throw Refusal.changedMeanwhile }
            try LogRecords.append(
                self.oversightLine(
                    review == .stopped ? .change : .view, .permissions, EntryID(of: id), in: dossier, oversight,
                    of: row.organisation, caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    /// Not of the own organisation, or not there: the same answer, and one line in the installation's log.
    private func strangeRequest(_ dossier: DossierID, _ visitor: Visitor, _ caller: Caller) async throws -> Never {
        try await logStranger(at: dossier, visitor, caller, what: "oversight")
        throw Refusal.notFound
    }
}

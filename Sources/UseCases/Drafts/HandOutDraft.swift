import Dossier
import Records
import Storage

extension Workplace {
    /// Hands a draft of a closed account to one colleague: from then on it is their own, marked with who began it. The officer
    /// reads no word of it; why is kept in the installation's log (access rule 11).
    ///
    /// - Throws: `Refusal`; `.notFound` for a draft that is not there for this officer, `.factorNeeded` before anything is said
    ///   of what was filled in, `.invalid` with the fields `naar` and `reden`, `.changedMeanwhile` when another officer
    ///   handed it out.
    package func handOutDraft(
        _ id: EntryID, in dossier: DossierID, to account: AccountID?, reason typed: String, as caller: Caller
    ) async throws {
        let reason = WrittenText.kept(typed)
        let (visitor, oversight) = try await overseer(caller)
        let (isThere, handed) = try await engine.read { session in
            (
                try LeftDraftRecords.find(id, in: dossier, oversight: oversight, session) != nil,
                try LeftDraftRecords.handedOut(id, in: dossier, oversight: oversight, session)
            )
        }
        if let handed, !isThere {
            // Sent twice.
            if handed.by == oversight.officer, handed.to == account { return }
            throw Refusal.changedMeanwhile
        }
        guard isThere else {
            try await logStranger(at: dossier, visitor, caller, what: "left draft")
            throw Refusal.notFound
        }
        try visitor.demandFactor(at: caller.at)
        var problems = [AskedDeath.problem(reason, "reden")].compactMap { $0 }
        if account == nil { problems.insert(FieldProblem("naar", .missing), at: 0) }
        guard problems.isEmpty, let account else { throw Refusal.invalid(problems) }
        let seal = keys.installation
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            try visitor.demandFactor(at: caller.at)
            guard let row = try LeftDraftRecords.find(id, in: dossier, oversight: oversight, session) else {
                throw Refusal.changedMeanwhile
            }
            guard try self.colleagues(for: row, oversight, session).contains(account) else {
                throw Refusal.invalid([FieldProblem("naar", .unknownChoice)])
            }
            guard try LeftDraftRecords.handOut(row, to: account, oversight: oversight, with: seal, session) else {
                throw Refusal.changedMeanwhile
            }
            try LogRecords.append(
                self.oversightLine(.change, .draft, in: dossier, oversight, of: row.organisation, caller), session)
            try LogRecords.append(
                try self.installationLine(
                    .change, actor: visitor.account, object: .draft, purpose: .audit,
                    detail: "draft \(id.text) of \(row.author.text) handed to \(account.text): \(reason)",
                    caller: caller), session)
            try self.keepAlive(visitor, caller, session)
        }
    }
}

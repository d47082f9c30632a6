import Dossier
import Identity
import Records
import Storage

/// What came of taking up an invitation.
package enum TakenUp: Sendable, Equatable {
    case into(DossierID)
    /// The code is taken, and who decides along in that dossier has to say yes too (rule 19).
    case waits
    /// The code is taken: a second administrator of where they will work has to say yes (rule 22).
    case waitsForAdministrator
    /// Not a code, used, over, taken back, or what it gave may not be given any more: told apart to nobody.
    case noSuchCode
    /// Whose dossier it is needs no invitation to it.
    case isOwn(DossierID)
    /// Too many wrong codes: not looked at until a moment.
    case wait(until: Moment)
}

extension Workplace {
    /// Takes up an invitation: the permit that was decided then counts from now, for who is signed in.
    ///
    /// - Throws: `Refusal.signInNeeded`.
    package func takeUp(_ typed: String, as caller: Caller) async throws -> TakenUp {
        let visitor = try await visitor(of: caller)
        return try await guarded(typed, visitor.account, caller) { code in
            try await self.takeUp(code, for: visitor.account, caller) { _ in }
        }
    }

    /// Makes an account for who holds a code, takes the invitation up with it and signs in: all of it, or nothing.
    ///
    /// - Returns: what came of it, and the session where it was taken up.
    /// - Throws: `AccountProblem` for an address or a password that will not do.
    package func signUp(
        _ typed: String, address: String, name: String, password: String, as caller: Caller
    ) async throws -> (TakenUp, SessionToken?) {
        let token = SessionToken.random()
        let outcome = try await guarded(typed, nil, caller) { code in
            // Hashing a password is dear: for nobody who comes without a code that waits.
            guard try await self.waits(code, at: caller.at) else { return .noSuchCode }
            let new = try await self.newAccount(address: address, name: name, password: password, at: caller.at)
            return try await self.takeUp(code, for: new.id, caller) { session in
                try self.add(new, isAddressProven: false, at: caller.at, session)
                try self.open(token, of: new.id, as: caller, session)
                try LogRecords.append(
                    try self.installationLine(.signIn, actor: new.id, object: .account, caller: caller), session)
            }
        }
        switch outcome {
        case .into, .waits, .waitsForAdministrator: return (outcome, token)
        case .noSuchCode, .isOwn, .wait: return (outcome, nil)
        }
    }

    /// Counts wrong codes as wrong passwords are counted, by where they come from.
    private func guarded(
        _ typed: String, _ account: AccountID?, _ caller: Caller,
        _ body: (InvitationCode) async throws -> TakenUp
    ) async throws -> TakenUp {
        let buckets = GuessBuckets.invitation(from: caller.origin, keys.lookup)
        if let until = try await engine.read({ try buckets.waitsUntil(caller.at, $0) }) { return .wait(until: until) }
        var outcome = TakenUp.noSuchCode
        do {
            if let code = InvitationCode(typed: typed) { outcome = try await body(code) }
        } catch let problem as AccountProblem {
            // A code that waits is no way to try which addresses have an account.
            if case .isThere = problem { try await countWrong(buckets, account, caller) }
            throw problem
        }
        if outcome == .noSuchCode { try await countWrong(buckets, account, caller) }
        return outcome
    }

    private func countWrong(_ buckets: GuessBuckets, _ account: AccountID?, _ caller: Caller) async throws {
        let line = try installationLine(
            .view, outcome: .refused, actor: account, object: .permissions, detail: "invitation", caller: caller)
        try await engine.write { session in
            try buckets.countWrong(at: caller.at, session)
            try LogRecords.append(line, session)
        }
    }

    private func waits(_ code: InvitationCode, at moment: Moment) async throws -> Bool {
        let hash = code.hash(keys.lookup)
        return try await engine.read { session in
            try InvitationRecords.find(codeHash: hash, at: moment, session) != nil
                || SeatRequestRecords.find(codeHash: hash, at: moment, session) != nil
        }
    }

    /// - Parameter before: what is written in the same transaction, once the code is used up.
    private func takeUp(
        _ code: InvitationCode, for account: AccountID, _ caller: Caller,
        _ before: @Sendable @escaping (any SQLSession) throws -> Void
    ) async throws -> TakenUp {
        let hash = code.hash(keys.lookup)
        guard
            let dossier = try await engine.read({
                try InvitationRecords.find(codeHash: hash, at: caller.at, $0)?.dossier
            })
        else {
            return try await takeUpSeat(hash, for: account, caller, before)
        }
        let seal = try await vault.seal(of: dossier)
        return try await engine.write { session in
            guard let found = try InvitationRecords.find(codeHash: hash, at: caller.at, session),
                let facts = try AccessRecords.facts(of: dossier, installation: self.keys.installation, session)
            else { return .noSuchCode }
            if facts.owner(account, at: caller.at) != nil { return .isOwn(dossier) }
            let maker = AccessRules.reach(
                of: try MembershipRecords.actor(found.madeBy, at: caller.at, session), in: facts, at: caller.at)
            guard let row = try RequestRecords.find(found.request, reach: maker, session),
                row.request.kind == .invitation, row.request.waits(at: caller.at),
                row.request.period.until.map({ caller.at < $0 }) ?? true
            else { return .noSuchCode }
            let words = try RequestRecords.open(row, in: dossier, with: seal)
            let grant = row.request.grant(
                to: .account(account), by: found.madeBy, at: caller.at, purpose: words.purpose)
            // Who made it may have lost the right to give it since (rule 25).
            let then = try self.reach(of: found.madeBy, in: facts, at: grant.period.from, session)
            let taker = try self.reach(of: account, in: facts, at: caller.at, session)
            // With the id of a grant that is there already it would be used up and give nothing.
            guard maker.mayGive(grant).allowed, then.acts.contains(.giveAccess), taker.mayTakeUpInvitation,
                !facts.grants.contains(where: { $0.id == grant.id })
            else {
                return .noSuchCode
            }
            guard try RequestRecords.settle(grant.id, as: .yes, by: account, at: caller.at, reach: maker, session)
            else { return .noSuchCode }
            try before(session)
            try LogRecords.append(self.takingUpLine(of: grant, by: account, facts, caller), session)
            // Who it is shows only now: what was taken back from them before is given again by all who decide (rule 19).
            let others = GivingAgain.mustAgree(to: grant, in: facts, at: caller.at).subtracting([grant.givenBy])
            guard others.isEmpty else {
                try self.waitForOthers(grant, words.purpose, maker, seal, caller, session)
                return .waits
            }
            _ = try GrantRecords.give(grant, reach: maker, with: seal, session)
            return .into(maker.dossier)
        }
    }

    private func waitForOthers(
        _ grant: Grant, _ purpose: String, _ maker: Reach, _ seal: Seal, _ caller: Caller, _ session: any SQLSession
    ) throws {
        let request = AccessRequest(
            id: NewIdentifier.make(at: caller.at), kind: .giving, principal: grant.principal, scope: grant.scope,
            entry: grant.entry, basis: grant.basis, period: grant.period, madeBy: grant.givenBy, madeAt: caller.at,
            endsAt: caller.at.moved(by: AccessRequest.answerTime))
        _ = try RequestRecords.insert(
            request, RequestRecords.Words(purpose: purpose), reach: maker, with: seal, session)
    }

    /// The line in the dossier's log: somebody who was not in it yet took up an invitation.
    private func takingUpLine(
        of grant: Grant, by account: AccountID, _ facts: DossierFacts, _ caller: Caller
    ) -> LogLine {
        LogLine(
            id: NewIdentifier.make(at: caller.at), dossier: facts.dossier, at: caller.at, action: .create,
            actor: account, standing: Standing.none.stored, purpose: .unknown,
            ground: Ground.grant(grant.id, grant.basis, law: nil).stored, groundID: grant.id, object: .permissions,
            objectID: EntryID(of: grant.id), origin: caller.origin, request: caller.request,
            salt: NewIdentifier.randomBytes(16))
    }
}

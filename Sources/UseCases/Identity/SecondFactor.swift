import Dossier
import Identity
import Records
import Storage

/// Whether somebody is asked for a code when they sign in.
package enum FactorState: Sendable, Equatable {
    case off
    /// The secret is there, and waits for a first code.
    case settingUp(TimeCode)
    case on(since: Moment, codesLeft: Int)
}

/// Setting up, renewing and ending the second step of one's own account. Each has a line in the installation's log.
extension Workplace {
    package func readFactor(as caller: Caller) async throws -> (visitor: Visitor, state: FactorState) {
        try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            return (visitor, try self.factorState(of: visitor.account, at: caller.at, session))
        }
    }

    func factorState(of account: AccountID, at moment: Moment, _ session: any SQLSession) throws -> FactorState {
        guard let row = try FactorRecords.find(account, with: keys.installation, session) else { return .off }
        guard let since = row.confirmedAt else {
            return row.isFresh(at: moment) ? .settingUp(TimeCode(secret: row.secret)) : .off
        }
        return .on(since: since, codesLeft: try FactorRecords.codesLeft(account, session))
    }

    /// Makes a secret, which counts once a code of it was shown. Asks the password: who finds an open session must not be
    /// able to shut out whose it is.
    package func beginFactor(password: String, as caller: Caller) async throws -> ProofOutcome {
        let (visitor, outcome) = try await take(password: password, as: caller)
        guard outcome == .right else { return outcome }
        let secret = TimeCode.random().secret
        let seal = keys.installation
        let line = try accountLine("second step begun", of: visitor.account, as: caller)
        try await engine.write { session in
            try FactorRecords.begin(
                secret, of: visitor.account, after: TimeCode.step(at: caller.at) - 2, with: seal, session)
            try LogRecords.append(line, session)
        }
        return .right
    }

    /// From a right code on, signing in asks for one. Sessions elsewhere, which never showed one, end.
    ///
    /// - Returns: the recovery codes, to be shown this once.
    package func finishFactor(
        code: String, as caller: Caller
    ) async throws -> (outcome: ProofOutcome, codes: [RecoveryCode]) {
        try await withCodes("second step on", code, setsUp: true, as: caller) { visitor, session in
            try FactorRecords.confirm(visitor.account, at: caller.at, session)
            try SessionRecords.showFactor(tokenHash: visitor.tokenHash, at: caller.at, session)
            try SessionRecords.deleteOthers(than: visitor.tokenHash, of: visitor.account, session)
        }
    }

    /// Ten new recovery codes; those of before count no more.
    package func renewRecoveryCodes(
        code: String, as caller: Caller
    ) async throws -> (outcome: ProofOutcome, codes: [RecoveryCode]) {
        try await withCodes("recovery codes", code, as: caller) { visitor, session in
            try SessionRecords.showFactor(tokenHash: visitor.tokenHash, at: caller.at, session)
        }
    }

    /// Signing in asks for the password only again. Needs a code: an open session is not enough.
    package func endFactor(code: String, as caller: Caller) async throws -> ProofOutcome {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let taken = try self.take(code: code, of: visitor.account, as: caller, session)
            if taken == .right { try FactorRecords.remove(visitor.account, session) }
            try LogRecords.append(
                try self.accountLine("second step off", taken.logged, of: visitor.account, as: caller), session)
            return taken
        }
    }

    private func withCodes(
        _ what: String, _ code: String, setsUp: Bool = false, as caller: Caller,
        _ body: @Sendable @escaping (Visitor, any SQLSession) throws -> Void
    ) async throws -> (outcome: ProofOutcome, codes: [RecoveryCode]) {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.random() }
        let hashes = codes.map { $0.hash(keys.lookup) }
        let outcome = try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let taken = try self.take(code: code, of: visitor.account, setsUp: setsUp, as: caller, session)
            if taken == .right {
                try body(visitor, session)
                try FactorRecords.setCodes(hashes, of: visitor.account, session)
            }
            try LogRecords.append(
                try self.accountLine(what, taken.logged, of: visitor.account, as: caller), session)
            return taken
        }
        return (outcome, outcome == .right ? codes : [])
    }
}

extension FactorRow {
    /// Whether what somebody began to set up can still be finished. Who holds the session later did not give the password
    /// for it: they begin anew.
    func isFresh(at moment: Moment) -> Bool {
        TimeCode.step(at: moment) - lastStep <= Workplace.signInStepLifetime / TimeCode.stepLength
    }
}

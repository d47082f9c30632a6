import Dossier
import Records
import Storage

extension Workplace {
    /// What is asked of who is signed in, before an act that weighs: one of their own passkeys.
    ///
    /// - Throws: `Refusal.signInNeeded`; `Refusal.notFound` where there can be no passkeys.
    package func askPasskeyToConfirm(as caller: Caller) async throws -> PasskeyRequest {
        let seal = keys.installation
        let (account, known) = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            return (visitor.account, try PasskeyRecords.all(of: visitor.account, with: seal, session))
        }
        return try request(.confirm, of: account, known, as: caller)
    }

    /// Takes a passkey of who is signed in, and remembers in the session when, as a code is. One line in the installation's
    /// log, whatever came of it.
    ///
    /// - Throws: `Refusal.signInNeeded`, `Refusal.staleForm`.
    package func confirmFactor(with answer: PasskeyAnswer, as caller: Caller) async throws -> ProofOutcome {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let taken = try self.take(answer, for: .confirm, of: visitor.account, as: caller, session)
            if case .right = taken {
                try SessionRecords.showFactor(tokenHash: visitor.tokenHash, at: caller.at, session)
            }
            try LogRecords.append(
                try self.accountLine("\(taken.detail) shown", taken.outcome.logged, of: visitor.account, as: caller),
                session)
            return taken.outcome
        }
    }

    /// Whether who is signed in has a passkey that can be asked for here.
    package func hasPasskey(_ visitor: Visitor) async throws -> Bool {
        guard relyingParty != nil else { return false }
        return try await engine.read { try PasskeyRecords.count(of: visitor.account, $0) } > 0
    }
}

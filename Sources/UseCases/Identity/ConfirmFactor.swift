import Dossier
import Records
import Storage

extension Visitor {
    /// How long a code or a passkey that was shown counts for acts that weigh: signing, taking a copy, emergency access (access rule 21).
    package static let factorCounts = 5 * Moment.minute

    package func hasShownFactor(at moment: Moment) -> Bool {
        factorShownAt.map { moment < $0.moved(by: Self.factorCounts) } ?? false
    }

    /// Lets an act go on only for who showed a code of the second step, or a passkey, a moment ago.
    ///
    /// - Throws: `Refusal.factorNeeded`; the site then asks for the code and comes back, with what was filled in.
    package func demandFactor(at moment: Moment) throws {
        guard hasShownFactor(at: moment) else { throw Refusal.factorNeeded }
    }
}

extension Workplace {
    /// Takes a fresh code, or a recovery code, of who is signed in, and remembers in the session when. One line in the
    /// installation's log, whatever came of it.
    ///
    /// - Throws: `Refusal.signInNeeded`, `Refusal.staleForm`.
    package func confirmFactor(code: String, as caller: Caller) async throws -> ProofOutcome {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            let taken = try self.take(code: code, of: visitor.account, as: caller, session)
            if taken == .right {
                try SessionRecords.showFactor(tokenHash: visitor.tokenHash, at: caller.at, session)
            }
            try LogRecords.append(
                try self.accountLine("code shown", taken.logged, of: visitor.account, as: caller), session)
            return taken
        }
    }

    /// Whether who is signed in has a second step that counts.
    package func hasFactor(_ visitor: Visitor) async throws -> Bool {
        try await engine.read { try FactorRecords.isOn(visitor.account, $0) }
    }
}

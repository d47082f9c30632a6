import Dossier
import Identity
import Passkeys
import Records
import Storage

extension Workplace {
    /// What the browser of somebody nobody knows yet asks: any passkey for this site, which then says who it is. Touches no
    /// database, and is the same for everybody.
    ///
    /// - Throws: `Refusal.notFound` where there can be no passkeys.
    package func askPasskey(as caller: Caller) throws -> PasskeyRequest {
        try request(.signIn, of: nil, [], as: caller)
    }

    /// What is asked of who gave the right password a moment ago: one of their own.
    ///
    /// - Returns: nil when the step is over.
    package func askPasskey(step: SessionToken, as caller: Caller) async throws -> PasskeyRequest? {
        let seal = keys.installation
        let found = try await engine.read { session in
            try SignInStepRecords.find(tokenHash: step.hash, at: caller.at, session).map {
                ($0, try PasskeyRecords.all(of: $0, with: seal, session))
            }
        }
        return try found.map { try request(.secondStep, of: $0.0, $0.1, as: caller) }
    }

    /// Whether who gave the right password a moment ago can go on with a passkey.
    package func hasPasskey(step: SessionToken, as caller: Caller) async throws -> Bool {
        guard relyingParty != nil else { return false }
        return try await engine.read { session in
            try SignInStepRecords.find(tokenHash: step.hash, at: caller.at, session).map {
                try PasskeyRecords.count(of: $0, session) > 0
            } ?? false
        }
    }

    /// Signs somebody in with a passkey alone: it is something they have, and it knows who holds it. So it stands for the
    /// password and for the code, which it also does after the password. Every attempt has a line in the installation's
    /// log, with the word of what was wrong.
    ///
    /// - Parameter step: of who gave the password already.
    /// - Throws: `Refusal.notFound` where there can be no passkeys.
    package func signIn(
        with answer: PasskeyAnswer, step: SessionToken? = nil, as caller: Caller
    ) async throws -> SecondStepOutcome {
        let token = SessionToken.random()
        return try await engine.write { session in
            var known: AccountID?
            if let step {
                known = try SignInStepRecords.find(tokenHash: step.hash, at: caller.at, session)
                guard known != nil else { return .over }
            }
            let taken = try self.take(
                answer, for: step == nil ? .signIn : .secondStep, of: known, as: caller, session)
            try LogRecords.append(
                try self.installationLine(
                    .signIn, outcome: taken.outcome.logged, actor: taken.account, object: .account,
                    detail: taken.detail, caller: caller), session)
            switch taken {
            case .wrong: return .wrong
            case .wait(let until): return .wait(until: until)
            case .right(let row):
                if let step { try SignInStepRecords.delete(tokenHash: step.hash, session) }
                try self.open(token, of: row.account, factorShownAt: caller.at, as: caller, session)
                // After a password it is the second step, and the session began with the password.
                if step == nil { try PasskeyRecords.begin(tokenHash: token.hash, by: row.hash, session) }
                return .signedIn(token)
            }
        }
    }
}

import Dossier
import Identity
import Records
import Storage

/// How the second step of signing in ended.
package enum SecondStepOutcome: Sendable {
    case signedIn(SessionToken)
    case wrong
    case wait(until: Moment)
    /// It took too long, or the password changed meanwhile: begin again.
    case over
}

extension Workplace {
    /// How long somebody has to find the phone.
    package static let signInStepLifetime = 10 * Moment.minute

    /// Whether a step of signing in still waits for its code.
    package func isHalfway(_ step: SessionToken, as caller: Caller) async throws -> Bool {
        try await engine.read { try SignInStepRecords.find(tokenHash: step.hash, at: caller.at, $0) } != nil
    }

    /// Takes the code of somebody whose password was right. Every attempt has a line in the installation's log.
    package func finishSignIn(code: String, step: SessionToken, as caller: Caller) async throws -> SecondStepOutcome {
        let token = SessionToken.random()
        return try await engine.write { session in
            guard let account = try SignInStepRecords.find(tokenHash: step.hash, at: caller.at, session) else {
                return .over
            }
            let taken = try self.take(code: code, of: account, as: caller, session)
            try LogRecords.append(
                try self.installationLine(
                    .signIn, outcome: taken.logged, actor: account, object: .account, detail: "code", caller: caller),
                session)
            switch taken {
            case .right:
                try SignInStepRecords.delete(tokenHash: step.hash, session)
                try self.open(token, of: account, factorShownAt: caller.at, as: caller, session)
                return .signedIn(token)
            case .wrong: return .wrong
            case .wait(let until): return .wait(until: until)
            // Switched off on another device meanwhile: the password alone is asked anew.
            case .notSetUp: return .over
            }
        }
    }

    /// Keeps who still has to give a code of the second step.
    func halfway(
        _ token: SessionToken, of account: AccountID, as caller: Caller, _ session: any SQLSession
    ) throws {
        try SignInStepRecords.deleteEnded(before: caller.at, session)
        try SignInStepRecords.insert(
            tokenHash: token.hash, account: account, until: caller.at.moved(by: Self.signInStepLifetime), session)
    }

    /// Opens a session.
    func open(
        _ token: SessionToken, of account: AccountID, factorShownAt: Moment? = nil, as caller: Caller,
        _ session: any SQLSession
    ) throws {
        let device = try caller.device.map {
            try SessionRecords.seal(device: $0, of: account, from: caller.at, with: keys.installation)
        }
        try SessionRecords.deleteEnded(before: caller.at, session)
        try SessionRecords.insert(
            tokenHash: token.hash, account: account, from: caller.at,
            until: caller.at.moved(by: SessionToken.lifetime), device: device, factorShownAt: factorShownAt, session)
    }
}

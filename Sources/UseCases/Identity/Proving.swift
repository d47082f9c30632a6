import Dossier
import Identity
import Records
import Storage

/// How a password or a code that somebody typed was taken.
package enum ProofOutcome: Sendable, Equatable {
    case right
    case wrong
    /// Too many wrong guesses: not looked at until a moment.
    case wait(until: Moment)
    /// There is no second step to show a code of.
    case notSetUp
}

/// Asking somebody once more who they are: the password of who is signed in, a code of the second step.
extension Workplace {
    /// Takes a code of the second step inside a transaction that does what it is asked for. A right one is used up.
    ///
    /// - Parameter setsUp: whether it is the code that ends setting up; otherwise the second step must count already.
    func take(
        code typed: String, of account: AccountID, setsUp: Bool = false, as caller: Caller, _ session: any SQLSession
    ) throws -> ProofOutcome {
        let row = try FactorRecords.find(account, with: keys.installation, session)
        guard let row, (row.confirmedAt == nil) == setsUp, !setsUp || row.isFresh(at: caller.at) else {
            return .notSetUp
        }
        let buckets = GuessBuckets.code(of: account, from: caller.origin, keys.lookup)
        if let waits = try buckets.waitsUntil(caller.at, session) { return .wait(until: waits) }
        guard try isRight(typed, row, of: account, at: caller.at, session) else {
            try buckets.countWrong(at: caller.at, session)
            return .wrong
        }
        try buckets.forget(session)
        return .right
    }

    private func isRight(
        _ typed: String, _ row: FactorRow, of account: AccountID, at moment: Moment, _ session: any SQLSession
    ) throws -> Bool {
        switch TypedCode(typed) {
        case .time(let code):
            let step = TimeCode(secret: row.secret).step(of: code, at: moment, after: row.lastStep)
            if let step { try FactorRecords.use(step: step, of: account, session) }
            return step != nil
        case .recovery(let code): return try FactorRecords.useCode(code.hash(keys.lookup), of: account, session)
        case nil: return false
        }
    }

    /// Asks who is signed in for their password, outside of any transaction since hashing takes a while. Wrong ones are
    /// counted and slowed down as at the door, each with a line in the installation's log.
    ///
    /// - Throws: `Refusal.signInNeeded`, `Refusal.staleForm`.
    func take(password: String, as caller: Caller) async throws -> (visitor: Visitor, outcome: ProofOutcome) {
        let (visitor, known) = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            return (visitor, try AccountRecords.password(of: visitor.account, session))
        }
        let buckets = GuessBuckets.password(
            of: AccountRecords.hash(of: visitor.address, keys.lookup), from: caller.origin, keys.lookup)
        if let waits = try await engine.read({ try buckets.waitsUntil(caller.at, $0) }) {
            return (visitor, .wait(until: waits))
        }
        guard await passwords.verify(password, against: known) else {
            let line = try accountLine("password asked", .failed, of: visitor.account, as: caller)
            try await engine.write { session in
                try buckets.countWrong(at: caller.at, session)
                try LogRecords.append(line, session)
            }
            return (visitor, .wrong)
        }
        return try await engine.write { session in
            // Hashing takes a while: others may have guessed meanwhile, the session may have ended, the password changed.
            if let waits = try buckets.waitsUntil(caller.at, session) { return (visitor, .wait(until: waits)) }
            _ = try self.visitor(of: caller, session)
            guard try AccountRecords.password(of: visitor.account, session) == known else { return (visitor, .wrong) }
            try buckets.forget(session)
            return (visitor, .right)
        }
    }

    /// A line of the installation's log about what somebody does with their own account.
    func accountLine(
        _ what: String, _ outcome: LogOutcome = .done, of account: AccountID, as caller: Caller
    ) throws -> LogLine {
        try installationLine(
            .change, outcome: outcome, actor: account, object: .account, detail: what, caller: caller)
    }
}

extension ProofOutcome {
    /// What the log says of it.
    var logged: LogOutcome {
        switch self {
        case .right: .done
        case .wrong: .failed
        case .wait, .notSetUp: .refused
        }
    }
}

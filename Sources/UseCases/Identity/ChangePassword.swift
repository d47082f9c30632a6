import Dossier
import Identity
import Records
import Storage

/// What came of asking for another password.
package enum PasswordChange: Sendable, Equatable {
    case done
    /// The old one was not it.
    case wrong
    case wait(until: Moment)
    case tooShort
    case tooLong
}

extension Workplace {
    /// Changes the password of whoever is signed in. Every other session ends, and so does who was halfway signing in with
    /// the old one.
    package func changePassword(from old: String, to new: String, as caller: Caller) async throws -> PasswordChange {
        if let problem = Passwords.problem(of: new) { return problem == .tooShort ? .tooShort : .tooLong }
        let (visitor, outcome) = try await take(password: old, as: caller)
        switch outcome {
        case .wrong, .notSetUp: return .wrong
        case .wait(let until): return .wait(until: until)
        case .right: break
        }
        let hash = try await passwords.hash(new)
        let line = try accountLine("password", of: visitor.account, as: caller)
        try await engine.write { session in
            // Read again: a session that was ended meanwhile changes nothing any more.
            let visitor = try self.visitor(of: caller, session)
            try AccountRecords.setPassword(hash, of: visitor.account, keeping: visitor.tokenHash, session)
            try LogRecords.append(line, session)
        }
        return .done
    }
}

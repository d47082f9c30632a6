import Dossier
import Identity
import Records
import Storage

/// How an attempt to sign in ended.
package enum SignInOutcome: Sendable {
    case signedIn(SessionToken)
    /// The password was right; a code of the second step is still to come, with this token.
    case needsCode(SessionToken)
    case wrong
    /// Too many wrong guesses: not looked at until a moment.
    case wait(until: Moment)
}

extension Workplace {
    /// Signs somebody in. A wrong address and a wrong password look the same and take as long; every attempt has a line
    /// in the installation's log.
    package func signIn(address: String, password: String, as caller: Caller) async throws -> SignInOutcome {
        let hash = AccountRecords.hash(of: address, keys.lookup)
        let buckets = GuessBuckets.password(of: hash, from: caller.origin, keys.lookup)
        let (account, waits) = try await engine.read { session in
            (try AccountRecords.forSignIn(addressHash: hash, session), try buckets.waitsUntil(caller.at, session))
        }
        if let waits {
            try await logInstallation(
                installationLine(.signIn, outcome: .refused, actor: account?.id, object: .account, caller: caller))
            return .wait(until: waits)
        }
        let known = account.flatMap { $0.isDisabled ? nil : $0.password }
        guard await passwords.verify(password, against: known), let account else {
            let line = try installationLine(
                .signIn, outcome: .failed, actor: account?.id, object: .account, caller: caller)
            try await engine.write { session in
                try buckets.countWrong(at: caller.at, session)
                try LogRecords.append(line, session)
            }
            return .wrong
        }
        return try await letIn(account.id, known, buckets, as: caller)
    }

    /// - Parameter hash: the hash that the password was held against.
    private func letIn(
        _ account: AccountID, _ hash: String?, _ buckets: GuessBuckets, as caller: Caller
    ) async throws -> SignInOutcome {
        let token = SessionToken.random()
        return try await engine.write { session in
            // Hashing takes a while: others may have guessed meanwhile, and the password may be another by now.
            if let waits = try buckets.waitsUntil(caller.at, session) { return .wait(until: waits) }
            guard try AccountRecords.password(of: account, session) == hash else { return .wrong }
            try buckets.forget(session)
            let isAsked = try FactorRecords.isOn(account, session)
            if isAsked {
                try self.halfway(token, of: account, as: caller, session)
            } else {
                try self.open(token, of: account, as: caller, session)
            }
            try LogRecords.append(
                try self.installationLine(
                    .signIn, outcome: isAsked ? .refused : .done, actor: account, object: .account,
                    detail: isAsked ? "code asked" : nil, caller: caller), session)
            return isAsked ? .needsCode(token) : .signedIn(token)
        }
    }

    package func signOut(as caller: Caller) async throws {
        guard let token = caller.token else { return }
        let visitor = try await visitor(of: caller)
        let line = try installationLine(.signOut, actor: visitor.account, object: .account, caller: caller)
        try await engine.write { session in
            try SessionRecords.delete(tokenHash: token.hash, session)
            try LogRecords.append(line, session)
        }
    }

    package func setLanguage(_ language: String, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            try AccountRecords.setLanguage(language, of: visitor.account, session)
        }
    }
}

import Dossier
import Identity
import Records
import Storage

/// How an attempt to sign in ended.
package enum SignInOutcome: Sendable {
    case signedIn(SessionToken)
    case wrong
    /// Too many wrong guesses: not looked at until a moment.
    case wait(until: Moment)
}

extension Workplace {
    /// Signs somebody in. A wrong address and a wrong password look the same and take as long; every attempt has a line
    /// in the installation's log.
    package func signIn(address: String, password: String, as caller: Caller) async throws -> SignInOutcome {
        let hash = AccountRecords.hash(of: address, keys.lookup)
        let buckets = GuessBuckets(addressHash: hash, origin: caller.origin, lookup: keys.lookup)
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
        let token = SessionToken.random()
        let line = try installationLine(.signIn, actor: account.id, object: .account, caller: caller)
        try await engine.write { session in
            try buckets.forget(session)
            try SessionRecords.deleteEnded(before: caller.at, session)
            try SessionRecords.insert(
                tokenHash: token.hash, account: account.id, from: caller.at,
                until: caller.at.moved(by: SessionToken.lifetime), session)
            try LogRecords.append(line, session)
        }
        return .signedIn(token)
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

/// The three counts of wrong guesses that an attempt touches.
private struct GuessBuckets: Sendable {
    private let counted: [(bucket: [UInt8], limit: GuessThrottle.Limit)]

    init(addressHash: [UInt8], origin: String, lookup: LookupHash) {
        counted = [
            (lookup.hash(addressHash + Array(origin.utf8), as: "guess.both"), GuessThrottle.accountFromOrigin),
            (lookup.hash(origin, as: "guess.origin"), GuessThrottle.origin),
            (lookup.hash(addressHash, as: "guess.account"), GuessThrottle.account),
        ]
    }

    func waitsUntil(_ now: Moment, _ session: any SQLSession) throws -> Moment? {
        try counted.compactMap { bucket, limit in
            try GuessRecords.find(bucket, session).flatMap {
                GuessThrottle.waitsUntil(failures: $0.failures, lastAt: $0.lastAt, limit: limit, now: now)
            }
        }.max()
    }

    func countWrong(at now: Moment, _ session: any SQLSession) throws {
        for (bucket, _) in counted {
            let known = try GuessRecords.find(bucket, session)
            let failures = GuessThrottle.count(after: known?.failures ?? 0, lastAt: known?.lastAt ?? now, now: now)
            try GuessRecords.set(bucket, failures: failures, at: now, session)
        }
    }

    // The origin's own count stays: somebody who knows one password may be guessing others.
    func forget(_ session: any SQLSession) throws {
        try GuessRecords.forget(counted[0].bucket, session)
        try GuessRecords.forget(counted[2].bucket, session)
    }
}

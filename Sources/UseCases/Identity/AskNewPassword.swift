import Dossier
import Identity
import Mail
import Records
import Storage

/// The mail with a link to a new password, in the language of who asks.
package struct NewPasswordLetter: Sendable {
    /// Where the link's own secret comes in the body: it is made when the mail goes, and stands in no outbox.
    package static let tokenPlace = "{sleutel}"

    let subject: String
    let body: String
    let administratorBody: String

    /// - Parameters:
    ///   - body: with `tokenPlace` in it.
    ///   - administratorBody: for an administrator, who gets no link.
    package init(subject: String, body: String, administratorBody: String) {
        self.subject = subject
        self.body = body
        self.administratorBody = administratorBody
    }
}

/// What came of setting a password through a link.
package enum NewPasswordOutcome: Sendable, Equatable {
    case done
    /// The link was used, replaced or is too old.
    case over
    case tooShort
    case tooLong
}

extension Workplace {
    /// How long a link works.
    package static let newPasswordLifetime = 30 * Moment.minute
    /// What could not be delivered in this time is not sent any more: nobody waits for it.
    private static let letterLifetime = Moment.hour

    /// Promises a mail with a link to a new password. What runs and what comes of it is the same whether there is such an
    /// account or not; that is looked up when the mail goes. Who asks again and again gets the same answer and no mail.
    ///
    /// - Throws: `MailProblem.off`.
    package func askNewPassword(for address: String, _ letter: NewPasswordLetter, as caller: Caller) async throws {
        guard canMail else { throw MailProblem.off }
        let address = AccountRecords.normalised(address)
        let buckets = GuessBuckets.letter(
            to: AccountRecords.hash(of: address, keys.lookup), from: caller.origin, keys.lookup)
        let words = OutboxWords(
            to: address, subject: letter.subject, body: letter.body, administratorBody: letter.administratorBody)
        let seal = keys.installation
        let line = try installationLine(
            .change, actor: nil, object: .account, detail: "new password asked", caller: caller)
        try await engine.write { session in
            let waits = try buckets.waitsUntil(caller.at, session)
            if waits == nil {
                try buckets.countWrong(at: caller.at, session)
                try OutboxRecords.add(
                    words, as: .newPassword, at: caller.at, until: caller.at.moved(by: Self.letterLifetime),
                    with: seal, session)
            }
            try LogRecords.append(line, session)
        }
    }

    /// Whether a link still works.
    package func isOpen(newPassword token: SessionToken, as caller: Caller) async throws -> Bool {
        try await engine.read { try PasswordResetRecords.find(tokenHash: token.hash, at: caller.at, $0) } != nil
    }

    /// Sets a password through a link, once. Every session of the account ends; the second step stays, and is asked at the
    /// next sign-in.
    package func setNewPassword(
        _ password: String, with token: SessionToken, as caller: Caller
    ) async throws -> NewPasswordOutcome {
        if let problem = Passwords.problem(of: password) { return problem == .tooShort ? .tooShort : .tooLong }
        // Asked before the work of hashing, and again where it counts.
        guard try await isOpen(newPassword: token, as: caller) else { return .over }
        let hash = try await passwords.hash(password)
        return try await engine.write { session in
            guard let account = try PasswordResetRecords.find(tokenHash: token.hash, at: caller.at, session) else {
                return .over
            }
            try PasswordResetRecords.deleteAll(of: account, session)
            try AccountRecords.setPassword(hash, of: account, session)
            try AccountRecords.proveAddress(of: account, session)
            try LogRecords.append(
                try self.accountLine("password by mail", of: account, as: caller), session)
            return .done
        }
    }
}

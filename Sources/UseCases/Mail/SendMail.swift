import Dossier
import Identity
import Mail
import Records
import Storage

/// What a turn at the outbox came to.
package enum MailTurn: Sendable, Equatable {
    /// Nothing waits, or mail is off.
    case nothing
    case sent
    /// It will be tried again.
    case postponed
    /// There was nobody to send it to, or nobody wants it any more.
    case dropped
}

extension Workplace {
    /// One mail is one node's for this long: longer than `sendmail` may take.
    private static let mailLease = 2 * Moment.minute

    /// Sends the mail that waits longest. Whatever happens to this process in the middle, it is tried again: so it may
    /// arrive twice, and is never lost.
    package func sendNextMail() async throws -> MailTurn {
        guard let mail else { return .nothing }
        let moment = now()
        let seal = keys.installation
        let next = try await engine.write(.apart) { session in
            try OutboxRecords.claim(
                at: moment, until: moment.moved(by: Self.mailLease), with: seal, session)
        }
        guard let next else { return .nothing }
        guard moment < next.endsAt, let to = MailAddress(next.words.to), let body = try await body(of: next, at: moment)
        else {
            try await engine.write(.apart) { try OutboxRecords.delete(next.id, $0) }
            return .dropped
        }
        let message = MailMessage(
            from: mail.from, to: to, subject: next.words.subject, body: body, id: next.id.text,
            writtenAt: next.queuedAt.milliseconds / Moment.second)
        do {
            try await mail.sendmail.send(message)
        } catch is Sendmail.Failure {
            let again = now().moved(by: Self.pause(after: next.attempts))
            try await engine.write(.apart) { try OutboxRecords.postpone(next.id, until: again, $0) }
            return .postponed
        }
        try await engine.write(.apart) { try OutboxRecords.delete(next.id, $0) }
        return .sent
    }

    /// Ten seconds after the first time, then longer and longer, an hour at most.
    static func pause(after attempts: Int64) -> Int64 {
        min(Moment.hour, 10 * Moment.second << min(attempts - 1, 10))
    }

    /// What the letter says; nil when it goes to nobody.
    private func body(of mail: OutboxRow, at moment: Moment) async throws -> String? {
        if let notice = mail.words.notice, try await !isStillTold(notice, at: moment) { return nil }
        if let condition = mail.words.condition.flatMap({ LetterCondition($0) }),
            try await !holds(condition, at: moment)
        {
            return nil
        }
        return switch mail.kind {
        case .letter: mail.words.body
        case .newPassword: try await linkBody(of: mail, at: moment)
        }
    }

    // Only here it shows whether there is such an account: who asked got an answer that does not depend on it.
    private func linkBody(of mail: OutboxRow, at moment: Moment) async throws -> String? {
        let token = SessionToken.random()
        let hash = AccountRecords.hash(of: mail.words.to, keys.lookup)
        return try await engine.write { session in
            guard let (account, _, isDisabled) = try AccountRecords.forSignIn(addressHash: hash, session), !isDisabled
            else { return nil }
            if try MembershipRecords.actor(account, at: moment, session).isAdministrator {
                return mail.words.administratorBody
            }
            try PasswordResetRecords.replace(
                of: account, tokenHash: token.hash, until: moment.moved(by: Self.newPasswordLifetime), session)
            return mail.words.body.replacing(NewPasswordLetter.tokenPlace, with: token.text)
        }
    }
}

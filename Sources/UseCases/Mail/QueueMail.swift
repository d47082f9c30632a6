import Dossier
import Mail
import Records
import Storage

/// How this installation sends mail.
package struct MailPost: Sendable {
    package let sendmail: Sendmail
    package let from: MailAddress

    package init(sendmail: Sendmail, from: MailAddress) {
        self.sendmail = sendmail
        self.from = from
    }
}

/// Why a mail was not promised.
package enum MailProblem: Error, Equatable {
    /// This installation sends none.
    case off
    case notAnAddress
}

extension Workplace {
    /// Whether this installation sends mail.
    package var canMail: Bool { mail != nil }

    /// A mail that cannot be delivered is tried again this long.
    package static let mailLifetime = 48 * Moment.hour

    /// Promises a mail, in the transaction of what it tells of: it goes if that stays, also after a restart. The words are
    /// finished, for this one reader, and hold nothing of a dossier.
    ///
    /// - Parameter condition: what is asked once more before it goes (access rule 25); nil where nothing can change.
    /// - Throws: `MailProblem`.
    package func queueMail(
        to address: String, subject: String, body: String, while condition: LetterCondition? = nil, at moment: Moment,
        _ session: any SQLSession
    ) throws {
        guard canMail else { throw MailProblem.off }
        guard MailAddress(address) != nil else { throw MailProblem.notAnAddress }
        try OutboxRecords.add(
            OutboxWords(to: address, subject: subject, body: body, condition: condition?.kept), as: .letter, at: moment,
            until: moment.moved(by: Self.mailLifetime), with: keys.installation, session)
    }
}

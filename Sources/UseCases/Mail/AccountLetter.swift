import Dossier
import Records
import Storage

/// A letter to somebody with an account. It says nothing of a dossier.
package struct AccountLetter: Sendable, Equatable {
    package let subject: String
    package let body: String

    package init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }

    /// By the language of the account.
    package typealias Writer = @Sendable (_ language: String?) -> AccountLetter
}

extension Workplace {
    /// Promises a letter to each of these, in the language of each, for as long as a condition holds.
    func promise(
        _ letter: AccountLetter.Writer, to accounts: [AccountID], _ caller: Caller, _ session: any SQLSession,
        while condition: (AccountID) -> LetterCondition? = { _ in nil }
    ) throws {
        guard canMail else { return }
        for account in try AccountRecords.find(accounts, with: keys.installation, session)
        where account.disabledAt == nil {
            let words = letter(account.language)
            do {
                try queueMail(
                    to: account.address, subject: words.subject, body: words.body, while: condition(account.id),
                    at: caller.at, session)
            } catch MailProblem.notAnAddress {
                // Who has no address that mail goes to reads it at home.
                continue
            }
        }
    }
}

import Mail
import Records
import Storage

/// The mail that carries the code of an invitation, in the language of who invites. It says nothing of the dossier.
package struct InvitationLetter: Sendable, Equatable {
    /// Where the code comes in the body: it is not known before the invitation is made.
    package static let codePlace = "{code}"

    let address: String
    let subject: String
    let body: String

    package init(to address: String, subject: String, body: String) {
        self.address = AccountRecords.normalised(address)
        self.subject = subject
        self.body = body
    }

    /// What is wrong with it; nil when it can be sent.
    var problem: FieldProblem? { MailAddress(address) == nil ? FieldProblem("mail", .unknownChoice) : nil }
}

extension Workplace {
    /// Promises the mail in the transaction of the invitation: it goes if that stays.
    ///
    /// - Parameter condition: who made it may still give it when the mail goes.
    func queue(
        _ letter: InvitationLetter, code: String, while condition: LetterCondition? = nil, as caller: Caller,
        _ session: any SQLSession
    ) throws {
        try queueMail(
            to: letter.address, subject: letter.subject,
            body: letter.body.replacing(InvitationLetter.codePlace, with: code), while: condition, at: caller.at,
            session)
    }
}

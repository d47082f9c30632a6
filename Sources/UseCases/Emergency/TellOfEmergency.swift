import Dossier
import Records
import Storage

/// The mails that tell of emergency access, each in the language of who gets it. They hold nothing of the dossier: neither
/// whose it is, nor who came in, nor why.
package struct EmergencyLetters: Sendable {
    package struct Letter: Sendable, Equatable {
        package let subject: String
        package let body: String

        package init(subject: String, body: String) {
            self.subject = subject
            self.body = body
        }
    }

    /// By the language of the account.
    let toPerson: @Sendable (String?) -> Letter
    let toOfficer: @Sendable (String?) -> Letter

    package init(
        toPerson: @Sendable @escaping (String?) -> Letter, toOfficer: @Sendable @escaping (String?) -> Letter
    ) {
        self.toPerson = toPerson
        self.toOfficer = toOfficer
    }
}

extension Workplace {
    /// Promises the mails to the person, whoever acts for them, and the privacy officers of the organisation. What they read
    /// at home and on the privacy officer's page is there by itself, also where this installation sends no mail.
    func tell(
        _ letters: EmergencyLetters, of emergency: Emergency, _ facts: DossierFacts, _ caller: Caller,
        _ session: any SQLSession
    ) throws {
        let officers = try MembershipRecords.officers(of: emergency.organisation, at: caller.at, session)
        try promise(letters.toPerson, to: facts.toldOfEmergency(at: caller.at), caller, session) {
            .emergency($0, facts.dossier)
        }
        try promise(letters.toOfficer, to: officers, caller, session) { .officer($0, emergency.organisation) }
    }

    /// Promises a letter to each of these, in the language of each, for as long as they are told of such things.
    func promise(
        _ letter: @Sendable (String?) -> EmergencyLetters.Letter, to accounts: [AccountID], _ caller: Caller,
        _ session: any SQLSession, while condition: (AccountID) -> LetterCondition
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

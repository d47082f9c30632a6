import Dossier
import Records
import Storage

/// The mails that tell of access that nobody asked the person for: in an emergency (access rule 21) or on a law (rule 6). They
/// hold nothing of the dossier: neither whose it is, nor who came in, nor on which law or why.
package struct UnaskedAccessLetters: Sendable {
    package typealias Letter = AccountLetter
    package typealias Writer = AccountLetter.Writer

    let toPerson: Writer
    let toOfficer: Writer

    package init(toPerson: @escaping Writer, toOfficer: @escaping Writer) {
        self.toPerson = toPerson
        self.toOfficer = toOfficer
    }
}

extension Workplace {
    /// Promises the mails to whom the rules tell of it, and to the privacy officers of the organisation. What they read at home
    /// and on the privacy officer's page is there by itself, also where this installation sends no mail.
    func tell(
        _ letters: UnaskedAccessLetters, to told: [AccountID], of organisation: OrganisationID, _ caller: Caller,
        _ session: any SQLSession, while condition: (AccountID) -> LetterCondition
    ) throws {
        let officers = try MembershipRecords.officers(of: organisation, at: caller.at, session)
        try promise(letters.toPerson, to: told, caller, session, while: condition)
        try promise(letters.toOfficer, to: officers, caller, session) { .officer($0, organisation) }
    }
}

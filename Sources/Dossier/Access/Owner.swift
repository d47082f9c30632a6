/// Whose dossier it is: the person, or an adult with authority of a household (rules 4 and 17).
package struct Owner: Hashable, Sendable {
    package let account: AccountID
    package let birthDate: CivilDate?

    package init(account: AccountID, birthDate: CivilDate? = nil) {
        self.account = account
        self.birthDate = birthDate
    }
}

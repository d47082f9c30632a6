/// What an administrator may do: say who works for one organisation, where and as what (rule 22). It is no reach and opens no
/// dossier. Only `AccessRules` makes one.
package struct Administration: Sendable {
    package let administrator: AccountID
    package let organisation: OrganisationID
    package let moment: Moment

    init(administrator: AccountID, organisation: OrganisationID, moment: Moment) {
        self.administrator = administrator
        self.organisation = organisation
        self.moment = moment
    }
}

extension AccessRules {
    /// Rule 22: the administration of one organisation; nil for who is no administrator there. A connected system
    /// administers nothing.
    package static func administration(
        of organisation: OrganisationID, as actor: Actor, at moment: Moment
    ) -> Administration? {
        guard let account = actor.account, actor.system == nil, actor.isAdministratorOf.contains(organisation) else {
            return nil
        }
        return Administration(administrator: account, organisation: organisation, moment: moment)
    }
}

/// What a worker may do with permits on a law: register one, answer a colleague's, end one, for the own organisations that may
/// use a law (rule 6). It is no reach and opens no dossier. Only `AccessRules` makes one.
package struct LawWork: Sendable {
    package let worker: AccountID
    /// Never empty.
    package let organisations: [OrganisationID]
    package let moment: Moment

    init(worker: AccountID, organisations: [OrganisationID], moment: Moment) {
        self.worker = worker
        self.organisations = organisations
        self.moment = moment
    }
}

extension AccessRules {
    /// Rules 3, 6 and 22: whoever works, by a membership that counts, where a law is switched on; nil for anybody else. An
    /// administrator's own seat is no such membership, and a connected system has no task by law.
    package static func lawWork(as actor: Actor, at moment: Moment) -> LawWork? {
        guard let account = actor.account, actor.system == nil else { return nil }
        let organisations = Set(actor.membershipsThatCount(at: moment).filter(\.usesLaws).map(\.organisation))
        guard !organisations.isEmpty else { return nil }
        return LawWork(worker: account, organisations: organisations.sorted(), moment: moment)
    }
}

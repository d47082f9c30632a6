/// A permit on a law that one worker registered and a second one has not confirmed yet (rule 6). It opens nothing: the access
/// rules never read it. With a yes it is a grant of the same id.
package struct LawRegistration: Sendable, Hashable {
    /// How it ended. Stored; never changes.
    package enum Outcome: Int, CaseIterable, Sendable {
        case yes = 1
        case no = 2
        case takenBack = 3
    }

    /// How long a colleague has to answer, as with access that is asked for.
    package static let answerTime = 14 * Moment.day

    /// Also of the grant that comes of it.
    package let id: GrantID
    package let dossier: DossierID
    /// Whose workers registered it, and whose privacy officer looks at it.
    package let organisation: OrganisationID
    package let law: Law
    /// The organisation, or a department of it, and there perhaps one role.
    package let principal: Principal
    package let scope: Scope
    /// When the permit ends.
    package let until: Moment
    package let madeBy: AccountID
    package let madeAt: Moment
    /// What nobody answered is over then.
    package let endsAt: Moment
    package let outcome: Outcome?
    package let settledBy: AccountID?
    package let settledAt: Moment?

    package init(
        id: GrantID, dossier: DossierID, organisation: OrganisationID, law: Law, principal: Principal, scope: Scope,
        until: Moment, madeBy: AccountID, madeAt: Moment, endsAt: Moment? = nil, outcome: Outcome? = nil,
        settledBy: AccountID? = nil, settledAt: Moment? = nil
    ) {
        self.id = id
        self.dossier = dossier
        self.organisation = organisation
        self.law = law
        self.principal = principal
        self.scope = scope
        self.until = until
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.endsAt = endsAt ?? min(madeAt.moved(by: Self.answerTime), until)
        self.outcome = outcome
        self.settledBy = settledBy
        self.settledAt = settledAt
    }

    /// Whether somebody can still answer it.
    package func waits(at moment: Moment) -> Bool { outcome == nil && moment < endsAt }

    /// The permit that a second worker makes of it, from that moment on.
    package func grant(confirmedBy second: AccountID, at moment: Moment, reason: String) -> Grant {
        Grant(
            id: id, effect: .permit, principal: principal, areas: scope.areas, themes: scope.themes,
            verbs: scope.verbs, basis: law.basis, law: law.source, purpose: reason,
            period: Period(from: moment, until: until), givenBy: madeBy, confirmedBy: second)
    }
}

/// Whether a grant gives or takes away.
package enum Effect: String, CaseIterable, Hashable, Sendable, Codable {
    case permit
    case deny
}

/// A permit or a deny: who may do what with which areas and themes, on what ground, how long (rules 2, 5 and 6).
package struct Grant: Hashable, Sendable {
    package let id: GrantID
    package let effect: Effect
    package let principal: Principal
    package let areas: AreaSet
    package let themes: ThemeSet
    package let verbs: VerbSet
    /// The one entry it is about ("deel dit ene bericht met …"); its areas and themes then say nothing.
    package let entry: EntryID?
    package let basis: LegalBasis
    /// The law, where the ground is one (rule 6).
    package let law: String?
    /// Why, in words for the person.
    package let purpose: String
    package let period: Period
    package let givenBy: AccountID
    /// The second worker, where rule 6 asks for one.
    package let confirmedBy: AccountID?
    package let withdrawnAt: Moment?
    /// Given by a privacy officer to next of kin of somebody who died, to look only (rule 26).
    package let isForNextOfKin: Bool

    package init(
        id: GrantID, effect: Effect, principal: Principal, areas: AreaSet, themes: ThemeSet, verbs: VerbSet,
        entry: EntryID? = nil, basis: LegalBasis, law: String? = nil, purpose: String, period: Period,
        givenBy: AccountID, confirmedBy: AccountID? = nil, withdrawnAt: Moment? = nil,
        isForNextOfKin: Bool = false
    ) {
        self.id = id
        self.effect = effect
        self.principal = principal
        self.areas = areas
        self.themes = themes
        self.verbs = verbs
        self.entry = entry
        self.basis = basis
        self.law = law
        self.purpose = purpose
        self.period = period
        self.givenBy = givenBy
        self.confirmedBy = confirmedBy
        self.withdrawnAt = withdrawnAt
        self.isForNextOfKin = isForNextOfKin
    }

    /// A permit that a person gives ends no later than this many years after it begins, as long as a plan holds (seed 004):
    /// then somebody looks whether it is still needed.
    package static let longestYears = 3

    package var scope: Scope { Scope(areas: areas, themes: themes, verbs: verbs) }

    /// Rule 2: `from ≤ now < until` and not withdrawn; rule 6: on legal task or vital interest only when registered
    /// as that rule asks.
    package func counts(at moment: Moment) -> Bool {
        period.contains(moment) && !isWithdrawn(at: moment) && isRegisteredAsAsked
    }

    package func isWithdrawn(at moment: Moment) -> Bool { withdrawnAt.map { $0 <= moment } ?? false }

    /// Rule 6: with law, themes, reason and end, by one worker and confirmed by another. That the organisation is
    /// enabled for that law is checked when it is registered. A deny and a consent need none of this.
    package var isRegisteredAsAsked: Bool {
        if isForNextOfKin { return isGivenToKinAsAsked }
        guard effect == .permit, basis.standsAgainstDeny else { return true }
        guard let law, let confirmedBy else { return false }
        return !law.isEmpty && !purpose.isEmpty && !themes.isEmpty && period.until != nil && confirmedBy != givenBy
    }

    /// Rule 26: to somebody, to look, with the ground, the reason and an end. One officer gives it; there is no second worker.
    private var isGivenToKinAsAsked: Bool {
        guard case .account = principal, effect == .permit, verbs == .look, entry == nil, let law else { return false }
        return !law.isEmpty && !purpose.isEmpty && !themes.isEmpty && period.until != nil
    }

    /// Rules 5 and 6: a deny subtracts only from consent and contract; and from what next of kin got, since whom the person
    /// kept out while they lived stays out (BW 7:458a(3)).
    package var yieldsToDeny: Bool { isForNextOfKin || !basis.standsAgainstDeny }
}

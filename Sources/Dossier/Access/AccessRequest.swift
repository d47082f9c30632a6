/// Access that is not given yet: asked for, offered, or waiting for who decides along. It opens nothing.
package struct AccessRequest: Sendable, Hashable {
    /// The raw value stands in the database and never changes.
    package enum Kind: Int, CaseIterable, Sendable {
        /// Asked by who would get it.
        case ask = 1
        /// For somebody who is not there yet, or not known here.
        case invitation = 2
        /// Given by one of those who decide together; waits for the others (rule 19).
        case giving = 3
        /// A deny that one of them wants to lift; waits for the others (rule 19).
        case lifting = 4
    }

    /// The raw value stands in the database and never changes.
    package enum Outcome: Int, CaseIterable, Sendable {
        case yes = 1
        case no = 2
        case takenBack = 3
    }

    /// Also of the grant that comes of it.
    package let id: GrantID
    package let kind: Kind
    /// Nil of an invitation that nobody took up.
    package let principal: Principal?
    package let scope: Scope
    package let entry: EntryID?
    package let basis: LegalBasis
    package let period: Period
    /// The deny that would be lifted.
    package let about: GrantID?
    package let madeBy: AccountID
    package let madeAt: Moment
    package let endsAt: Moment
    package let outcome: Outcome?
    /// Who said yes, beside who made it (rule 19).
    package let agreed: Set<AccountID>

    package init(
        id: GrantID, kind: Kind, principal: Principal?, scope: Scope, entry: EntryID? = nil, basis: LegalBasis,
        period: Period, about: GrantID? = nil, madeBy: AccountID, madeAt: Moment, endsAt: Moment,
        outcome: Outcome? = nil, agreed: Set<AccountID> = []
    ) {
        self.id = id
        self.kind = kind
        self.principal = principal
        self.scope = scope
        self.entry = entry
        self.basis = basis
        self.period = period
        self.about = about
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.outcome = outcome
        self.agreed = agreed
    }

    /// Whether somebody can still answer it.
    package func waits(at moment: Moment) -> Bool { outcome == nil && moment < endsAt }

    /// How long it waits for an answer: two weeks, as the field does with letters that ask for one.
    package static let answerTime = 14 * Moment.day

    /// The grant it would become.
    ///
    /// - Parameters:
    ///   - giver: who gives it: of what was asked, who says yes; else who made it.
    ///   - purpose: why, in words for the person.
    package func grant(to principal: Principal, by giver: AccountID, at moment: Moment, purpose: String) -> Grant {
        Grant(
            id: id, effect: .permit, principal: principal, areas: scope.areas, themes: scope.themes,
            verbs: scope.verbs, entry: entry, basis: basis, purpose: purpose,
            period: Period(from: max(period.from, moment), until: period.until), givenBy: giver)
    }
}

/// Why someone acts for the person (rule 18). Stored.
package enum MandateBasis: String, CaseIterable, Hashable, Sendable, Codable {
    case chosen
    /// A parent with authority: the age rule decides what the mandate gives (rule 19).
    case parent
    case courtAppointed
}

/// What a representative may do in the person's place (rule 18).
package struct Mandate: Hashable, Sendable {
    package let account: AccountID
    package let basis: MandateBasis
    /// For what the court appointed them; nil where nobody said, and of every other basis.
    package let kind: MandateKind?
    package let scope: Scope
    package let acts: ActSet
    package let period: Period
    package let excludedAreas: AreaSet
    package let excludedThemes: ThemeSet
    /// The person does not want this representative at all: said so, or kept them out of every area.
    package let isExcluded: Bool

    package init(
        account: AccountID, basis: MandateBasis, kind: MandateKind? = nil, areas: AreaSet = .all,
        themes: ThemeSet = .all,
        verbs: VerbSet = .all, acts: ActSet = .ofThePerson, period: Period, excludedAreas: AreaSet = [],
        excludedThemes: ThemeSet = .none, isExcluded: Bool = false
    ) {
        self.account = account
        self.basis = basis
        self.kind = basis == .courtAppointed ? kind : nil
        scope = Scope(areas: areas, themes: themes, verbs: verbs)
        self.acts = acts
        self.period = period
        self.excludedAreas = excludedAreas
        self.excludedThemes = excludedThemes
        self.isExcluded = isExcluded || excludedAreas.isSuperset(of: .all)
    }

    package var areas: AreaSet { scope.areas }
    package var themes: ThemeSet { scope.themes }
    package var verbs: VerbSet { scope.verbs }

    /// Whether it counts no more, and never will: its end has come, or it was ended before it began.
    package func isOver(at moment: Moment) -> Bool {
        period.until.map { $0 <= moment || $0 <= period.from } ?? false
    }

    /// Rule 18: a chosen representative can be excluded; a parent from the age at which the young person decides along
    /// (rule 19); a court-appointed one cannot.
    package func canBeExcluded(under age: AgeRule) -> Bool {
        switch basis {
        case .chosen: true
        case .parent: age.youngPersonDecides
        case .courtAppointed: false
        }
    }
}

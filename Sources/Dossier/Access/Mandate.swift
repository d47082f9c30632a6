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
    package let scope: Scope
    package let acts: ActSet
    package let period: Period
    package let excludedAreas: AreaSet
    package let excludedThemes: ThemeSet
    /// The person does not want this representative at all: said so, or kept them out of every area.
    package let isExcluded: Bool

    package init(
        account: AccountID, basis: MandateBasis, areas: AreaSet = .all, themes: ThemeSet = .all,
        verbs: VerbSet = .all, acts: ActSet = .ofThePerson, period: Period, excludedAreas: AreaSet = [],
        excludedThemes: ThemeSet = .none, isExcluded: Bool = false
    ) {
        self.account = account
        self.basis = basis
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

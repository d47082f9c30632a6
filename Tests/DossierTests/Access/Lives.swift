// swift-format-ignore-file: NeverForceUnwrap

@testable import Dossier

// Short ways to say a life: dossiers, permits, mandates and entries.

func lisas(
    _ grants: [Grant] = [], mandates: [Mandate] = [], born: String? = "1988-05-04"
) -> DossierFacts {
    DossierFacts(
        dossier: DossierID(high: 9, low: 1), type: .person, jurisdiction: .netherlands,
        subjectBirthDate: born.flatMap { CivilDate($0) }, owners: [Owner(account: Cast.lisa)], mandates: mandates,
        grants: grants)
}

/// Sam's own dossier: his mother and father have authority.
func sams(
    born: String, _ jurisdiction: Jurisdiction = .netherlands, grants: [Grant] = [],
    judgements: [AbilityJudgement] = [], mandates: [Mandate]? = nil
) -> DossierFacts {
    DossierFacts(
        dossier: DossierID(high: 9, low: 2), type: .person, jurisdiction: jurisdiction,
        subjectBirthDate: CivilDate(born)!, owners: [Owner(account: Cast.sam)],
        mandates: mandates ?? [mandate(Cast.lisa, .parent), mandate(Cast.bart, .parent)], grants: grants,
        abilityJudgements: judgements)
}

func household(_ grants: [Grant] = []) -> DossierFacts {
    DossierFacts(
        dossier: DossierID(high: 9, low: 3), type: .household, jurisdiction: .netherlands,
        owners: [
            Owner(account: Cast.lisa, birthDate: CivilDate("1988-05-04")), Owner(account: Cast.bart),
            Owner(account: Cast.sam, birthDate: CivilDate("2013-02-01")),
        ], grants: grants)
}

func permit(
    _ principal: Principal, _ areas: AreaSet = .of(.reports), _ themes: ThemeSet = .all,
    _ verbs: VerbSet = [.look, .add], entry: EntryFacts? = nil, basis: LegalBasis = .consent, law: String? = nil,
    from: Moment = Day.past, until: Moment? = nil, by: AccountID = Cast.lisa, confirmedBy: AccountID? = nil,
    withdrawnAt: Moment? = nil, id: UInt64 = 1
) -> Grant {
    Grant(
        id: GrantID(high: 5, low: id), effect: .permit, principal: principal, areas: areas, themes: themes,
        verbs: verbs, entry: entry?.id, basis: basis, law: law, purpose: "helpt mij",
        period: Period(from: from, until: until), givenBy: by, confirmedBy: confirmedBy, withdrawnAt: withdrawnAt)
}

func deny(
    _ principal: Principal, _ areas: AreaSet = .all, _ themes: ThemeSet = .all, _ verbs: VerbSet = .all,
    from: Moment = Day.past, id: UInt64 = 99
) -> Grant {
    Grant(
        id: GrantID(high: 5, low: id), effect: .deny, principal: principal, areas: areas, themes: themes,
        verbs: verbs, basis: .consent, purpose: "wil ik niet", period: Period(from: from), givenBy: Cast.lisa)
}

/// A permit as rule 6 asks for it.
func byLaw(
    _ principal: Principal, _ areas: AreaSet = .of(.reports), _ themes: ThemeSet, _ verbs: VerbSet = .look,
    id: UInt64 = 6
) -> Grant {
    permit(
        principal, areas, themes, verbs, basis: .legalTask, law: "Jeugdwet 7.3.11", until: Day.future,
        by: Cast.fatma, confirmedBy: Cast.ruud, id: id)
}

func mandate(
    _ account: AccountID, _ basis: MandateBasis = .chosen, areas: AreaSet = .all, themes: ThemeSet = .all,
    verbs: VerbSet = .all, acts: ActSet = .ofThePerson, until: Moment? = nil, excludedAreas: AreaSet = [],
    excludedThemes: ThemeSet = .none, isExcluded: Bool = false
) -> Mandate {
    Mandate(
        account: account, basis: basis, areas: areas, themes: themes, verbs: verbs, acts: acts,
        period: Period(from: Day.past, until: until), excludedAreas: excludedAreas, excludedThemes: excludedThemes,
        isExcluded: isExcluded)
}

func entry(
    _ kind: EntryKind = .report, _ themes: Theme..., on parent: EntryFacts? = nil, by author: AccountID = Cast.joris,
    as visibility: Visibility = .shared, naming named: Set<AccountID> = [], id: UInt64 = 1
) -> EntryFacts {
    let own = ThemeSet(themes)
    return EntryFacts(
        id: EntryID(high: 7, low: parent == nil ? id : id + 1000), kind: kind, parent: parent?.id,
        parentArea: parent?.area,
        themes: effectiveThemes(own: own.isEmpty ? nil : own, parent: parent?.themes, bond: kind.bond),
        author: author, visibility: visibility, namedAccounts: named)
}

func reach(_ account: AccountID, _ facts: DossierFacts, at moment: Moment = Day.now) -> Reach {
    AccessRules.reach(of: Cast.actor(account), in: facts, at: moment)
}

func sees(_ account: AccountID, _ entry: EntryFacts, _ facts: DossierFacts, at moment: Moment = Day.now) -> Bool {
    reach(account, facts, at: moment).sight(of: entry) == .full
}

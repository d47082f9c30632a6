import Dossier

/// What somebody filled in to choose who acts for them (access rule 18).
package struct AskedMandate: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice makes one.
    package let id: EntryID
    package var account: AccountID?
    package var areas: AreaSet
    package var themes: ThemeSet
    package var acts: ActSet
    /// The first day; nil: from now.
    package var from: CivilDate?
    /// The last day on which it counts.
    package var until: CivilDate?

    package init(
        id: EntryID, account: AccountID?, areas: AreaSet, themes: ThemeSet, acts: ActSet, from: CivilDate? = nil,
        until: CivilDate?
    ) {
        self.id = id
        self.account = account
        self.areas = areas
        self.themes = themes
        self.acts = acts
        self.from = from
        self.until = until
    }

    /// What is wrong with it on a day; nothing where it can be kept as it is.
    package func problems(on today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if account == nil { problems.append(FieldProblem("aan", .missing)) }
        if areas.isEmpty || themes.isEmpty { problems.append(FieldProblem("wat", .missing)) }
        if let from, from < today { problems.append(FieldProblem("van", .tooEarly)) }
        if let problem = untilProblem(from: max(from ?? today, today)) { problems.append(problem) }
        return problems
    }

    // As a permit: no mandate without an end, and none longer than a plan holds.
    private func untilProblem(from first: CivilDate) -> FieldProblem? {
        guard let until else { return FieldProblem("tot", .missing) }
        return FieldProblem.ofLastDay(until, from: first)
    }

    /// The mandate it asks for, in the days of a dossier: never more than the acts of the person.
    func mandate(at moment: Moment, clock: DossierClock) -> Mandate? {
        guard let account, let until else { return nil }
        let start = from.map { clock.moment(of: $0) } ?? moment
        return Mandate(
            account: account, basis: .chosen, areas: areas, themes: themes, verbs: .all,
            acts: acts.intersection(.ofThePerson),
            period: Period(from: max(start, moment), until: clock.moment(of: until.adding(days: 1))))
    }
}

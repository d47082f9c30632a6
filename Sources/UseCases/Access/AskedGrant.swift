import Dossier
import Records

/// What somebody filled in to give access, to deny it, or to ask for it.
package struct AskedGrant: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice gives once.
    package let id: GrantID
    package var effect: Effect
    package var principal: Principal?
    package var scope: Scope
    package var entry: EntryID?
    package var basis: LegalBasis
    /// Why, in words for the person.
    package var purpose: String
    /// The first day; nil: from now.
    package var from: CivilDate?
    /// The last day on which it counts.
    package var until: CivilDate?
    /// The grant this comes in the place of.
    package var replaces: GrantID?
    /// The request this answers.
    package var answers: GrantID?
    /// Of an invitation, whom it is for in the words of who makes it; there is no principal then.
    package var invited: String?

    package init(
        id: GrantID, effect: Effect = .permit, principal: Principal?, scope: Scope, entry: EntryID? = nil,
        basis: LegalBasis = .consent, purpose: String, from: CivilDate? = nil, until: CivilDate?,
        replaces: GrantID? = nil, answers: GrantID? = nil, invited: String? = nil
    ) {
        self.id = id
        self.effect = effect
        self.principal = principal
        self.scope = scope
        self.entry = entry
        self.basis = basis
        self.purpose = purpose
        self.from = from
        self.until = until
        self.replaces = replaces
        self.answers = answers
        self.invited = invited
    }

    package static let longestPurpose = 500
    package static let longestName = 100

    /// What is wrong with it on a day; nothing where it can be kept as it is.
    package func problems(on today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if let invited {
            if let problem = nameProblem(invited) { problems.append(problem) }
        } else if principal == nil {
            problems.append(FieldProblem("aan", .missing))
        }
        if entry == nil, scope.isEmpty { problems.append(FieldProblem("wat", .missing)) }
        if let problem = purposeProblem { problems.append(problem) }
        if let from, from < today, replaces == nil { problems.append(FieldProblem("van", .tooEarly)) }
        if let problem = untilProblem(from: max(from ?? today, today)) { problems.append(problem) }
        return problems
    }

    private func nameProblem(_ name: String) -> FieldProblem? {
        if name.allSatisfy(\.isWhitespace) { return FieldProblem("naam", .missing) }
        return name.unicodeScalars.count > Self.longestName ? FieldProblem("naam", .tooLong(Self.longestName)) : nil
    }

    private var purposeProblem: FieldProblem? {
        if purpose.allSatisfy(\.isWhitespace) { return FieldProblem("reden", .missing) }
        guard purpose.unicodeScalars.count > Self.longestPurpose else { return nil }
        return FieldProblem("reden", .tooLong(Self.longestPurpose))
    }

    // Every permit has an end; a deny can stand until it is lifted.
    private func untilProblem(from first: CivilDate) -> FieldProblem? {
        guard let until else { return effect == .permit ? FieldProblem("tot", .missing) : nil }
        return FieldProblem.ofLastDay(until, from: first)
    }

    /// The grant it asks for, in the days of a dossier.
    ///
    /// - Parameter other: whom it names instead of who was filled in.
    func grant(
        to other: Principal? = nil, by giver: AccountID, at moment: Moment, clock: DossierClock
    ) -> Grant? {
        guard let principal = other ?? principal else { return nil }
        return Grant(
            id: id, effect: effect, principal: principal, areas: scope.areas, themes: scope.themes.orGeneral,
            verbs: scope.verbs, entry: entry, basis: basis, purpose: WrittenText.kept(purpose),
            period: period(at: moment, clock: clock), givenBy: giver)
    }

    /// From a day that is to come, or from now; until the end of the last day.
    func period(at moment: Moment, clock: DossierClock) -> Period {
        let start = from.map { clock.moment(of: $0) } ?? moment
        return Period(from: max(start, moment), until: until.map { clock.moment(of: $0.adding(days: 1)) })
    }
}

extension FieldProblem {
    /// What is wrong with the last day of what the person gives or whom they choose: before the first, or further ahead than a plan
    /// holds.
    static func ofLastDay(_ until: CivilDate, from first: CivilDate) -> FieldProblem? {
        if until < first { return FieldProblem("tot", .tooEarly) }
        return until > first.adding(months: 12 * Grant.longestYears) ? FieldProblem("tot", .tooLate) : nil
    }
}

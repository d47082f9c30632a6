/// Rule 28: consent that a parent or representative gave outlives them by at most three months.
extension DossierFacts {
    /// How long a permit counts after who gave it no longer speaks for the person, in months. Time for a review: who decides
    /// now gives it again, or it ends.
    package static let monthsOfReview = 3

    /// Whether a grant counts at a moment: by itself (rules 2 and 6), and because who gave it still speaks for the person, or
    /// did until a little while ago.
    package func counts(_ grant: Grant, at moment: Moment) -> Bool {
        grant.counts(at: moment) && (endOfConsent(grant).map { moment < $0 } ?? true)
            && outlivesPerson(grant, at: moment)
    }

    /// Until when the review of a permit lasts; nil where nobody but the person gave it, or who gave it has no end in sight.
    /// What is by law is not given for somebody; a contract is, where who acts for the person shared on one.
    package func endOfConsent(_ grant: Grant) -> Moment? {
        guard grant.effect == .permit, !grant.basis.standsAgainstDeny else { return nil }
        let start = grant.period.from
        let own = mandates.filter { $0.account == grant.givenBy }
        var given = own.filter { $0.period.contains(start) }
        // It began after who gave it stopped speaking for the person: then it outlives the mandate that ended last.
        if given.isEmpty, !owners.contains(where: { $0.account == grant.givenBy }) {
            given = own.filter { $0.period.until.map { $0 <= start } ?? false }
        }
        // With several, the last that ends counts.
        let ends = given.map { end(of: $0, after: start) }
        guard !ends.isEmpty, !ends.contains(nil), let last = ends.compactMap({ $0 }).max() else { return nil }
        return clock.moment(of: clock.day(of: last).adding(months: Self.monthsOfReview))
    }

    /// When somebody stops speaking for the person on a mandate: at its end or, for a parent, when the young person decides
    /// alone (rule 19).
    private func end(of mandate: Mandate, after start: Moment) -> Moment? {
        let alone = mandate.basis == .parent ? firstAlone(after: start) : nil
        return [mandate.period.until, alone].compactMap { $0 }.min()
    }

    /// The first moment after another at which parents decide no more. It can only change on the birthdays rule 19 names, and
    /// with a judgement.
    private func firstAlone(after start: Moment) -> Moment? {
        guard ageRule(at: start).parentsDecide else { return start }
        guard let born = birthDate else { return nil }
        let birthdays = jurisdiction.ages.turningPoints.map { clock.moment(of: born.birthday($0)) }
        return (birthdays + abilityJudgements.map(\.at)).filter { $0 > start }.sorted()
            .first { !ageRule(at: $0).parentsDecide }
    }
}

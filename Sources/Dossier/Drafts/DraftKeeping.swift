/// Rule 11: whether what somebody wrote and did not send is still theirs to read.
package enum DraftKeeping: Hashable, Sendable {
    /// They may come in to the dossier it is about: they write on.
    case open
    /// Access ended: until then they copy the words out. They save and send no more of it.
    case toCopy(until: Moment)
    /// That is over, since then: not a word of it is shown to them.
    case over(since: Moment)

    /// How long somebody copies words out after access ended.
    package static let afterAccess: Int64 = 14 * Moment.day
    /// How long the page goes on saying that the time is over.
    package static let told: Int64 = 30 * Moment.day
}

extension AccessRules {
    /// Rule 11: to whom a draft belongs after access ended. A running emergency access does not count: it leaves nothing behind
    /// (rule 21). Where the rules cannot say when access ended, or the dossier is not there, it is counted from the last save.
    ///
    /// - Parameter facts: nil where there is no such dossier, which looks like one that somebody never saw.
    package static func keeping(
        of savedAt: Moment, by actor: Actor, in facts: DossierFacts?, at moment: Moment
    ) -> DraftKeeping {
        let facts = facts?.withoutEmergencies
        if let facts, reach(of: actor, in: facts, at: moment).knowsDossier { return .open }
        let ended = facts.flatMap { accessEnded(for: actor, in: $0, at: moment) } ?? savedAt
        let until = ended.moved(by: DraftKeeping.afterAccess)
        return moment < until ? .toCopy(until: until) : .over(since: until)
    }

    /// The last moment, now or before it, at which somebody who knew a dossier knew it no more; nil for who knows it now, and
    /// for whom the facts never let in. What they do not date cannot be found so: a representative who was excluded, or who
    /// became an administrator.
    package static func accessEnded(for actor: Actor, in facts: DossierFacts, at moment: Moment) -> Moment? {
        guard !reach(of: actor, in: facts, at: moment).knowsDossier else { return nil }
        // Between two of these a reach stays the same, so that the last of them before which somebody was in is when it ended.
        return Set(facts.turns + actor.turns).filter { $0 <= moment }.sorted(by: >).first {
            reach(of: actor, in: facts, at: $0.moved(by: -1)).knowsDossier
        }
    }
}

extension DossierFacts {
    /// Every moment at which a reach in this dossier may become less: ends and withdrawals of permits, starts of denies, ends
    /// of mandates, the birthdays of rule 19, judgements, and a death with the days after it (rule 26).
    fileprivate var turns: [Moment] {
        let births = [subjectBirthDate].compactMap { $0 } + owners.compactMap(\.birthDate)
        let ages = births.flatMap { born in jurisdiction.ages.turningPoints.map { clock.moment(of: born.birthday($0)) }
        }
        let ofGrants = grants.flatMap { [$0.period.from, $0.period.until, $0.withdrawnAt, endOfConsent($0)] }
        let ofMandates = mandates.flatMap { [$0.period.from, $0.period.until] }
        let ofDeath = [death?.registeredAt, death?.closesAt(clock)]
        return ages + abilityJudgements.map(\.at) + (ofGrants + ofMandates + ofDeath).compactMap { $0 }
    }
}

extension Actor {
    /// The same of the places where somebody works; a place that begins can bring a deny along (rule 5).
    fileprivate var turns: [Moment] { memberships.flatMap { [$0.period.from, $0.period.until] }.compactMap { $0 } }
}

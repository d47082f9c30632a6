/// Who registers a permit on a law, who confirms it, and who ends it (rule 6; why, in decision 50).
package enum LawRules {
    /// Whether a dossier can be found under this law: one of its country, of somebody who lives (rule 26).
    package static func applies(_ law: Law, to facts: DossierFacts, at moment: Moment) -> Bool {
        law.countries.contains(facts.jurisdiction) && facts.death(at: moment) == nil
    }

    /// Whether the dossier is somebody's own, or of a person they act for: nobody gives the own employer a way in.
    package static func isClose(_ account: AccountID, to facts: DossierFacts) -> Bool {
        facts.owners.contains { $0.account == account } || facts.mandates.contains { $0.account == account }
    }

    /// Whether this worker can be the second one: of the same organisation, and another than who registered it.
    package static func mayAnswer(_ registration: LawRegistration, as work: LawWork) -> Bool {
        work.organisations.contains(registration.organisation) && registration.madeBy != work.worker
    }

    /// Only who registered it takes it back.
    package static func mayTakeBack(_ registration: LawRegistration, as work: LawWork) -> Bool {
        work.organisations.contains(registration.organisation) && registration.madeBy == work.worker
    }

    /// Whether a yes makes a permit of it now. What changed since it was registered counts (rule 25): who did so left, the law
    /// was switched off, the person died, its end has come.
    ///
    /// - Parameters:
    ///   - maker: whoever registered it, as they are now.
    ///   - laws: what the organisation may use now.
    package static func mayCount(
        _ registration: LawRegistration, confirmedBy work: LawWork, maker: Actor, laws: Set<Law>,
        facts: DossierFacts
    ) -> Bool {
        let moment = work.moment
        return mayAnswer(registration, as: work) && registration.waits(at: moment)
            && laws.contains(registration.law) && applies(registration.law, to: facts, at: moment)
            && AccessRules.lawWork(as: maker, at: moment)?.organisations.contains(registration.organisation) == true
            && !isClose(work.worker, to: facts) && !isClose(registration.madeBy, to: facts)
            && moment < registration.until
    }

    /// Whether this privacy officer of the organisation could look at it once it counts: `Oversight.concerns` keeps out who
    /// registered or confirmed it, and who is close to the person.
    package static func mayReview(
        _ officer: AccountID, _ registration: LawRegistration, confirmedBy work: LawWork, facts: DossierFacts
    ) -> Bool {
        let parties = PermitParties(
            principal: registration.principal, givenBy: registration.madeBy, confirmedBy: work.worker,
            isOwnDossier: isClose(officer, to: facts))
        let oversight = Oversight(
            officer: officer, organisations: [registration.organisation], moment: work.moment)
        return !oversight.concerns(parties)
    }

    /// Whether this worker ends a permit that came of it: who registered or confirmed it, and whoever it speaks to.
    package static func mayEnd(_ registration: LawRegistration, as work: LawWork, _ actor: Actor) -> Bool {
        guard registration.outcome == .yes, work.organisations.contains(registration.organisation) else { return false }
        return registration.madeBy == work.worker || registration.settledBy == work.worker
            || actor.membershipsThatCount(at: work.moment).contains { $0.matches(registration.principal) }
    }
}

extension DossierFacts {
    /// Who is told at once that a permit on a law counts: whoever decides about access here, and so may object (rules 4, 6, 18
    /// and 19).
    ///
    /// - Parameter actor: somebody with the seats they have: to an administrator a mandate opens nothing (rule 22).
    package func toldOfLawPermit(
        at moment: Moment, as actor: (AccountID) throws -> Actor
    ) rethrows -> [AccountID] {
        try Set(owners.map(\.account) + mandates.map(\.account)).sorted().filter { account in
            AccessRules.reach(of: try actor(account), in: self, at: moment).acts.contains(.giveAccess)
        }
    }
}

/// What a privacy officer must know of a permit on a law to say whether they may look at it.
package struct PermitParties: Sendable, Hashable {
    package let principal: Principal
    package let givenBy: AccountID
    package let confirmedBy: AccountID?
    /// It is in the officer's own dossier, or of somebody they act for.
    package let isOwnDossier: Bool

    package init(principal: Principal, givenBy: AccountID, confirmedBy: AccountID?, isOwnDossier: Bool) {
        self.principal = principal
        self.givenBy = givenBy
        self.confirmedBy = confirmedBy
        self.isOwnDossier = isOwnDossier
    }
}

extension Oversight {
    /// Whether another officer must look: the permit names this one, they registered or confirmed it, or it is in their own
    /// dossier. Nobody is a judge of their own (AVG article 38(6)).
    package func concerns(_ permit: PermitParties) -> Bool {
        permit.principal.named == officer || permit.givenBy == officer || permit.confirmedBy == officer
            || permit.isOwnDossier
    }
}

extension LawRegistration {
    /// Within how many working days the privacy officer looks at it, as with emergency access (domain §7).
    package static let daysToReview = 5
}

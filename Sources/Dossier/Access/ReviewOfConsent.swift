/// Rule 28: each permit that outlives who gave it gets a review, by who decides now.
extension DossierFacts {
    /// The permits that count only for a while yet, since who gave them speaks no more for the person, and until when. What ends
    /// by itself before that is none of them.
    package func inReview(at moment: Moment) -> [(grant: Grant, until: Moment)] {
        grants.compactMap { grant in
            guard counts(grant, at: moment), let end = endOfConsent(grant),
                grant.period.until.map({ end < $0 }) ?? true,
                !giverSpeaks(grant, at: moment)
            else { return nil }
            return (grant, end)
        }
    }

    /// Whether a mandate on which a permit was given holds still.
    private func giverSpeaks(_ grant: Grant, at moment: Moment) -> Bool {
        mandates.contains { mandate in
            mandate.account == grant.givenBy && mandate.period.contains(grant.period.from)
                && mandate.period.contains(moment) && (mandate.basis != .parent || ageRule(at: moment).parentsDecide)
        }
    }
}

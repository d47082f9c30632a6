import Dossier
import Records
import Storage

/// What stands at home about one dossier, of who decides about it or reads its log.
package struct OwnNotice: Sendable {
    package let dossier: DossierID
    /// What stands on its front, for who looks after several.
    package let title: String
    package let clock: DossierClock
    /// Rule 28: how many permits are to be looked at again, and when the first of them ends.
    package let reviews: Int
    package let firstReviewEnds: Moment?
    /// Rule 22: when something was done with it on the shell, not long ago.
    package let shellActAt: Moment?
}

extension Workplace {
    /// How long something done on the shell stands at home.
    package static let shellActTold: Int64 = 30 * Moment.day

    /// What there is to say of the dossiers somebody decides about.
    func ownNotices(_ dossiers: [ListedDossier], at moment: Moment) async throws -> [OwnNotice] {
        let own = dossiers.filter { $0.isOwn && !$0.reach.acts.isDisjoint(with: [.giveAccess, .readLog]) }
        guard !own.isEmpty else { return [] }
        let acts = try await engine.read { session in
            try own.map {
                try LogRecords.lastShellAct(
                    since: moment.moved(by: -Self.shellActTold), reach: $0.reach, session)
            }
        }
        return zip(own, acts).compactMap { listed, act in
            let reviews = listed.reach.acts.contains(.giveAccess) ? listed.facts.inReview(at: moment) : []
            guard act != nil || !reviews.isEmpty else { return nil }
            return OwnNotice(
                dossier: listed.id, title: listed.cover.title, clock: listed.facts.clock, reviews: reviews.count,
                firstReviewEnds: reviews.map(\.until).min(), shellActAt: act)
        }
    }
}

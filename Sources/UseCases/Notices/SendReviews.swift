import Dossier
import Records
import Storage

/// Mail that permits are to be looked at again (access rule 28). Birthdays are sealed, so that no statement can ask whose is
/// today: turn by turn the dossiers pass in which somebody gave a permit for the person, a few at a time.
extension Workplace {
    private static let mostReviewed = 50
    private static let reviewLease = 30 * Moment.second

    /// Takes the next dossiers, and promises mail about those in which a review began that nobody was told of.
    ///
    /// - Parameter last: where the last turn ended; nil to begin again.
    /// - Returns: how many mails were promised, and where to go on; nil after the last dossier.
    @discardableResult
    package func takeTurnAtReviews(
        after last: DossierID? = nil, _ write: @escaping NoticeWriter
    ) async throws -> (promised: Int, next: DossierID?) {
        guard canMail else { return (0, nil) }
        let (now, node) = (now, node)
        return try await engine.write(.apart) { session in
            let moment = now()
            guard
                try LeaseRecords.take(
                    .sendNotices, for: node, at: moment, until: moment.moved(by: Self.reviewLease), session)
            else { return (0, nil) }
            let found = try NoticeRecords.givenForAnother(
                after: last ?? .zero, at: moment, limit: Self.mostReviewed, session)
            var promised = 0
            for dossier in found where try self.isReviewNew(in: dossier, at: moment, session) {
                for account in try self.deciders(in: dossier, session)
                where try self.mayBeTold(.review(dossier), account, at: moment, session) {
                    promised += try self.promise(.review(dossier), to: account, at: moment, write, session)
                }
            }
            return (promised, found.count < Self.mostReviewed ? nil : found.last)
        }
    }

    /// One mail for all that began: on a birthday everything a parent gave is to be looked at.
    private func isReviewNew(in dossier: DossierID, at moment: Moment, _ session: any SQLSession) throws -> Bool {
        guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
            return false
        }
        var isNew = false
        for (grant, _) in facts.inReview(at: moment)
        where try NoticeRecords.tellOfReview(grant.id, in: dossier, at: moment, session) {
            isNew = true
        }
        return isNew
    }
}

import Dossier
import Storage

/// What privacy officers found of permits by law, as the person reads it (access rule 6).
package enum ReviewRecords {
    package struct Review: Sendable, Equatable {
        package let grant: GrantID
        package let outcome: PermitReview
        package let reviewedAt: Moment
        package let text: String
    }

    /// The newest reviews of a dossier; none for who does not decide about access.
    package static func all(
        limit: Int, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> [Review] {
        try session.all(
            """
            SELECT grant_id, outcome, reviewed_at, sealed FROM permit_review
            WHERE dossier_id = \(reach.dossier) AND \(reach.acts.contains(.giveAccess)) = 1
            ORDER BY reviewed_at DESC, grant_id LIMIT \(limit)
            """
        ) { row in
            let grant: GrantID = try row.id(0)
            guard let outcome = PermitReview(rawValue: Int(row.integer(1))) else {
                throw StorageError.damaged("review")
            }
            return Review(
                grant: grant, outcome: outcome, reviewedAt: row.moment(2),
                text: try seal.open(
                    String.self, row.bytes(3), at: OversightPermits.place(of: grant, in: reach.dossier)))
        }
    }
}

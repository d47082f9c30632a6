import Dossier
import Storage

/// Invitations as who holds a code finds them.
package enum InvitationRecords {
    /// The invitation of a code, while it waits and who made it has an account still. Who asks has no reach yet: the code is
    /// what lets them in, and what they get of it is decided by the reach of who made it. In docs/access.md's list of doors.
    package static func find(
        codeHash: [UInt8], at moment: Moment, _ session: any SQLSession
    ) throws -> (dossier: DossierID, request: GrantID, madeBy: AccountID)? {
        try session.first(
            """
            SELECT r.dossier_id, r.id, r.made_by FROM access_request r JOIN account a ON a.id = r.made_by
            WHERE r.code_hash = \(codeHash) AND r.outcome IS NULL AND r.ends_at > \(moment) AND a.disabled_at IS NULL
            """
        ) { (try $0.id(0), try $0.id(1), try $0.id(2)) }
    }

    /// How many invitations wait in a dossier.
    package static func waiting(at moment: Moment, reach: Reach, _ session: any SQLSession) throws -> Int {
        try session.first(
            """
            SELECT count(*) FROM access_request
            WHERE dossier_id = \(reach.dossier) AND kind = \(AccessRequest.Kind.invitation.rawValue) AND outcome IS NULL
                AND ends_at > \(moment)
            """
        ) { Int($0.integer(0)) } ?? 0
    }
}

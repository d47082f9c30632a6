import Dossier
import Storage

/// Invitations as who holds a code finds them.
package enum InvitationRecords {
    /// The invitation of a code, whatever became of it. Who asks has no reach yet: the code is what lets them in, and what
    /// they get of it is decided by the reach of who made it. In docs/access.md's list of doors.
    package static func find(
        codeHash: [UInt8], _ session: any SQLSession
    ) throws -> (dossier: DossierID, request: GrantID, madeBy: AccountID)? {
        try session.first(
            "SELECT dossier_id, id, made_by FROM access_request WHERE code_hash = \(codeHash)"
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

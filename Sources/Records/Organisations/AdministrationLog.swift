import Dossier
import Storage

/// What was changed about who works for one organisation: lines of the installation's log that name it.
package enum AdministrationLog {
    package static func lines(
        limit: Int, administration: Administration, _ session: any SQLSession
    ) throws -> [(id: LogLineID, at: Moment, actor: AccountID?, detail: [UInt8]?)] {
        try session.all(
            """
            SELECT id, at, actor_id, detail FROM log_line
            WHERE organisation_id = \(administration.organisation) AND dossier_id = \(DossierID.zero)
                AND action = \(LogAction.administer.rawValue) AND outcome = \(LogOutcome.done.rawValue)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ) { (try $0.id(0), $0.moment(1), try $0.optionalID(2), $0.optionalBytes(3)) }
    }
}

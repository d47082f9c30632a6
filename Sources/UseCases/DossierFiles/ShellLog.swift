import Dossier
import Records

extension Workplace {
    /// A line in a dossier's log about an act on the shell, where nobody is signed in.
    func shellLine(
        _ action: LogAction, in dossier: DossierID, _ seal: Seal, purpose: LogPurpose = .administration,
        object: LogObject = .wholeDossier, detail: String, _ caller: Caller
    ) throws -> LogLine {
        let id: LogLineID = NewIdentifier.make(at: caller.at)
        return LogLine(
            id: id, dossier: dossier, at: caller.at, action: action, actor: nil, purpose: purpose,
            object: object, origin: caller.origin, request: caller.request,
            detail: try seal.seal(detail, at: LogDetail.place(of: id)), salt: NewIdentifier.randomBytes(16))
    }
}

import Dossier
import Records
import Storage

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

    /// Promises mail to whoever may read the log of a dossier with which something was done on the shell (access rule 22).
    func tellOfShell(
        _ dossier: DossierID, _ letters: ShellLetters?, _ caller: Caller, _ session: any SQLSession
    ) throws {
        guard let letters,
            let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session)
        else { return }
        // Only to an address that is somebody's own, as any notice.
        let told = try facts.toldOfEmergency(at: caller.at, as: seated(at: caller.at, session))
            .filter { try mailbox(of: $0, session) != nil }
        try promise({ letters.ofDossier(dossier, $0) }, to: told, caller, session) { .emergency($0, dossier) }
    }
}

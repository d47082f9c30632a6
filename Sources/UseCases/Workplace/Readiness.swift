import Dossier
import Records
import Storage

extension Workplace {
    /// Whether the database can be read and written: without either nothing is answered. It really writes, since a full
    /// disk lets an empty transaction pass; and a log that could not be written a moment ago counts, since the disk may be
    /// full for that and not for this.
    package func checkReady() async throws {
        _ = try await engine.read { try LogSequence.oldestWaiting($0) }
        try await vault.checkReadable()
        let moment = now()
        try await engine.write(.apart) { try KeyCheck.leaveMark(at: moment, $0) }
        if logTrouble.isRecent(at: moment) { throw Refusal.logUnavailable }
    }

    /// False when there are dossiers and the store of keys is empty: it was lost, or is another's.
    package func hasKeysForItsDossiers() async throws -> Bool {
        let hasDossiers = try await engine.read { try DossierRecords.isAnyThere($0) }
        guard hasDossiers else { return true }
        return try await !vault.isEmpty()
    }

    /// One line for an address that no route has.
    package func logUnknownAddress(_ caller: Caller) async throws {
        let visitor = try? await visitor(of: caller)
        try await logInstallation(installationLine(.view, outcome: .refused, actor: visitor?.account, caller: caller))
    }
}

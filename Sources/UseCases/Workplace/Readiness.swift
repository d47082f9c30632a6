import Dossier
import Records
import Storage

extension Workplace {
    /// Whether the database can be read and the log written: without either nothing is answered.
    package func checkReady() async throws {
        _ = try await engine.read { try AccountRecords.count($0) }
        _ = try await engine.write { try AccountRecords.count($0) }
    }

    /// One line for an address that no route has.
    package func logUnknownAddress(_ caller: Caller) async throws {
        let visitor = try? await visitor(of: caller)
        try await logInstallation(installationLine(.view, outcome: .refused, actor: visitor?.account, caller: caller))
    }
}

import Dossier
import Foundation
import Identity
import Records
import Storage
import StorageSQLite
import UseCases

/// One installation in its folder: two databases and the master key. The one place that names an engine.
package struct Installation: Sendable {
    package let workplace: Workplace
    package let folder: URL
    private let main: any StorageEngine
    private let keyStore: any StorageEngine

    package static func database(in folder: URL) -> URL { folder.appendingPathComponent("klaver.sqlite") }
    package static func keyDatabase(in folder: URL) -> URL { folder.appendingPathComponent("keys.sqlite") }
    package static func keyFile(in folder: URL) -> URL { folder.appendingPathComponent("master.key") }

    /// Opens an installation, making it where the folder is empty: a master key is made only with an empty database.
    ///
    /// - Parameters:
    ///   - makes: whether a new one may be made; commands that work on what is there say no.
    ///   - migrates: whether an older schema is brought up to date, or refused.
    /// - Throws: `InstallationError`, `StorageError`.
    package static func open(
        _ configuration: KlaverConfiguration, makes: Bool = true, migrates: Bool = true
    ) async throws -> Installation {
        let folder = configuration.data
        let database = database(in: folder)
        let isNew = !FileManager.default.fileExists(atPath: database.path)
        guard makes || !isNew else { throw InstallationError.noDatabase(database.path) }
        let key = try await masterKey(in: folder, isNew: isNew)
        let main = try SQLiteEngine(path: database.path)
        if await KeyCheck.isOfAnother(key, main) {
            try await main.close()
            throw InstallationError.keyIsWrong(key: keyFile(in: folder).path, database: database.path)
        }
        let keyStore = try SQLiteEngine(path: keyDatabase(in: folder).path)
        for (engine, schema) in [(main, Schema.main), (keyStore, .keys)] {
            if migrates {
                try await Migrator.migrate(engine, to: schema)
            } else {
                let (found, known) = try await Migrator.status(engine, of: schema)
                guard found == known else { throw InstallationError.olderSchema(found: found ?? 0, known: known) }
            }
        }
        guard try await KeyCheck.matches(key, main) else {
            throw InstallationError.keyIsWrong(key: keyFile(in: folder).path, database: database.path)
        }
        let workplace = Workplace(
            engine: main, vault: Vault(store: keyStore, master: key), keys: key,
            bodies: OpenedBodies(bytes: configuration.memoryMegabytes << 20), passwords: try Passwords(),
            now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) })
        return Installation(workplace: workplace, folder: folder, main: main, keyStore: keyStore)
    }

    // Looked at before anything is opened or made, so that a start without the key leaves no trace.
    private static func masterKey(in folder: URL, isNew: Bool) async throws -> MasterKey {
        let file = keyFile(in: folder)
        if let key = try KeyFile.read(at: file) { return key }
        let database = database(in: folder)
        let hasKeys = FileManager.default.fileExists(atPath: keyDatabase(in: folder).path)
        if !isNew || hasKeys { throw InstallationError.keyMissing(key: file.path, database: database.path) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw InstallationError.cannotWrite(folder.path)
        }
        return try KeyFile.make(at: file)
    }

    package func close() async throws {
        try await main.close()
        try await keyStore.close()
    }
}

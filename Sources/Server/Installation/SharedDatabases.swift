import Foundation
import Records
import Storage
import Synchronization

/// Databases that nodes share, and the master key each node has a copy of.
struct SharedDatabases {
    private let databases: Databases
    private let folder: URL
    private var file: URL { Installation.keyFile(in: folder) }

    init(_ databases: Databases, keyFolder: URL) {
        self.databases = databases
        folder = keyFolder
    }

    /// The key in this node's folder. In an empty database the first node to come makes one, under the lock of the
    /// migration; others need a copy of it, and are told so.
    ///
    /// - Throws: `InstallationError`, `StorageError`.
    func key(makes: Bool) async throws -> MasterKey {
        let known = try KeyFile.read(at: file)
        let (found, _) = try await Migrator.status(databases.main, of: .main)
        let (foundKeys, _) = try await Migrator.status(databases.keys, of: .keys)
        let isNew = found == nil && foundKeys == nil
        if let known {
            if await KeyCheck.isOfAnother(known, databases.main) {
                throw InstallationError.keyIsWrong(key: file.path, database: databases.main.name)
            }
            guard found != nil || makes else { throw InstallationError.noDatabase(databases.main.name) }
            return known
        }
        let missing = InstallationError.keyMissing(key: file.path, database: databases.main.name)
        guard isNew else { throw missing }
        guard makes else { throw InstallationError.noDatabase(databases.main.name) }
        guard let made = try await make() else { throw missing }
        return made
    }

    /// - Returns: nil when another node was first.
    private func make() async throws -> MasterKey? {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw InstallationError.cannotWrite(folder.path)
        }
        let made = Mutex<MasterKey?>(nil)
        let file = file
        try await Migrator.migrate(databases.main, to: .main) { session in
            // The transaction may run again; the file is made once.
            let key = try KeyFile.read(at: file) ?? KeyFile.make(at: file)
            try KeyCheck.found(with: key, session)
            made.withLock { $0 = key }
        }
        return made.withLock { $0 }
    }
}

import Foundation
import Records

/// The files of an installation on SQLite, looked at before anything is opened or made, so that a start without the key
/// leaves no trace.
struct SQLiteFiles {
    private let folder: URL
    private let key: MasterKey?

    /// - Parameter makes: whether an installation may be made where there is none.
    /// - Throws: `InstallationError`.
    init(_ folder: URL, makes: Bool) throws {
        self.folder = folder
        let database = Installation.database(in: folder)
        let isNew = !FileManager.default.fileExists(atPath: database.path)
        guard makes || !isNew else { throw InstallationError.noDatabase(database.path) }
        let file = Installation.keyFile(in: folder)
        key = try KeyFile.read(at: file)
        let hasKeys = FileManager.default.fileExists(atPath: Installation.keyDatabase(in: folder).path)
        // Who only looks or works on what is there makes no store of keys either.
        guard makes || hasKeys || key == nil else { throw InstallationError.keysLost }
        if key != nil { return }
        if !isNew || hasKeys { throw InstallationError.keyMissing(key: file.path, database: database.path) }
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw InstallationError.cannotWrite(folder.path)
        }
    }

    /// Opens both files, making what is not there.
    ///
    /// - Throws: `InstallationError.keyIsWrong`, `StorageError`.
    func open() async throws -> (Databases, MasterKey) {
        let file = Installation.keyFile(in: folder)
        let key = try key ?? KeyFile.make(at: file)
        let database = Installation.database(in: folder)
        let databases = try Databases.sqlite(in: folder)
        if await KeyCheck.isOfAnother(key, databases.main) {
            try await databases.close()
            throw InstallationError.keyIsWrong(key: file.path, database: database.path)
        }
        return (databases, key)
    }
}

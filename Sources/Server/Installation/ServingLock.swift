import Foundation

/// Keeps a second server away from the files of SQLite: each would answer from a memory of its own. The system lets go of
/// it when the process ends, however it ends.
final class ServingLock: Sendable {
    private let file: Int32

    /// Locks the key's file, which is always there and never changes. Not a database: closing one of those files twice in a
    /// process lets go of SQLite's own locks.
    ///
    /// - Throws: `InstallationError.served`, `InstallationError.cannotWrite`.
    init(_ folder: URL) throws {
        let path = Installation.keyFile(in: folder).path
        file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw InstallationError.cannotWrite(path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw InstallationError.served(folder.path)
        }
    }

    deinit { close(file) }
}

import Foundation
import Records
import Storage
import UseCases

extension Installation {
    /// Moves everything of one installation to other databases, and leaves the source as it was.
    ///
    /// - Parameters:
    ///   - source: the installation as it is configured now; no server may be running on it.
    ///   - target: where to: another data folder for SQLite, two databases of PostgreSQL beside the same key.
    /// - Throws: `MoveProblem`, `InstallationError`, `StorageError`.
    package static func move(
        _ source: KlaverConfiguration, to target: MoveTarget,
        progress: @Sendable (MoveEverything.Progress) -> Void
    ) async throws -> MoveEverything.Moved {
        guard let key = try KeyFile.read(at: keyFile(in: source.data)) else {
            throw InstallationError.keyMissing(key: keyFile(in: source.data).path, database: source.data.path)
        }
        let lock = try source.database == .sqlite ? ServingLock(source.data) : nil
        defer { withExtendedLifetime(lock) {} }
        let from = try await databases(of: source)
        do {
            guard await !KeyCheck.isOfAnother(key, from.main) else {
                throw InstallationError.keyIsWrong(key: keyFile(in: source.data).path, database: from.main.name)
            }
            try await from.prepare(migrates: false)
            let to = try await target.open(beside: source.data)
            do {
                try await to.prepare(migrates: true)
                let moved = try await MoveEverything(
                    from: .init(main: from.main, keys: from.keys), to: .init(main: to.main, keys: to.keys), keys: key
                ).run(progress: progress)
                try await to.close()
                try await from.close()
                return moved
            } catch {
                try await to.close()
                throw error
            }
        } catch {
            try await from.close()
            throw error
        }
    }

    private static func databases(of source: KlaverConfiguration) async throws -> Databases {
        switch source.database {
        case .sqlite:
            guard FileManager.default.fileExists(atPath: database(in: source.data).path) else {
                throw InstallationError.noDatabase(database(in: source.data).path)
            }
            return try .sqlite(in: source.data)
        case .postgresql(let main, let keys, _, _): return try await .postgresql(main: main, keys: keys)
        }
    }
}

/// Where a move goes.
package enum MoveTarget: Sendable {
    /// A folder that gets the databases and a copy of the master key.
    case folder(URL)
    /// Two databases of PostgreSQL; the master key stays where it is.
    case postgresql(main: String, keys: String)

    fileprivate func open(beside source: URL) async throws -> Databases {
        switch self {
        case .folder(let folder):
            guard folder.standardizedFileURL != source else { throw MoveProblem.targetIsSource }
            try copyKey(from: Installation.keyFile(in: source), to: folder)
            return try .sqlite(in: folder)
        case .postgresql(let main, let keys):
            guard main != keys else { throw MoveProblem.targetIsSource }
            return try await .postgresql(main: main, keys: keys)
        }
    }

    private func copyKey(from source: URL, to folder: URL) throws {
        let files = FileManager.default
        let copy = Installation.keyFile(in: folder)
        do {
            try files.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if files.fileExists(atPath: copy.path) {
                guard files.contentsEqual(atPath: copy.path, andPath: source.path) else {
                    throw InstallationError.keyIsWrong(key: copy.path, database: source.path)
                }
                return
            }
            // The mode is set before there is anything to read.
            guard files.createFile(atPath: copy.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
                throw InstallationError.cannotWrite(copy.path)
            }
            let handle = try FileHandle(forWritingTo: copy)
            try handle.write(contentsOf: Data(contentsOf: source))
            try handle.synchronize()
            try handle.close()
        } catch let error as InstallationError {
            throw error
        } catch {
            throw InstallationError.cannotWrite(folder.path)
        }
    }
}

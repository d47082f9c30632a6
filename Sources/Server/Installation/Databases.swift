import Foundation
import Records
import Storage
import StoragePostgres
import StorageSQLite

/// The database of dossiers and the store of their wrapped keys, whichever engine they are on.
struct Databases: Sendable {
    let main: any StorageEngine
    let keys: any StorageEngine

    /// The two files in a data folder, made where they are not there.
    static func sqlite(in folder: URL) throws -> Databases {
        Databases(
            main: try SQLiteEngine(path: Installation.database(in: folder).path),
            keys: try SQLiteEngine(path: Installation.keyDatabase(in: folder).path))
    }

    /// Two databases of PostgreSQL, by their connection strings.
    static func postgresql(
        main: String, keys: String, replica: String? = nil, readers: Int = 2
    ) async throws -> Databases {
        Databases(
            main: try await PostgresEngine(main, replica: replica, readers: readers),
            keys: try await PostgresEngine(keys, readers: 2, purpose: "keys_"))
    }

    private var both: [(any StorageEngine, Schema)] { [(main, .main), (keys, .keys)] }

    /// Holds both to the schema of this program.
    ///
    /// - Parameter migrates: whether an older schema is brought up to date, or refused.
    func prepare(migrates: Bool) async throws {
        for (engine, schema) in both {
            if migrates {
                try await Migrator.migrate(engine, to: schema)
            } else {
                let (found, known) = try await Migrator.status(engine, of: schema)
                guard let found, found >= known else {
                    throw InstallationError.olderSchema(found: found ?? 0, known: known)
                }
            }
        }
    }

    /// Whether a move to these was begun and not finished; they must have a schema.
    func isHalfMoved() async throws -> Bool { try await main.read { try MoveRecords.isUnfinished($0) } }

    /// Ends what a server left behind that was killed: the files have one server at a time.
    func endLeases() async throws { try await main.write(.apart) { try LeaseRecords.endAll($0) } }

    func close() async throws {
        for (engine, _) in both { try await engine.close() }
    }
}

import Crypto
import Dossier
import Foundation

/// One numbered SQL file. Once released its text never changes; a change is a new number.
package struct Migration: Sendable, Equatable {
    package let number: Int
    package let name: String
    package let text: String

    package var checksum: String {
        SHA256.hash(data: Data(text.utf8)).hexadecimal
    }
}

/// Which schema a database has: the dossiers, or the store of wrapped keys that stands apart from them (docs/storage.md).
package enum Schema: String, Sendable, CaseIterable {
    case main
    case keys

    /// The migrations in order.
    package var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Migrations/\(rawValue)") else {
                throw StorageError.damaged("migrations are not installed")
            }
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".sql") }.sorted()
                .map { file in
                    guard let number = Int(file.prefix(4)) else { throw StorageError.damaged("migration \(file)") }
                    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
                    return Migration(number: number, name: String(file.dropFirst(5).dropLast(4)), text: text)
                }
        }
    }
}

package enum Migrator {
    /// Brings a database to the schema this program knows, in one transaction. Returns the numbers applied now.
    ///
    /// - Throws: `StorageError.newerSchema`, `StorageError.alteredMigration`.
    @discardableResult
    package static func migrate(_ engine: any StorageEngine, to schema: Schema) async throws -> [Int] {
        let migrations = try schema.migrations
        return try await engine.write { session in
            try session.script(
                """
                CREATE TABLE IF NOT EXISTS migration
                    (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)
                """)
            let applied = try appliedChecksums(session)
            try compare(applied, with: migrations)
            let missing = migrations.filter { applied[$0.number] == nil }
            for migration in missing {
                try session.script(migration.text)
                try session.run(
                    """
                    INSERT INTO migration (number, name, checksum)
                    VALUES (\(migration.number), \(migration.name), \(migration.checksum))
                    """)
            }
            return missing.map(\.number)
        }
    }

    /// The highest number a database has, nil where it was never migrated, and the highest this program knows. Changes
    /// nothing.
    ///
    /// - Throws: `StorageError.newerSchema`, `StorageError.alteredMigration`.
    package static func status(_ engine: any StorageEngine, of schema: Schema) async throws -> (found: Int?, known: Int)
    {
        let migrations = try schema.migrations
        // Both engines refuse to read a table that is not there, in words of their own.
        let applied = try? await engine.read { try appliedChecksums($0) }
        try compare(applied ?? [:], with: migrations)
        return (applied?.keys.max(), migrations.last?.number ?? 0)
    }

    private static func appliedChecksums(_ session: any SQLSession) throws -> [Int: String] {
        var checksums: [Int: String] = [:]
        try session.each("SELECT number, checksum FROM migration") { row in
            checksums[Int(row.integer(0))] = row.text(1)
        }
        return checksums
    }

    private static func compare(_ applied: [Int: String], with migrations: [Migration]) throws {
        let known = migrations.last?.number ?? 0
        if let found = applied.keys.max(), found > known {
            throw StorageError.newerSchema(found: found, known: known)
        }
        for migration in migrations {
            if let checksum = applied[migration.number], checksum != migration.checksum {
                throw StorageError.alteredMigration(migration.number)
            }
        }
    }
}

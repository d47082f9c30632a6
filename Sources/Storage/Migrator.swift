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

    /// The oldest schema whose programs go on working once this is applied, as its first line says
    /// (`-- works beside: 2`): a node of the former release may run, and start, beside one of this release. Without that
    /// line only programs that know this schema do.
    package var worksBeside: Int {
        text.prefixMatch(of: /-- works beside: (\d+)\n/).flatMap { Int($0.1) } ?? number
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
    /// Brings a database to the schema this program knows, in one transaction. Of any number of nodes that start at once
    /// one does it and the others wait. Returns the numbers applied now.
    ///
    /// - Parameter founding: what is written in the same transaction into a database that had no schema at all.
    /// - Throws: `StorageError.newerSchema`, `StorageError.alteredMigration`.
    @discardableResult
    package static func migrate(
        _ engine: any StorageEngine, to schema: Schema,
        founding: @Sendable @escaping (any SQLSession) throws -> Void = { _ in }
    ) async throws -> [Int] {
        let migrations = try schema.migrations
        return try await engine.write(.apart) { session in
            try session.alone()
            try session.script(
                """
                CREATE TABLE IF NOT EXISTS migration
                    (number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL);
                CREATE TABLE IF NOT EXISTS migration_rule (number BIGINT PRIMARY KEY, works_beside BIGINT NOT NULL)
                """)
            let applied = try found(session)
            try compare(applied, with: migrations)
            let missing = migrations.filter { applied[$0.number] == nil }
            for migration in missing {
                try session.script(migration.text)
                try session.add(
                    """
                    INSERT INTO migration (number, name, checksum)
                    VALUES (\(migration.number), \(migration.name), \(migration.checksum))
                    """)
                try session.add(
                    """
                    INSERT INTO migration_rule (number, works_beside)
                    VALUES (\(migration.number), \(migration.worksBeside))
                    """)
            }
            if applied.isEmpty { try founding(session) }
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
        var applied = try? await engine.read { try found($0) }
        if applied == nil { applied = try? await engine.read { try foundBeforeRules($0) } }
        try compare(applied ?? [:], with: migrations)
        return (applied?.keys.max(), migrations.last?.number ?? 0)
    }

    private struct Applied {
        let checksum: String
        let worksBeside: Int
    }

    private static func found(_ session: any SQLSession) throws -> [Int: Applied] {
        var applied: [Int: Applied] = [:]
        // What was applied before there were rules has none.
        try session.each(
            """
            SELECT m.number, m.checksum, coalesce(r.works_beside, m.number)
            FROM migration m LEFT JOIN migration_rule r ON r.number = m.number
            """
        ) { row in
            applied[Int(row.integer(0))] = Applied(checksum: row.text(1), worksBeside: Int(row.integer(2)))
        }
        return applied
    }

    private static func foundBeforeRules(_ session: any SQLSession) throws -> [Int: Applied] {
        let rows = try session.all("SELECT number, checksum FROM migration") { (Int($0.integer(0)), $0.text(1)) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, Applied(checksum: $0.1, worksBeside: $0.0)) })
    }

    private static func compare(_ applied: [Int: Applied], with migrations: [Migration]) throws {
        let known = migrations.last?.number ?? 0
        // A newer node was here. Its release may have left room for this one (docs/storage.md).
        if let found = applied.keys.max(), found > known,
            applied.contains(where: { $0.key > known && $0.value.worksBeside > known })
        {
            throw StorageError.newerSchema(found: found, known: known)
        }
        for migration in migrations {
            if let checksum = applied[migration.number]?.checksum, checksum != migration.checksum {
                throw StorageError.alteredMigration(migration.number)
            }
        }
    }
}

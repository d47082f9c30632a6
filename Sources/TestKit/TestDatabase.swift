import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization

/// The engine that this run of the tests is on: `make test` runs them on both.
package enum TestEngine: String, Sendable {
    case sqlite
    case postgresql

    package static let current =
        ProcessInfo.processInfo.environment["KLAVER_TEST_ENGINE"].flatMap(TestEngine.init) ?? .sqlite
}

/// A real database of one test: a file in a folder of its own, or a database of its own on the throw-away server that
/// `scripts/with-postgres` starts. Goes with the folder, or with the server.
package struct TestDatabase: Sendable {
    package let folder: TemporaryFolder
    /// The file's path, or the connection string.
    package let address: String

    /// - Parameter schema: what it holds; nil for nothing at all.
    package static func make(
        _ schema: Schema?, in folder: TemporaryFolder? = nil, named name: String = "klaver"
    ) async throws -> TestDatabase {
        let folder = try folder ?? TemporaryFolder()
        switch TestEngine.current {
        case .sqlite:
            let made = TestDatabase(folder: folder, address: folder.path("\(name).sqlite"))
            if let schema { try await made.migrate(schema) }
            return made
        case .postgresql:
            let template = try await Templates.shared.name(for: schema)
            return TestDatabase(folder: folder, address: try PostgresPlace.create(from: template))
        }
    }

    /// A database that is there.
    package static func at(_ address: String) throws -> TestDatabase {
        TestDatabase(folder: try TemporaryFolder(), address: address)
    }

    /// Opens it, any number of times.
    package func open() async throws -> WatchedEngine { WatchedEngine(try await engine(), of: self) }

    /// Opens it without listening in.
    package func engine() async throws -> any StorageEngine {
        switch TestEngine.current {
        case .sqlite: try SQLiteEngine(path: address)
        case .postgresql: try await PostgresEngine(address, readers: 4)
        }
    }

    /// What it holds now, in a second one. Nobody may have it open.
    package func copied() async throws -> TestDatabase {
        switch TestEngine.current {
        case .sqlite:
            let copy = address + ".copy"
            try FileManager.default.copyItem(atPath: address, toPath: copy)
            return TestDatabase(folder: folder, address: copy)
        case .postgresql:
            return TestDatabase(
                folder: folder, address: try PostgresPlace.create(from: PostgresPlace.name(in: address)))
        }
    }

    /// Every byte that stands on the disk for it. Of a server only the rows and indexes of this database: its catalogue
    /// is full of English words, and its write-ahead log of other tests.
    package func files() async throws -> [(name: String, bytes: [UInt8])] {
        let top = TestEngine.current == .sqlite ? folder.url : try await PostgresPlace.files(of: self)
        return try FileManager.default.contentsOfDirectory(atPath: top.path).sorted().compactMap { name in
            let isCatalogue = Int(name.prefix(while: \.isNumber)).map { $0 < 16_384 } ?? true
            if TestEngine.current == .postgresql, isCatalogue { return nil }
            return (name, Array(try Data(contentsOf: top.appendingPathComponent(name))))
        }
    }

    fileprivate func migrate(_ schema: Schema) async throws {
        let engine = try await engine()
        try await Migrator.migrate(engine, to: schema)
        try await engine.close()
    }
}

/// A migrated database of each schema, to copy: migrating takes longer.
private actor Templates {
    static let shared = Templates()
    private var made: [Schema: Task<String, any Error>] = [:]

    func name(for schema: Schema?) async throws -> String? {
        guard let schema else { return nil }
        if let task = made[schema] { return try await task.value }
        let task = Task {
            let database = TestDatabase(folder: try TemporaryFolder(), address: try PostgresPlace.create(from: nil))
            try await database.migrate(schema)
            return PostgresPlace.name(in: database.address)
        }
        made[schema] = task
        return try await task.value
    }
}

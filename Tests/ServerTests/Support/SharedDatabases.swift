import Foundation
import TestKit

/// Two databases of PostgreSQL that the nodes of one test share.
struct SharedDatabases: Sendable {
    let main: String
    let keys: String

    init() async throws {
        main = try await TestDatabase.make(nil).address
        keys = try await TestDatabase.make(nil).address
    }

    var environment: [String: String] { ["KLAVER_DATABASE": main, "KLAVER_DATABASE_KEYS": keys] }
}

extension Klaver {
    /// Runs a command on shared databases, with this folder for the key.
    @discardableResult
    func on(_ databases: SharedDatabases, _ arguments: String..., input: String = "") async throws -> Ran {
        try await run(arguments + ["--data", data], input: input, environment: databases.environment)
    }

    /// A node with this folder for its key.
    func serve(_ databases: SharedDatabases, _ more: [String: String] = [:]) throws -> Running {
        try start(
            ["serve", "--data", data, "--port", "0"], environment: databases.environment.merging(more) { $1 })
    }

    /// Gives another node a copy of this one's key.
    func shareKey(with other: Klaver) throws {
        try FileManager.default.createDirectory(atPath: other.data, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(data)/master.key", toPath: "\(other.data)/master.key")
    }
}

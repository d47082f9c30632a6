import Foundation
import Storage
import StoragePostgres
import Synchronization

/// The throw-away server that `scripts/with-postgres` started.
package enum PostgresPlace {
    /// A connection string of its administrator, over its socket.
    package static let address = ProcessInfo.processInfo.environment["KLAVER_TEST_POSTGRES"]

    /// Where its sockets, certificates and data are.
    package static var folder: URL { URL(fileURLWithPath: part("host")) }

    /// A connection string over TCP, with what it asks of TLS.
    package static func address(overTLS settings: String) -> String {
        "postgresql://klaver@127.0.0.1:\(part("port"))/postgres?\(settings)"
    }

    private static let count = Mutex(0)

    package static func create(from template: String?) throws -> String {
        guard let address else {
            throw StorageError.unavailable("KLAVER_TEST_POSTGRES is not set: run the tests by scripts/with-postgres")
        }
        let number = count.withLock { count in
            count += 1
            return count
        }
        let name = "t\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        try PostgresServer(address).run("CREATE DATABASE \(name) TEMPLATE \(template ?? "template0")")
        return address.replacing("/postgres?", with: "/\(name)?")
    }

    /// Sends everybody away from a database, and lets them in again or not.
    package static func close(_ database: String, for body: () async throws -> Void) async throws {
        let server = PostgresServer(address ?? "")
        let name = name(in: database)
        try server.run("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
        try sendAway(from: database)
        try await body()
        try server.run("ALTER DATABASE \(name) ALLOW_CONNECTIONS true")
    }

    /// Ends every connection to a database, as a restart of the server does.
    package static func sendAway(from database: String) throws {
        try PostgresServer(address ?? "").run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name(in: database))'")
    }

    package static func name(in address: String) -> String {
        String(address.prefix { $0 != "?" }.split(separator: "/").last ?? "")
    }

    /// Where it keeps a database, as it is on the disk now.
    static func files(of database: TestDatabase) async throws -> URL {
        let engine = try await database.engine()
        let number = try await engine.read { session in
            try session.first("SELECT oid::bigint FROM pg_database WHERE datname = current_database()") {
                $0.integer(0)
            }
        }
        try await engine.close()
        try PostgresServer(database.address).run("CHECKPOINT")
        return folder.appendingPathComponent("data/base/\(number ?? 0)")
    }

    private static func part(_ name: String) -> String {
        let query = address?.split(separator: "?").last?.split(separator: "&") ?? []
        return query.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) } ?? ""
    }
}

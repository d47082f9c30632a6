import Storage
import StoragePostgres
import TestKit
import Testing

@Suite(
    "PostgreSQL is held to what Klaver needs, and its troubles are said in Klaver's words",
    .enabled(if: TestEngine.current == .postgresql))
struct PostgresEngineTests {
    @Test("Each kind of transaction has its isolation, and none changes it for the next")
    func isolates() async throws {
        let engine = try await notes()
        let level: SQLStatement =
            "SELECT concat(current_setting('transaction_isolation'), ' ', current_setting('transaction_read_only'))"
        for _ in 0..<2 {
            #expect(try await engine.read { try $0.first(level) { $0.text(0) } } == "repeatable read on")
            #expect(try await engine.scan { try $0.first(level) { $0.text(0) } } == "repeatable read on")
            #expect(try await engine.write { try $0.first(level) { $0.text(0) } } == "serializable off")
            #expect(try await engine.write(.added) { try $0.first(level) { $0.text(0) } } == "read committed off")
            #expect(try await engine.write(.apart) { try $0.first(level) { $0.text(0) } } == "read committed off")
        }
        try await engine.close()
    }

    @Test("Two nodes that each decide on what the other changes: both go through, as if one came first")
    func retriesConflicts() async throws {
        let engine = try await notes()
        let other = try await engine.reopened()
        try await engine.write { for id in 1...2 { try $0.note(id, "free") } }
        // Write skew: each takes its own row if the other row is free. Only one may find it so.
        for _ in 0..<20 {
            try await engine.write { try $0.run("UPDATE notes SET words = 'free'") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (node, mine) in [(engine, 1), (other, 2)] {
                    group.addTask {
                        try await node.write { session in
                            let free = try session.all("SELECT id FROM notes WHERE words = 'free'") { $0.integer(0) }
                            guard free.count == 2 else { return }
                            try session.run("UPDATE notes SET words = 'taken' WHERE id = \(mine)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let taken = try await engine.read { session in
                try session.all("SELECT id FROM notes WHERE words = 'taken'") { $0.integer(0) }
            }
            #expect(taken.count == 1)
        }
        try await engine.close()
        try await other.close()
    }

    @Test("Connections that were cut are made anew: nobody notices, as long as nothing was under way")
    func reconnects() async throws {
        let engine = try await notes()
        for id in 1...5 {
            try await engine.write { try $0.note(id) }
            _ = try await engine.scan { try $0.noteIDs() }
            try PostgresPlace.sendAway(from: engine.database.address)
            #expect(try await engine.read { try $0.noteIDs() } == Array(1...id))
        }
        try PostgresPlace.sendAway(from: engine.database.address)
        try await engine.write(.added) { try $0.note(6) }
        #expect(try await engine.read { try $0.noteIDs().last } == 6)
        try await engine.close()
    }

    @Test("While the database lets nobody in, reads and writes are unavailable at once; after that they go on")
    func waitsForTheServer() async throws {
        let engine = try await notes()
        try await PostgresPlace.close(engine.database.address) {
            for _ in 0..<3 {
                for act in [Act.read, .write] {
                    let error = await #expect(throws: StorageError.self) { try await act.run(engine) }
                    guard case .unavailable = error else {
                        Issue.record("\(String(describing: error))")
                        continue
                    }
                }
            }
        }
        // It tries again after a pause that is never longer than two seconds.
        let end = ContinuousClock.now + .seconds(10)
        var isBack = false
        while !isBack, ContinuousClock.now < end { isBack = (try? await Act.write.run(engine)) != nil }
        #expect(isBack)
        try await engine.close()
    }

    private enum Act {
        case read, write

        func run(_ engine: WatchedEngine) async throws {
            switch self {
            case .read: _ = try await engine.read { try $0.noteIDs() }
            case .write: try await engine.write { try $0.run("UPDATE notes SET words = 'again'") }
            }
        }
    }

    @Test("TLS: a server whose certificate the authority signed is trusted, any other is not")
    func checksCertificates() async throws {
        let folder = PostgresPlace.folder.path
        let good = PostgresPlace.address(overTLS: "sslmode=verify-full&sslrootcert=\(folder)/good.crt")
        let engine = try await PostgresEngine(good)
        let isEncrypted = try await engine.read { session in
            try session.first("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()") { $0.integer(0) }
        }
        #expect(isEncrypted == 1)
        try await engine.close()
        let wrong = PostgresPlace.address(overTLS: "sslmode=verify-full&sslrootcert=\(folder)/other.crt")
        let error = await #expect(throws: StorageError.self) { _ = try await PostgresEngine(wrong) }
        #expect("\(String(describing: error))".contains("certificate"))
        // The certificate is for the address, and not for the name.
        let otherName = good.replacing("127.0.0.1", with: "localhost")
        await #expect(throws: StorageError.self) { _ = try await PostgresEngine(otherName) }
    }

    @Test("A server that would lose what it acknowledged is refused, with what to set")
    func refusesCareless() async throws {
        let database = try await TestDatabase.make(nil)
        let name = PostgresPlace.name(in: database.address)
        try PostgresServer(database.address).run("ALTER DATABASE \(name) SET synchronous_commit = off")
        let error = await #expect(throws: StorageError.self) { _ = try await database.engine() }
        #expect(error == .unavailable("PostgreSQL's synchronous_commit is off, and must be on"))
    }

    @Test("A server that is no standby is passed by as a replica, and so is one that is away")
    func passesReplicasBy() async throws {
        let database = try await TestDatabase.make(nil)
        let away = "postgresql://klaver@127.0.0.1:1/nothing"
        for replica in [database.address, away] {
            let engine = try await PostgresEngine(database.address, replica: replica)
            let value = try await engine.read(
                deciding: { try $0.first("SELECT 20") { $0.integer(0) } ?? 0 },
                then: { session, decided in
                    (try session.first("SELECT 22") { $0.integer(0) } ?? 0) + decided
                })
            #expect(value == 42)
            try await engine.close()
        }
    }
}

import Foundation
import TestKit
import Testing

@Suite(
    "Nodes that share a PostgreSQL", .enabled(if: TestEngine.current == .postgresql), .timeLimit(.minutes(5)))
struct SharedNodesTests {
    private static let password = "een lang wachtwoord"

    /// A dossier of Lisa's on shared databases.
    private static func furnished() async throws -> (Klaver, SharedDatabases, dossier: String) {
        let (klaver, databases) = (try Klaver(), try await SharedDatabases())
        let imported = try await klaver.on(databases, "import", Klaver.lisa)
        #expect(imported.status == 0, "\(imported.err)")
        let dossier = String(imported.out.split(separator: "\t")[1])
        _ = try await klaver.on(
            databases, "account", "password", "lisa@klaver.test", "--reason", "proef", input: "\(password)\n")
        return (klaver, databases, dossier)
    }

    @Test("Ten that start at once on an empty database: one makes the key, and all that have a copy of it serve")
    func startAtOnce() async throws {
        let databases = try await SharedDatabases()
        let first = try (0..<10).map { _ in try Klaver() }
        let ran = try await withThrowingTaskGroup(of: (Int, Ran).self) { group in
            for (number, node) in first.enumerated() {
                group.addTask { (number, try await node.on(databases, "migrate")) }
            }
            return try await group.reduce(into: [Int: Ran]()) { $0[$1.0] = $1.1 }
        }
        let founders = ran.filter { $0.value.status == 0 }.map(\.key)
        #expect(founders.count == 1)
        for (number, one) in ran where one.status != 0 {
            #expect(one.err.contains("no master key"), "\(one.err)")
            #expect(first[number].files().isEmpty, "a node that was not first leaves no key behind")
        }
        let founder = first[try #require(founders.first)]
        let nodes = try (0..<10).map { _ in try Klaver() }
        for node in nodes { try founder.shareKey(with: node) }
        let running = try nodes.map { try $0.serve(databases) }
        for node in running {
            #expect(try await Browser(address: try await node.address()).get("/health/ready").status == 204)
        }
        for node in running { node.signal(SIGTERM) }
        for node in running { #expect(try await node.end().status == 0) }
    }

    @Test("Another key is refused with one sentence, and so is an address nobody answers at")
    func refuses() async throws {
        let databases = try await SharedDatabases()
        let (one, other) = (try Klaver(), try Klaver())
        #expect(try await one.on(databases, "migrate").status == 0)
        #expect(try await other.on("migrate").status == 0)
        let wrong = try await other.on(databases, "check")
        #expect(wrong.status == 1 && wrong.err.contains("is not the one that made"), "\(wrong.err)")
        let away = try await one.run(
            ["check", "--data", one.data],
            environment: [
                "KLAVER_DATABASE": "postgresql://klaver@127.0.0.1:1/a",
                "KLAVER_DATABASE_KEYS": "postgresql://klaver@127.0.0.1:1/b",
            ])
        #expect(away.status == 1 && away.err.hasPrefix("klaver: The database is not available"), "\(away.err)")
    }

    @Test("Who signs in at one node is signed in at the other, and reads there what was just written here")
    func sharesSessions() async throws {
        let (klaver, databases, dossier) = try await Self.furnished()
        let other = try Klaver()
        try klaver.shareKey(with: other)
        let nodes = [try klaver.serve(databases), try other.serve(databases)]
        var here = Browser(address: try await nodes[0].address())
        #expect(try await here.signIn("lisa@klaver.test", Self.password) == 303)
        let there = Browser(address: try await nodes[1].address(), cookie: here.cookie)
        for number in 0..<5 {
            let (writer, reader) = number.isMultiple(of: 2) ? (here, there) : (there, here)
            let words = "Geschreven bij de ene knoop \(number)"
            let written = try await writer.post(
                "/dossiers/\(dossier)/rapportages",
                ["text": words, "form": "moment", "csrf": try await writer.formToken()])
            #expect(written.status == 303, "\(written.text)")
            #expect(try await reader.get("/dossiers/\(dossier)/rapportages").text.contains(words))
        }
        let out = try await there.post("/uitloggen", ["csrf": try await there.formToken()])
        #expect(out.status == 303)
        #expect(try await here.get("/dossiers/\(dossier)").status != 200)
        for node in nodes { node.signal(SIGTERM) }
        for node in nodes { #expect(try await node.end().status == 0) }
        let verdict = try await klaver.on(databases, "audit", "verify")
        #expect(verdict.status == 0 && verdict.out.contains(", 0 waiting"), "\(verdict.out)\(verdict.err)")
    }

    @Test("While the database lets nobody in, a page says so with a 503; after that the same node goes on")
    func saysItIsAway() async throws {
        let (klaver, databases, dossier) = try await Self.furnished()
        let node = try klaver.serve(databases)
        var browser = Browser(address: try await node.address())
        #expect(try await browser.signIn("lisa@klaver.test", Self.password) == 303)
        let address = "/dossiers/\(dossier)"
        let token = try await browser.formToken()
        try await PostgresPlace.close(databases.main) {
            let seen = try await browser.get(address)
            #expect(seen.status == 503 && seen.text.contains("Er is niets verloren"))
            #expect(seen.headers["Retry-After"] != nil)
            // What was sent can be sent again from the page that says so.
            let sent = try await browser.post(
                "\(address)/rapportages", ["text": "Dit mag niet weg & is \"nieuw\"", "form": "moment", "csrf": token])
            #expect(sent.status == 503 && sent.text.contains("Dit mag niet weg &amp; is &quot;nieuw&quot;"))
            #expect(try await browser.get("/health/ready").status == 503)
            #expect(try await browser.get("/health/live").status == 204)
        }
        var status = 0
        let end = ContinuousClock.now + .seconds(15)
        while status != 200, ContinuousClock.now < end { status = try await browser.get(address).status }
        #expect(status == 200)
        node.signal(SIGTERM)
        #expect(try await node.end().status == 0)
    }

    @Test("Everything moves from SQLite to PostgreSQL and back, and says the same in the end")
    func moves() async throws {
        let (old, databases, new) = (try Klaver(), try await SharedDatabases(), try Klaver())
        _ = try await old.on("demo", "--prepare")
        let before = try await old.on("export", "lisa", "--reason", "voor de verhuizing")
        let there = try await old.on("move", "--to-database", databases.main, "--to-keys", databases.keys)
        #expect(there.status == 0, "\(there.err)")
        #expect(there.out.contains(/entry\t[1-9][0-9]{2}/))
        #expect(try await old.on(databases, "check").status == 0)
        #expect(try await old.on(databases, "export", "lisa", "--reason", "na de verhuizing").out == before.out)
        // The target holds data now, and is not written over.
        let again = try await old.on("move", "--to-database", databases.main, "--to-keys", databases.keys)
        #expect(again.status == 1 && again.err.contains("holds data already"), "\(again.err)")
        let back = try await old.on(databases, "move", "--to-data", new.data)
        #expect(back.status == 0, "\(back.err)")
        #expect(try await new.on("check").status == 0)
        #expect(try await new.on("export", "lisa", "--reason", "en terug").out == before.out)
        #expect(try await old.on("check").status == 0, "the source is as it was")
    }

    @Test("A move that is killed half-way leaves a target that nobody can use, and starts anew")
    func movesAgain() async throws {
        let (old, databases) = (try Klaver(), try await SharedDatabases())
        _ = try await old.on("demo", "--prepare")
        let move = try old.start([
            "move", "--data", old.data, "--to-database", databases.main, "--to-keys", databases.keys,
        ])
        let target = try await TestDatabase.at(databases.main).open()
        // Until something arrived, and before everything did.
        var arrived = false
        while !arrived {
            let found = try? await target.read { session in
                try session.first("SELECT count(*) FROM account") { $0.integer(0) }
            }
            arrived = found ?? 0 > 0
        }
        move.signal(SIGKILL)
        #expect(try await move.end().status == -SIGKILL)
        try await target.close()
        let used = try await old.on(databases, "check")
        #expect(used.status == 1 && used.err.contains("begun and not finished"), "\(used.err)")
        let again = try await old.on("move", "--to-database", databases.main, "--to-keys", databases.keys)
        #expect(again.status == 0, "\(again.err)")
        #expect(try await old.on(databases, "check").status == 0)
    }

    @Test("Metrics tell of requests, connections, commits, the log and its lease; no name and no word is in them")
    func measures() async throws {
        let (klaver, databases, dossier) = try await Self.furnished()
        let trace = klaver.folder.path("trace.json")
        let node = try klaver.serve(databases, ["KLAVER_METRICS_PORT": "0", "KLAVER_TRACE_FILE": trace])
        var browser = Browser(address: try await node.address(of: "Klaver listens on "))
        #expect(try await browser.signIn("lisa@klaver.test", Self.password) == 303)
        #expect(try await browser.get("/dossiers/\(dossier)").status == 200)
        let metrics = Browser(address: try await node.address(of: "Metrics are at "))
        var text = ""
        // The sequencer's first turn comes a second after the start.
        let end = ContinuousClock.now + .seconds(15)
        while !text.contains("klaver_lease_held{job=\"number-log\"} 1"), ContinuousClock.now < end {
            text = try await metrics.get("/metrics").text
        }
        for name in [
            "klaver_http_request_duration_seconds_bucket", "klaver_database_wait_seconds_count",
            "klaver_commit_group_size_sum", "klaver_log_lag_seconds", "klaver_log_numbered_total",
            "klaver_opened_memory_misses_total", "klaver_job_runs_total", "klaver_lease_held",
        ] {
            #expect(text.contains(name), "\(name)")
        }
        #expect(text.contains(#"outcome="200",route="/dossiers/:dossier""#), "\(text.prefix(3000))")
        #expect(!text.contains(dossier) && !text.lowercased().contains("lisa"))
        node.signal(SIGTERM)
        #expect(try await node.end().status == 0)
        let spans = try String(contentsOfFile: trace, encoding: .utf8)
        for name in ["GET /dossiers/:dossier", "readOverview(of:as:object:)", "SELECT"] {
            #expect(spans.contains("\"\(name)\""), "\(name)")
        }
        #expect(!spans.contains(dossier) && !spans.lowercased().contains("lisa@"))
    }
}

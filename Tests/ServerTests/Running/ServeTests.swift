import Foundation
import TestKit
import Testing

@Suite("klaver serve", .timeLimit(.minutes(5)))
struct ServeTests {
    @Test(
        "Serves, and SIGTERM or SIGINT ends it cleanly, with every line of the log numbered",
        arguments: [SIGTERM, SIGINT])
    func ends(_ signal: Int32) async throws {
        let klaver = try Klaver()
        let server = try klaver.start(["serve", "--data", klaver.data, "--port", "0"])
        let browser = Browser(address: try await server.address())
        #expect(try await browser.get("/health/live").status == 204)
        #expect(try await browser.get("/health/ready").status == 204)
        #expect(try await browser.get("/inloggen").status == 200)
        #expect(try await browser.get("/nergens").status == 404)
        server.signal(signal)
        let ran = try await server.end()
        #expect(ran.status == 0)
        let verdict = try await klaver.on("audit", "verify")
        #expect(verdict.out == "The access log is whole: 1 lines, 0 waiting for a number.\n")
    }

    @Test("A second server on the same files is refused with one sentence, and the first goes on")
    func second() async throws {
        let klaver = try Klaver()
        let server = try klaver.start(["serve", "--data", klaver.data, "--port", "0"])
        let browser = Browser(address: try await server.address())
        let other = try await klaver.run(["serve", "--data", klaver.data, "--port", "0"])
        #expect(other.status == 1)
        #expect(other.err.hasPrefix("klaver: Another Klaver serves the files in "), "\(other.err)")
        #expect(try await browser.get("/health/ready").status == 204)
        server.signal(SIGTERM)
        #expect(try await server.end().status == 0)
    }

    @Test("A store of keys that was lost is not made anew: no command goes on without it")
    func keysLost() async throws {
        let klaver = try Klaver()
        #expect(try await klaver.on("import", Klaver.lisa).status == 0)
        try FileManager.default.removeItem(atPath: "\(klaver.data)/keys.sqlite")
        let sentence = "klaver: There are dossiers and no key of any"
        let check = try await klaver.on("check")
        #expect(check.status == 1 && check.err.hasPrefix(sentence), "\(check.err)")
        #expect(klaver.files() == ["klaver.sqlite", "master.key"], "looking makes nothing")
        let serve = try await klaver.run(["serve", "--data", klaver.data, "--port", "0"])
        #expect(serve.status == 1 && serve.err.hasPrefix(sentence), "\(serve.err)")
    }

    @Test("A port that is taken is one sentence")
    func portTaken() async throws {
        let (klaver, other) = (try Klaver(), try Klaver())
        let server = try klaver.start(["serve", "--data", klaver.data, "--port", "0"])
        let port = try #require(try await server.address().port)
        let second = try await other.run(["serve", "--data", other.data, "--port", "\(port)"])
        #expect(second.status == 1)
        #expect(second.err.hasPrefix("klaver: Cannot listen on 127.0.0.1:\(port): "))
        #expect(second.err.split(separator: "\n").count == 1, "\(second.err)")
        server.signal(SIGTERM)
        _ = try await server.end()
    }

    @Test(
        "kill -9 in the middle of saving, five times: every report that was acknowledged is there, and the log is whole"
    )
    func killed() async throws {
        let klaver = try Klaver()
        let imported = try await klaver.on("import", Klaver.lisa)
        let dossier = String(imported.out.split(separator: "\t")[1])
        _ = try await klaver.on(
            "account", "password", "lisa@klaver.test", "--reason", "proef", input: "een lang wachtwoord\n")
        var acknowledged: [String] = []
        for round in 0..<5 {
            let server = try klaver.start(["serve", "--data", klaver.data, "--port", "0"])
            var browser = Browser(address: try await server.address())
            #expect(try await browser.signIn("lisa@klaver.test", "een lang wachtwoord") == 303)
            let saved = try await Self.write(browser, dossier, round: round) { server.signal(SIGKILL) }
            acknowledged += saved
            #expect(try await server.end().status == -SIGKILL)
        }
        #expect(acknowledged.count >= 15, "too little was saved to say anything")
        let export = try await klaver.on("export", "lisa", "--reason", "kijken of alles er is")
        #expect(export.status == 0)
        for text in acknowledged { #expect(export.out.contains(text), "\(text) was acknowledged and is gone") }
        #expect(try await klaver.on("check").status == 0)
        #expect(try await klaver.on("audit", "verify").status == 0)
    }

    /// Four people-at-once write until the server is gone; some of them are in the middle of it then.
    private static func write(
        _ browser: Browser, _ dossier: String, round: Int, kill: @escaping @Sendable () -> Void
    ) async throws -> [String] {
        let token = try await browser.formToken()
        return await withTaskGroup(of: [String].self) { group in
            for writer in 0..<4 {
                group.addTask {
                    var saved: [String] = []
                    for number in 0..<10_000 {
                        let text = "ronde \(round) schrijver \(writer) nummer \(number) einde"
                        let seen = try? await browser.post(
                            "/dossiers/\(dossier)/rapportages", ["csrf": token, "text": text, "form": "moment"])
                        guard let seen else { return saved }
                        if seen.status == 303 { saved.append(text) }
                    }
                    return saved
                }
            }
            group.addTask {
                try? await Task.sleep(for: .milliseconds(700 + 130 * round))
                kill()
                return []
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }
}

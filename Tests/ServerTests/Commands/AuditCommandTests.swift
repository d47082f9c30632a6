import Foundation
import TestKit
import Testing

@Suite("klaver audit", .timeLimit(.minutes(5)))
struct AuditCommandTests {
    private static func logged() async throws -> Klaver {
        let klaver = try Klaver()
        _ = try await klaver.on("import", Klaver.lisa)
        for _ in 0..<3 { _ = try await klaver.on("account", "list") }
        return klaver
    }

    @Test("A log that is whole: exit code 0 and how many lines")
    func whole() async throws {
        let klaver = try await Self.logged()
        let waiting = try await klaver.on("audit", "verify")
        #expect(waiting.status == 0)
        #expect(waiting.out.contains(/^The access log is whole: 0 lines, [0-9]+ waiting for a number\.\n$/))
        let checkpoint = try await klaver.on("audit", "checkpoint")
        #expect(checkpoint.status == 0)
        #expect(checkpoint.out.hasPrefix("klaver-access-log\n"))
        #expect(checkpoint.err.hasPrefix("klaver-access-log+"), "the public key")
        let numbered = try await klaver.on("audit", "verify")
        #expect(numbered.status == 0)
        #expect(numbered.out.contains(", 0 waiting"))
    }

    @Test("A row that was changed or removed by hand: exit code 2, and the line is named")
    func changed() async throws {
        let hands: [(String, (String) async throws -> Int)] = [
            ("changed", { try await RawDatabase.change($0, "UPDATE log_line SET origin = 'elders' WHERE leaf = 1") }),
            ("removed", { try await RawDatabase.change($0, "DELETE FROM log_line WHERE leaf = 1") }),
            (
                "swapped",
                { try await RawDatabase.change($0, "UPDATE log_line SET leaf = 1 - leaf WHERE leaf IN (0, 1)") }
            ),
        ]
        for (what, hand) in hands {
            let klaver = try await Self.logged()
            _ = try await klaver.on("audit", "checkpoint")
            // Some hands find that the database itself says no, which is as good.
            guard let count = try? await hand(klaver.database), count > 0 else { continue }
            let ran = try await klaver.on("audit", "verify")
            #expect(ran.status == 2, "\(what)")
            #expect(!ran.out.isEmpty)
            #expect(ran.err.hasPrefix("The access log is broken: "))
            #expect(try await klaver.on("check").status == 2)
        }
    }

    @Test("A database that was put back to an older copy is found with a checkpoint that was kept elsewhere")
    func rollback() async throws {
        let klaver = try await Self.logged()
        _ = try await klaver.on("audit", "checkpoint")
        let copy = klaver.folder.url.appendingPathComponent("copy")
        try FileManager.default.copyItem(atPath: klaver.data, toPath: copy.path)
        _ = try await klaver.on("account", "list")
        let file = klaver.folder.path("checkpoint.txt")
        try Data(try await klaver.on("audit", "checkpoint").out.utf8).write(to: URL(fileURLWithPath: file))
        #expect(try await klaver.on("audit", "verify", "--checkpoint", file).status == 0)

        try FileManager.default.removeItem(atPath: klaver.data)
        try FileManager.default.copyItem(atPath: copy.path, toPath: klaver.data)
        #expect(try await klaver.on("audit", "verify").status == 0, "by itself an older copy is whole")
        let found = try await klaver.on("audit", "verify", "--checkpoint", file)
        #expect(found.status == 2)
        #expect(!found.out.isEmpty)
    }

    @Test("A checkpoint that is none, or another installation's, is told")
    func foreign() async throws {
        let (klaver, other) = (try await Self.logged(), try await Self.logged())
        let file = klaver.folder.path("checkpoint.txt")
        for text in ["", "geen checkpoint", try await other.on("audit", "checkpoint").out] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            let ran = try await klaver.on("audit", "verify", "--checkpoint", file)
            #expect(ran.status == 1)
            #expect(ran.err.hasPrefix("klaver: "))
        }
    }
}

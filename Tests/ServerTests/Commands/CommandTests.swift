import Foundation
import TestKit
import Testing

@testable import Server

@Suite("The command klaver", .timeLimit(.minutes(5)))
struct CommandTests {
    static let commands = [
        [], ["serve"], ["demo"], ["migrate"], ["import"], ["export"], ["audit"], ["audit", "verify"],
        ["audit", "checkpoint"], ["account"], ["account", "add"], ["account", "list"], ["account", "disable"],
        ["account", "password"], ["organisation"], ["organisation", "add"], ["organisation", "list"],
        ["organisation", "administrator"], ["mandate"], ["mandate", "add"], ["mandate", "end"], ["judgement"],
        ["check"],
        ["load"], ["move"], ["settings"],
    ]

    @Test("Help is there for every command", arguments: commands)
    func help(_ command: [String]) async throws {
        let ran = try await Klaver().run(command + ["--help"])
        #expect(ran.status == 0)
        #expect(ran.out.contains("USAGE: klaver"))
        #expect(ran.out.contains("OVERVIEW:"))
    }

    @Test("The overview names every command that is tested here")
    func all() async throws {
        let ran = try await Klaver().run(["--help"])
        let part = try #require(ran.out.components(separatedBy: "SUBCOMMANDS:").last)
        let named = part.matches(of: /\n  ([a-z]+)(?= |\n)/).map { String($0.1) }
        #expect(Set(named) == Set(Self.commands.compactMap(\.first)))
    }

    @Test(
        "Wrong usage: 64, a sentence, and nothing is made",
        arguments: [
            ["dance"], ["serve", "--dance"], ["serve", "extra"], ["import"], ["export"], ["export", "lisa"],
            ["import", "nergens.json"], ["account", "add"], ["account", "add", "a@klaver.test"],
            ["account", "disable"],
            ["audit", "verify", "--checkpoint", "nergens.txt"], ["load", "--dossiers", "veel"],
            ["move"], ["move", "--to-database", "postgresql:///a"],
        ])
    func wrongUsage(_ command: [String]) async throws {
        let klaver = try Klaver()
        let isKnown = command != ["dance"]
        let ran = try await klaver.run(command + (isKnown ? ["--data", klaver.data] : []))
        #expect(ran.status == 64)
        #expect(ran.err.hasPrefix("Error: "))
        #expect(klaver.files().isEmpty)
    }

    @Test(
        "What works on a database says so when there is none, and makes nothing",
        arguments: [
            ["check"], ["export", "lisa", "--reason", "voor Lisa"], ["audit", "verify"], ["audit", "checkpoint"],
            ["account", "list"], ["account", "disable", "a@klaver.test"],
            ["account", "password", "a@klaver.test", "--reason", "vergeten"],
        ])
    func noDatabase(_ command: [String]) async throws {
        let klaver = try Klaver()
        let ran = try await klaver.run(command + ["--data", klaver.data], input: "een lang wachtwoord\n")
        #expect(ran.status == 1)
        #expect(ran.err == "klaver: There is no database at \(klaver.database).\n")
        #expect(!FileManager.default.fileExists(atPath: klaver.data))
    }

    @Test("check says what is well, and that a database of another key is not")
    func check() async throws {
        let (klaver, other) = (try Klaver(), try Klaver())
        for one in [klaver, other] { #expect(try await one.on("migrate").status == 0) }
        let well = try await klaver.on("check")
        #expect(well.status == 0)
        #expect(well.out.split(separator: "\n").count == 5)
        #expect(well.out.split(separator: "\n").allSatisfy { $0.contains(" ok: ") })
        let key = "\(klaver.data)/master.key"
        try FileManager.default.removeItem(atPath: key)
        try FileManager.default.copyItem(atPath: "\(other.data)/master.key", toPath: key)
        let wrong = try await klaver.on("check")
        #expect(wrong.status == 1)
        #expect(wrong.err.contains("is not the one that made"))
    }

    @Test("A file that is no database is told, not overwritten")
    func noDatabaseFile() async throws {
        let klaver = try Klaver()
        #expect(try await klaver.on("migrate").status == 0)
        let garbage = Data(String(repeating: "geen database ", count: 400).utf8)
        for name in ["klaver.sqlite", "klaver.sqlite-wal", "klaver.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: "\(klaver.data)/\(name)")
        }
        try garbage.write(to: URL(fileURLWithPath: klaver.database))
        let ran = try await klaver.on("check")
        #expect(ran.status == 1)
        #expect(ran.err.hasPrefix("klaver: "))
        #expect(try Data(contentsOf: URL(fileURLWithPath: klaver.database)) == garbage)
    }
}

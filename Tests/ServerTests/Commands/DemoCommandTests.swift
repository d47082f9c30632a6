import Foundation
import TestKit
import Testing

@testable import Server

@Suite("klaver demo", .timeLimit(.minutes(5)))
struct DemoCommandTests {
    @Test("Made once; the second time it is there at once, with the same password")
    func twice() async throws {
        let klaver = try Klaver()
        let first = try await klaver.on("demo", "--prepare")
        #expect(first.status == 0, "\(first.err)")
        #expect(first.err.contains("henk.json: writing"))
        let file = "\(klaver.data)/demo-password"
        let password = try String(contentsOfFile: file, encoding: .utf8)
        #expect(password.contains(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}\n$/))
        #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        let (dossiers, entries) = (
            try await RawDatabase.count(klaver.database, of: "dossier"),
            try await RawDatabase.count(klaver.database, of: "entry")
        )
        #expect(dossiers == 5)
        let second = try await klaver.on("demo", "--prepare")
        #expect(second.status == 0)
        #expect(!second.err.contains("writing"), "nothing is made again")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == password)
        #expect(try await RawDatabase.count(klaver.database, of: "entry") == entries)
        let listed = try await klaver.on("account", "list").out
        for account in Demonstration.accounts { #expect(listed.contains("\(account.address)\t")) }
    }

    @Test("Refuses a database that holds anybody else, and changes nothing")
    func refuses() async throws {
        let klaver = try Klaver()
        _ = try await klaver.on(
            "account", "add", "iemand@elders.test", "--name", "Iemand", input: "een lang wachtwoord\n")
        let ran = try await klaver.on("demo", "--prepare")
        #expect(ran.status == 1)
        #expect(ran.err.contains("This database holds 1 accounts and 0 dossiers that are not of the demonstration."))
        #expect(try await RawDatabase.count(klaver.database, of: "account") == 1)
        #expect(klaver.files() == ["keys.sqlite", "klaver.sqlite", "master.key"], "no password for nothing")
    }
}

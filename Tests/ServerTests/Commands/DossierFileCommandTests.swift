import Foundation
import TestKit
import Testing

@Suite("klaver import and export", .timeLimit(.minutes(5)))
struct DossierFileCommandTests {
    @Test("Out, in somewhere else, and out again: the same file")
    func roundTrip() async throws {
        let (klaver, other) = (try Klaver(), try Klaver())
        let imported = try await klaver.on("import", Klaver.lisa)
        #expect(imported.status == 0)
        #expect(imported.out.contains(/^lisa\t[0-9a-f-]{36}\t[0-9]+ entries, [0-9]+ reports\n$/))
        let file = klaver.folder.path("lisa.json")
        #expect(try await klaver.on("export", "lisa", "--reason", "een kopie voor Lisa", "-o", file).status == 0)
        let over = try await klaver.on("export", "lisa", "--reason", "nog een kopie", "-o", file)
        #expect(over.status == 1 && over.err.hasPrefix("klaver: Cannot write"), "nothing is written over: \(over.err)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await other.on("import", file).status == 0)
        let again = try await other.on("export", "lisa", "--reason", "een kopie voor Lisa")
        #expect(again.status == 0)
        #expect(try Data(again.out.utf8) == Data(contentsOf: URL(fileURLWithPath: file)))
    }

    @Test("By id too; what is not here is told; without a reason nothing is handed over")
    func export() async throws {
        let klaver = try Klaver()
        let imported = try await klaver.on("import", Klaver.lisa)
        let id = String(imported.out.split(separator: "\t")[1])
        let byID = try await klaver.on("export", id, "--reason", "voor Lisa")
        #expect(byID.status == 0)
        #expect(byID.out.contains("\"klaver\""))
        for unknown in ["nergens", "00000000-0000-7000-8000-000000000000"] {
            let ran = try await klaver.on("export", unknown, "--reason", "voor Lisa")
            #expect(ran.status == 1)
            #expect(ran.out.isEmpty)
            #expect(ran.err.hasPrefix("klaver: "))
        }
        let blank = try await klaver.on("export", "lisa", "--reason", " ")
        #expect(blank.status != 0)
        #expect(blank.out.isEmpty)
    }

    @Test(
        "A bad file: exit code 2, every problem with its file and place, and nothing written",
        arguments: ["{", "[]", "{\"klaver\": \"dossier/1\"}", ""])
    func bad(_ text: String) async throws {
        let klaver = try Klaver()
        let file = klaver.folder.path("kapot.json")
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        // A good file beside it is not imported either.
        let ran = try await klaver.on("import", Klaver.lisa, file)
        #expect(ran.status == 2)
        #expect(ran.out.isEmpty)
        #expect(ran.err.contains("\(file): "))
        #expect(try await RawDatabase.count(klaver.database, of: "dossier") == 0)
        #expect(try await RawDatabase.count(klaver.database, of: "entry") == 0)
        #expect(try await RawDatabase.count(klaver.database, of: "account") == 0)
    }

    @Test("The same dossier twice: told, exit code 2, and the first stays")
    func twice() async throws {
        let klaver = try Klaver()
        #expect(try await klaver.on("import", Klaver.lisa).status == 0)
        let before = try await RawDatabase.count(klaver.database, of: "entry")
        let ran = try await klaver.on("import", Klaver.lisa)
        #expect(ran.status == 2)
        #expect(try await RawDatabase.count(klaver.database, of: "entry") == before)
    }
}

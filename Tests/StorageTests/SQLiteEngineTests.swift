import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite(
    "SQLite keeps what it acknowledged and says its errors in Klaver's words",
    .enabled(if: TestEngine.current == .sqlite))
struct SQLiteEngineTests {
    @Test("The writer is in WAL mode with synchronous=FULL")
    func keepsFullSync() async throws {
        let engine = try await notes()
        let (level, mode) = try await engine.write { session in
            (
                try session.first("PRAGMA synchronous") { $0.integer(0) },
                try session.first("PRAGMA journal_mode") { $0.text(0) }
            )
        }
        #expect(level == 2)
        #expect(mode == "wal")
        try await engine.close()
    }

    @Test("What a write returned for is there after closing and opening again, and FULL is set again")
    func survivesReopening() async throws {
        let engine = try await notes()
        let given = try await engine.write { session -> Int in
            try session.note(1, "stays")
            return 1
        }
        try await engine.close()
        let again = try await engine.reopened()
        #expect(try await again.read { try $0.noteIDs() } == [given])
        #expect(try await again.write { try $0.first("PRAGMA synchronous") { $0.integer(0) } } == 2)
        try await again.close()
    }

    @Test("A file that is no database is damaged, not something to try again")
    func refusesOtherFiles() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("letter.sqlite")
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StorageError.self) { _ = try SQLiteEngine(path: path) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A folder that is not there is unavailable")
    func refusesMissingFolders() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: StorageError.self) { _ = try SQLiteEngine(path: folder.path("no/such.sqlite")) }
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A database that became read-only is unavailable, and reading goes on")
    func translatesReadOnly() async throws {
        let engine = try await notes()
        try await engine.write { try $0.note(1) }
        // File modes do not stop root, who runs this in a container; the pragma gives the same SQLITE_READONLY.
        let error = await #expect(throws: StorageError.self) {
            try await engine.write { session in
                try session.script("PRAGMA query_only = 1")
                try session.note(2)
            }
        }
        guard case .unavailable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await engine.read { try $0.noteIDs() } == [1])
        try await engine.close()
    }
}

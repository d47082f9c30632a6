import Foundation
import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("Writes that share a commit stand or fall alone")
struct GroupCommitTests {
    private struct Refused: Error {}

    @Test("Of a thousand writes at once all land, and each gets its own answer")
    func landsAll() async throws {
        let engine = try await notes()
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for id in 1...1000 {
                group.addTask {
                    try await engine.write { session in
                        try session.note(id)
                        return id * 2
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.sorted() == (1...1000).map { $0 * 2 })
        #expect(try await engine.read { try $0.noteIDs() } == Array(1...1000))
        try await engine.close()
    }

    @Test("A write that fails undoes itself only, however it fails")
    func undoesItselfOnly() async throws {
        let engine = try await notes()
        let failed = await withTaskGroup(of: (Int, Bool).self) { group in
            for id in 1...400 {
                group.addTask { (id, await Self.fails(id, engine)) }
            }
            return await group.reduce(into: Set<Int>()) { if $1.1 { $0.insert($1.0) } }
        }
        #expect(failed == Set((1...400).filter { $0 % 4 != 0 }))
        try await engine.close()
        // Also after the files were closed: nothing of a failed write was only waiting to be seen.
        let again = try await engine.reopened()
        #expect(try await again.read { try $0.noteIDs() } == (1...400).filter { $0 % 4 == 0 })
        try await again.close()
    }

    // Three kinds of failure beside each write that succeeds: thrown, a constraint, a text that is no SQL.
    private static func fails(_ id: Int, _ engine: WatchedEngine) async -> Bool {
        do {
            try await engine.write { session in
                try session.note(id)
                switch id % 4 {
                case 1: throw Refused()
                case 2: try session.note(id)
                case 3: try session.script("THIS IS NO SQL")
                default: break
                }
            }
            return false
        } catch {
            return true
        }
    }

    @Test(
        "On a full disk what was acknowledged is there, the rest says so, and writing goes on when there is room",
        .enabled(if: TestEngine.current == .sqlite))
    func survivesFullDisk() async throws {
        let engine = try await notes()
        // As full as a disk can be made without one: the file may not grow past this many pages.
        try await engine.write { try $0.script("PRAGMA max_page_count = 40") }
        let long = String(repeating: "een lange notitie ", count: 500)
        let write: @Sendable (Int) async -> Int? = { id in
            do {
                try await engine.write { try $0.note(id, long) }
                return id
            } catch StorageError.unavailable {
                return nil
            } catch {
                Issue.record(error)
                return nil
            }
        }
        var acknowledged: Set<Int> = []
        for id in 1...5 { if let id = await write(id) { acknowledged.insert(id) } }
        #expect(acknowledged.count == 5)
        // A group that the disk ends is ended as a whole, so how many of these land depends on how they met.
        acknowledged = await withTaskGroup(of: Int?.self) { group in
            for id in 6...100 { group.addTask { await write(id) } }
            return await group.reduce(into: acknowledged) { if let id = $1 { $0.insert(id) } }
        }
        #expect(acknowledged.count < 100)
        #expect(Set(try await engine.read { try $0.noteIDs() }) == acknowledged)
        try await engine.write { try $0.script("PRAGMA max_page_count = 4000") }
        try await engine.write { try $0.note(101, long) }
        #expect(try await engine.read { try $0.noteIDs().last } == 101)
        try await engine.close()
    }

    @Test("What one write acknowledged, the next read sees")
    func isReadAtOnce() async throws {
        let engine = try await notes()
        for id in 1...50 {
            try await engine.write { try $0.note(id) }
            #expect(try await engine.read { try $0.noteIDs().last } == id)
        }
        try await engine.close()
    }

    @Test(
        "A process that is killed while it writes loses nothing it acknowledged",
        .enabled(if: TestEngine.current == .sqlite))
    func survivesKilling() async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let result = await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try await writeUntilKilled(in: path)
        }
        #expect(result != nil)
        let acknowledged = try String(contentsOfFile: folder.path("acknowledged"), encoding: .utf8)
            .split(separator: "\n").compactMap { Int($0) }
        #expect(acknowledged.count > 100, "the child was killed before it wrote anything to speak of")
        let engine = try SQLiteEngine(path: folder.path("notes.sqlite"))
        let kept = Set(try await engine.read { try $0.noteIDs() })
        #expect(Set(acknowledged).subtracting(kept).isEmpty)
        let check = try await engine.read { try $0.first("PRAGMA integrity_check") { $0.text(0) } }
        #expect(check == "ok")
        try await engine.close()
    }
}

/// Writes from eight tasks, tells a file of each write that was acknowledged, and dies in the middle of it.
private func writeUntilKilled(in folder: String) async throws {
    let engine = try SQLiteEngine(path: folder + "/notes.sqlite")
    try await engine.write { try $0.script("CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT NOT NULL)") }
    // Appended straight to the kernel, which outlives the process.
    let file = open(folder + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    await withTaskGroup(of: Void.self) { group in
        for writer in 0..<8 {
            group.addTask {
                for number in 0..<100_000 {
                    let id = writer * 100_000 + number
                    guard (try? await engine.write { try $0.note(id) }) != nil else { return }
                    let line = Array("\(id)\n".utf8)
                    _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                    if writer == 0, number == 150 { kill(getpid(), SIGKILL) }
                }
            }
        }
    }
}

import Storage
import TestKit
import Testing

@Suite("Both engines keep the same promises")
struct EngineTests {
    @Test("A read sees one snapshot and cannot write")
    func readsOnly() async throws {
        let engine = try await notes()
        await #expect(throws: StorageError.self) { try await engine.read { try $0.note(1) } }
        #expect(try await engine.read { try $0.noteIDs() }.isEmpty)
        try await engine.close()
    }

    @Test("A broken rule of the schema is a constraint")
    func translatesConstraints() async throws {
        let engine = try await notes()
        try await engine.write { try $0.note(1) }
        for (id, words) in [(1, "twice"), (2, "forbidden")] {
            let error = await #expect(throws: StorageError.self) { try await engine.write { try $0.note(id, words) } }
            guard case .constraint = error else {
                Issue.record("\(String(describing: error)) for \(words)")
                continue
            }
        }
        try await engine.close()
    }

    @Test("Errors a body throws itself come out as they went in, and undo what it wrote")
    func passesErrorsOn() async throws {
        struct ChangedMyMind: Error {}
        let engine = try await notes()
        await #expect(throws: ChangedMyMind.self) {
            try await engine.write { session in
                try session.note(1)
                throw ChangedMyMind()
            }
        }
        #expect(try await engine.read { try $0.noteIDs() }.isEmpty)
        try await engine.close()
    }

    @Test("Several statements in one journey give each its own rows, the first time and the next")
    func answersEach() async throws {
        let engine = try await notes()
        try await engine.write { for id in 1...5 { try $0.note(id) } }
        for round in 1...3 {
            let found = try await engine.read { session in
                var rows: [[Int64]] = [[], [], []]
                try session.each([
                    "SELECT id FROM notes WHERE id < \(3) ORDER BY id", "SELECT id FROM notes WHERE id > \(100)",
                    "SELECT id, \(round) FROM notes WHERE id > \(3) ORDER BY id",
                ]) { statement, row in rows[statement].append(row.integer(0)) }
                return rows
            }
            #expect(found == [[1, 2], [], [4, 5]])
        }
        try await engine.close()
    }

    @Test("Rows that are added without waiting are all there, and a wrong one undoes the whole write")
    func addsWithoutWaiting() async throws {
        let engine = try await notes()
        try await engine.write { session in
            for id in 1...2000 { try session.add("INSERT INTO notes (id, words) VALUES (\(id), \("note"))") }
        }
        #expect(try await engine.read { try $0.noteIDs() } == Array(1...2000))
        await #expect(throws: StorageError.self) {
            try await engine.write { session in
                for id in [3000, 3001, 1, 3002] {
                    try session.add("INSERT INTO notes (id, words) VALUES (\(id), \("note"))")
                }
            }
        }
        #expect(try await engine.read { try $0.noteIDs().last } == 2000)
        try await engine.close()
    }

    @Test("A scan gives every row in order, also more than come in one portion, and may ask more on the way")
    func scans() async throws {
        let engine = try await notes()
        try await engine.write { for id in 1...1234 { try $0.note(id) } }
        let found = try await engine.scan { session in
            var ids: [Int64] = []
            try session.each("SELECT id FROM notes WHERE id > \(0) ORDER BY id") { row in
                let same = try session.first("SELECT id FROM notes WHERE id = \(row.integer(0))") { $0.integer(0) }
                ids.append(same ?? -1)
            }
            return ids
        }
        #expect(found == (1...1234).map(Int64.init))
        try await engine.close()
    }

    @Test("Writes of every isolation stand or fall alone, and what a body throws comes out as it went in")
    func isolates() async throws {
        struct Refused: Error {}
        let engine = try await notes()
        for isolation in [WriteIsolation.serialised, .added, .apart] {
            try await engine.write { try $0.run("DELETE FROM notes") }
            let kept = await withTaskGroup(of: Int?.self) { group in
                for id in 1...60 {
                    group.addTask {
                        try? await engine.write(isolation) { session in
                            try session.note(id)
                            if id % 3 == 0 { throw Refused() }
                            return id
                        }
                    }
                }
                return await group.reduce(into: Set<Int>()) { if let id = $1 { $0.insert(id) } }
            }
            #expect(kept == Set((1...60).filter { $0 % 3 != 0 }))
            #expect(Set(try await engine.read { try $0.noteIDs() }) == kept)
        }
        try await engine.close()
    }

    @Test("What goes together gets its own rows, also behind as many added rows as wait at most")
    func answersBehindAdded() async throws {
        let engine = try await notes()
        for count in 250...260 {
            let found = try await engine.write { session in
                try session.run("DELETE FROM notes")
                for id in 1...count { try session.add("INSERT INTO notes (id, words) VALUES (\(id), \("note"))") }
                var rows: [Int64] = [-1, -1, -1]
                try session.each([
                    "SELECT count(*) FROM notes", "SELECT max(id) FROM notes", "SELECT min(id) FROM notes",
                ]) { rows[$0] = $1.integer(0) }
                return rows
            }
            #expect(found == [Int64(count), Int64(count), 1])
        }
        try await engine.close()
    }
}

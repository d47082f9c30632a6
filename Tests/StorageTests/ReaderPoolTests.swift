import Storage
import StorageSQLite
import TestKit
import Testing

@Suite("Reads run beside each other and beside the writer")
struct ReaderPoolTests {
    @Test("A hundred reads at once each see one moment, while somebody writes")
    func seesOneMoment() async throws {
        let engine = try await notes()
        let different = try await withThrowingTaskGroup(of: Bool.self) { group in
            for id in 1...200 {
                group.addTask {
                    // Two rows stand or fall together, so a read that sees one of them sees both.
                    try await engine.write { session in
                        try session.note(2 * id)
                        try session.note(2 * id + 1)
                    }
                    return false
                }
                if id % 2 == 0 {
                    group.addTask {
                        try await engine.read { session in
                            let before = try session.noteIDs()
                            let after = try session.noteIDs()
                            return before != after || before.count % 2 == 1
                        }
                    }
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(different == 0)
        #expect(try await engine.read { try $0.noteIDs().count } == 400)
        try await engine.close()
    }

    @Test("A statement finds its own text again among more shapes than are kept")
    func keepsShapesApart() async throws {
        let engine = try await notes()
        for round in 0..<2 {
            for count in 1...300 {
                let numbers = (0..<count).map { Int64($0 + round) }
                let sum = try await engine.read { session in
                    try session.first("SELECT \(.list(numbers))") { row in
                        numbers.indices.reduce(0) { $0 + row.integer($1) }
                    }
                }
                #expect(sum == numbers.reduce(0, +))
            }
        }
        try await engine.close()
    }

    @Test("What one reader binds is gone for the next that asks the same")
    func forgetsValues() async throws {
        let engine = try await notes()
        for words in ["one" as String?, nil, "two"] {
            let found = try await engine.read { session in
                try session.first("SELECT \(words)") { $0.optionalText(0) } ?? nil
            }
            #expect(found == words)
        }
        try await engine.close()
    }

    @Test("After closing, reads and writes are refused and say why")
    func refusesAfterClosing() async throws {
        let engine = try await notes()
        _ = try await engine.read { try $0.noteIDs() }
        try await engine.close()
        await #expect(throws: StorageError.unavailable("the database was closed")) {
            try await engine.read { try $0.noteIDs() }
        }
        await #expect(throws: StorageError.unavailable("the database was closed")) {
            try await engine.write { try $0.note(1) }
        }
    }

    @Test("An error in the middle of a read leaves nothing behind for the next")
    func recovers() async throws {
        struct Stop: Error {}
        let engine = try await notes()
        try await engine.write { for id in 1...10 { try $0.note(id) } }
        for _ in 0..<20 {
            await #expect(throws: Stop.self) {
                try await engine.read { session in
                    try session.each("SELECT id FROM notes") { row in if row.integer(0) == 3 { throw Stop() } }
                }
            }
            await #expect(throws: StorageError.self) { try await engine.read { try $0.script("NO SQL") } }
        }
        try await engine.write { try $0.note(11) }
        #expect(try await engine.read { try $0.noteIDs().last } == 11)
        try await engine.close()
    }
}

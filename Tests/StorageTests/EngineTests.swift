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
}

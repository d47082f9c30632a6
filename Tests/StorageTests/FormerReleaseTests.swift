import Foundation
import Storage
import TestKit
import Testing

/// A node of the former release works beside one of this, on the schema of this one: a rolling upgrade (docs/storage.md).
@Suite("The former release goes on working on the schema of this one")
struct FormerReleaseTests {
    /// Every statement of a tour of the site that asks for nothing schema 3 added (`klaver-bare plans --texts`): made by the
    /// program of schema 3, since the one before it could not list its own.
    private static let statements: [String] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("statements-of-schema-2.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n;\n").map { $0.trimmingCharacters(in: .newlines) }
    }()

    @Test("Each of its statements is understood")
    func understands() async throws {
        #expect(Self.statements.count > 60)
        let engine = try await TestDatabase.make(.main).open()
        for statement in Self.statements {
            // Looked at and never run: the values are not there.
            let look =
                TestEngine.current == .sqlite ? "EXPLAIN \(statement)" : "PREPARE look AS \(statement); DEALLOCATE look"
            do {
                try await engine.write(.apart) { try $0.script(look) }
            } catch {
                Issue.record("\(error): \(statement)")
            }
        }
        try await engine.close()
    }

}

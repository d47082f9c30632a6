import Foundation
import Storage
import TestKit
import Testing

/// A node of the former release works beside one of this, on the schema of this one: a rolling upgrade (docs/storage.md).
@Suite("The former release goes on working on the schema of this one")
struct FormerReleaseTests {
    /// Every statement of a tour of the site (`klaver-bare plans --texts`), made by the program of that schema itself; those
    /// of schema 2 by the one after it, without what schema 3 added.
    private static func statements(ofSchema version: Int) -> [String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("statements-of-schema-\(version).txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n;\n").map { $0.trimmingCharacters(in: .newlines) }
    }

    @Test("Each of its statements is understood", arguments: [2, 3, 4])
    func understands(_ version: Int) async throws {
        let statements = Self.statements(ofSchema: version)
        #expect(statements.count > 60)
        let engine = try await TestDatabase.make(.main).open()
        for statement in statements {
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

import Foundation
import Testing

@testable import Server

@Suite("What is measured")
struct WatchingTests {
    @Test("docs/operations.md lists every metric there is, with what it says")
    func lists() throws {
        let page = try String(
            contentsOf: Klaver.root.appendingPathComponent("docs/operations.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").compactMap { line -> (String, String)? in
            guard let row = line.wholeMatch(of: /\| `(klaver_[a-z_]+)` \| (.+) \|/) else { return nil }
            return (String(row.1), String(row.2))
        }
        #expect(Dictionary(rows, uniquingKeysWith: { first, _ in first }) == Watching.help)
    }

    @Test("Every metric that is measured in the sources says what it is, and none is told of that is not")
    func tellsOfAll() throws {
        let sources = Klaver.root.appendingPathComponent("Sources")
        let names = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
        var measured: Set<String> = []
        for name in names where name.hasSuffix(".swift") && !name.hasSuffix("Watching.swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: /label: "(klaver_[a-z_]+)"/) { measured.insert(String(match.1)) }
        }
        #expect(measured == Set(Watching.help.keys))
    }
}

import Dossier
import Foundation
import HTTPTypes
import TestKit
import Testing
import UseCases

@testable import Web

/// Rule 1 for every address: who is let in. The whole program answers, and the page that people read says what it answered.
@Suite("Every route, asked in every situation")
struct DoorTableTests {
    private static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_DOORS"] != nil }

    @Test("The page says what every route answers in every situation", arguments: DoorSituation.all)
    func answers(_ situation: DoorSituation) async throws {
        guard !Self.isRecording else { return }
        let written = try DoorTable.read()
        let column = try #require(written.situations.firstIndex(of: situation.name), "record with RECORD_DOORS=1")
        let answered = try await DoorTable.column(of: situation)
        for route in RouteCase.all {
            let said = written.rows[route.name].map { $0[column] }
            #expect(said == answered[route.name], "\(route.name): \(situation.name)")
        }
    }

    @Test("The page has every route and every situation once, and no other")
    func isWhole() async throws {
        guard !Self.isRecording else { return try await DoorTable.record() }
        let written = try DoorTable.read()
        #expect(written.situations == DoorSituation.all.map(\.name))
        #expect(written.routes == RouteCase.all.map(\.name))
    }

    @Test("What nobody in these situations is let in by is on a short list, with the reason")
    func isTried() throws {
        guard !Self.isRecording else { return }
        let written = try DoorTable.read()
        let closed = written.rows.filter { $1.allSatisfy { ["–", "✗", "→", "·", "c–", "c✗"].contains($0) } }.keys
        #expect(Set(closed) == Set(DoorTable.closedToAll.keys))
    }
}

/// What came of asking for a page or sending a form.
enum DoorAnswer: String {
    case letIn = "✓"
    /// Let in, and told what is wrong with what was filled in.
    case incomplete = "f"
    case notThere = "–"
    case denied = "✗"
    case signIn = "→"
    case code = "c"
    case notAsked = "·"
}

/// The section of the truth table that the program itself answers.
struct DoorTable {
    static let heading = "## Every door"
    static let path = "docs/access-truth-table.md"

    /// Routes that nobody in these situations gets an answer from.
    static let closedToAll: [String: String] = [
        "GET /inloggen/code": "nobody here gave a password a moment ago",
        "POST /inloggen/code": "nobody here gave a password a moment ago",
        "GET /wachtwoord-nieuw": "nobody here has a link from a mail",
        "POST /wachtwoord-nieuw": "nobody here has a link from a mail",
        "GET /inloggen/via/:provider": "there is no provider in these settings",
        "POST /zo-log-je-in/:provider/koppelen": "there is no provider in these settings",
        "POST /zo-log-je-in/:provider/ontkoppelen": "there is no provider in these settings",
        "POST /wettelijke-taak/:request/stoppen": "what waits is of who registered it, and nobody here did",
    ]

    let situations: [String]
    let routes: [String]
    let rows: [String: [String]]

    static func read() throws -> DoorTable {
        let section = try #require(Repository.text(path).components(separatedBy: "\n\(heading)\n").dropFirst().first)
        let lines = section.components(separatedBy: "\n## ")[0].split(separator: "\n")
        let situations = lines.compactMap { $0.firstMatch(of: /^[0-9]+\. (.*)$/).map { String($0.1) } }
        let cells = lines.filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return DoorTable(
            situations: situations, routes: cells.map { $0[0].replacing("`", with: "") },
            rows: Dictionary(
                uniqueKeysWithValues: cells.map { ($0[0].replacing("`", with: ""), Array($0.dropFirst())) }))
    }

    /// What every route answers somebody. A form that was taken makes the world anew: no answer hangs on one before it.
    static func column(of situation: DoorSituation) async throws -> [String: String] {
        var answers: [String: String] = [:]
        var world = try await DoorWorld.open(situation)
        for route in RouteCase.all.filter({ !$0.isForm }) + RouteCase.all.filter(\.isForm) {
            var answer = try await world.ask(route, isFresh: false)
            var text = answer.rawValue
            if answer == .code {
                answer = try await world.ask(route, isFresh: true)
                text += answer.rawValue
            }
            answers[route.name] = text
            if route.isForm, answer == .letIn, !RouteCase.openToAll.contains(route.route.path) {
                world = try await DoorWorld.open(situation)
            }
        }
        return answers
    }

    static func record() async throws {
        let page = try Repository.text(path)
        let situations = DoorSituation.all
        let columns = try await withThrowingTaskGroup(of: (Int, [String: String]).self) { group in
            for (place, situation) in situations.enumerated() {
                group.addTask { (place, try await column(of: situation)) }
            }
            return try await group.reduce(into: [Int: [String: String]]()) { $0[$1.0] = $1.1 }
        }
        var lines =
            page.components(separatedBy: "\n\(heading)\n").dropFirst().first?.components(separatedBy: "\n") ?? []
        lines = Array(lines.prefix { !$0.hasPrefix("1. ") })
        lines += situations.enumerated().map { "\($0 + 1). \($1.name)" } + [""]
        let numbers = situations.indices.map { "\($0 + 1)" }
        lines.append("| route | \(numbers.joined(separator: " | ")) |")
        lines.append("|---|\(numbers.map { _ in "---|" }.joined())")
        for route in RouteCase.all {
            let cells = situations.indices.map { columns[$0]?[route.name] ?? "" }
            lines.append("| `\(route.name)` | \(cells.joined(separator: " | ")) |")
        }
        let head = page.components(separatedBy: "\n\(heading)\n")[0]
        let text = head + "\n\(heading)\n" + lines.joined(separator: "\n") + "\n"
        try text.write(to: Repository.folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }
}

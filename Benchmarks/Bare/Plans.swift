import ArgumentParser
import Dossier
import Foundation
import Records
import Server
import Storage
import UseCases

/// Asks the engine how it would run every statement of a tour of the site, and fails on one that reads a table from end to
/// end: its cost would grow with the number of dossiers. Plans depend on how much there is, so run it on a large load.
struct Plans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hold every statement against the plans that are allowed.")

    @OptionGroup var place: LoadedPlace
    @Option(help: "Also write every text to this file, for the test of the former release.") var texts: String?
    @Option(help: "The address of the person whose dossier is the first.") var person: String

    /// What may read from end to end, and why.
    static let allowed: [(start: String, why: String)] = [
        ("SELECT size, frontier FROM log_checkpoint ORDER BY size DESC LIMIT", "the newest of an index"),
        ("SELECT size, signed_at FROM log_checkpoint ORDER BY size DESC LIMIT", "the newest two of an index"),
        ("DELETE FROM session WHERE ends_at", "sessions that ended, at a sign-in; bounded by who is signed in"),
    ]

    func run() async throws {
        let workplace = try await place.workplace()
        let recording = RecordingEngine(workplace.engine)
        let heard = Workplace(
            engine: recording, vault: workplace.vault, keys: workplace.keys, bodies: workplace.bodies,
            passwords: workplace.passwords, now: workplace.now, node: workplace.node)
        guard let dossier = try place.ids().first else { throw ValidationError("no dossiers") }
        let tour = Tour(workplace: heard, dossier: dossier)
        try await tour.walk(as: try await place.caller(in: heard), isPerson: false)
        try await tour.walk(as: try await place.caller(in: heard, address: person), isPerson: true)
        var wrong = 0
        for (text, statement) in recording.everyText.sorted(by: { $0.key < $1.key }) {
            let plan = try await plan(of: statement, workplace.engine)
            let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let scans = plan.filter(Self.readsAll)
            guard !scans.isEmpty else { continue }
            let why = Self.allowed.first { line.hasPrefix($0.start) }?.why
            if why == nil { wrong += 1 }
            print(
                "\(why.map { "allowed (\($0))" } ?? "GROWS"): \(line.prefix(100))\n   \(scans.joined(separator: "; "))")
        }
        if let texts {
            let all = recording.everyText.keys.sorted().joined(separator: "\n;\n")
            try (all + "\n").write(toFile: texts, atomically: true, encoding: .utf8)
        }
        print("BENCH plans_\(workplace.engine.name)_statements \(recording.everyText.count)")
        print("BENCH plans_\(workplace.engine.name)_growing \(wrong)")
        if wrong > 0 { throw ExitCode.failure }
    }

    private func plan(of statement: SQLStatement, _ engine: any StorageEngine) async throws -> [String] {
        if engine.name == "sqlite" {
            return try await engine.read { try $0.all("EXPLAIN QUERY PLAN \(statement)") { $0.text(3) } }
        }
        // A plan for writing is made and never run.
        return try await engine.write(.apart) { session in
            Self.withConditions(try session.all("EXPLAIN \(statement)") { $0.text(0) })
        }
    }

    /// PostgreSQL says by what an index is searched on the line after it.
    private static func withConditions(_ lines: [String]) -> [String] {
        lines.enumerated().map { place, line in
            guard line.contains("entry_pkey"), place + 1 < lines.count else { return line }
            return line + lines[place + 1]
        }
    }

    /// Reading a whole table, a whole index without a place to start, or every entry of a dossier for want of anything else
    /// to find them by.
    private static func readsAll(_ step: String) -> Bool {
        if step.contains("Seq Scan") { return true }
        if step.contains("sqlite_autoindex_entry_1 (dossier_id=?)") { return true }
        if step.contains("entry_pkey"), step.contains("Index Cond"), !step.contains(" id ") && !step.contains("(id ") {
            return true
        }
        return step.hasPrefix("SCAN ") && !step.contains("CONSTANT ROW") && !step.contains("SUBQUERY")
            // What a bounded subquery gave.
            && step != "SCAN counted"
    }
}

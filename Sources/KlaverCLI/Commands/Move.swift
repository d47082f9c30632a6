import ArgumentParser
import Foundation
import Server
import UseCases

struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move everything to another database: from SQLite to PostgreSQL, or back.",
        discussion: """
            The source is only read; stop its servers first. Everything is counted and held against the source, and the
            access log verified on both sides, before the target may be used. A move that was interrupted starts anew on
            the same target. The master key is copied to a new folder, and stays where it is for PostgreSQL.
            """)

    @OptionGroup var data: DataOption

    @Option(name: .customLong("to-data"), help: "A new folder for SQLite.")
    var folder: String?

    @Option(name: .customLong("to-database"), help: "A connection string of an empty PostgreSQL database.")
    var database: String?

    @Option(name: .customLong("to-keys"), help: "With --to-database: another empty database, for the wrapped keys.")
    var keys: String?

    func run() async throws {
        try await failing {
            let target = try target()
            let line = ProgressLine()
            let moved = try await Installation.move(
                try await KlaverConfiguration.read(flags: data.flags), to: target
            ) { step in
                let share = step.of == 0 ? 100 : min(100, 100 * step.done / step.of)
                line.show("\(step.table): \(share) % of \(step.of)", isEnd: step.done == step.of)
            }
            for table in moved.tables { print("\(table.name)\t\(table.rows)") }
            say("Moved. Both sides hold the same; the access log is whole on both: \(moved.logSize) lines.")
        }
    }

    private func target() throws -> MoveTarget {
        switch (folder, database, keys) {
        case (let folder?, nil, nil):
            return .folder(URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL)
        case (nil, let database?, let keys?): return .postgresql(main: database, keys: keys)
        default: throw ValidationError("Say where to: either --to-data, or --to-database with --to-keys.")
        }
    }
}

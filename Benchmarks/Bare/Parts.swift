import ArgumentParser
import Dossier
import Foundation
import Records
import Storage
import UseCases
import Web

/// The parts of a page and of a report, one by one, without HTTP: where the time goes.
struct Parts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure Klaver's parts in this process.")

    @OptionGroup var place: LoadedPlace
    @Option(help: "How long each part runs, in seconds.") var seconds = 1.0

    func run() async throws {
        let workplace = try await place.workplace()
        let caller = try await place.caller(in: workplace)
        let site = try place.site(workplace)
        let ids = try place.ids()
        guard let first = ids.first else { throw ValidationError("no dossiers") }
        let overview = try await workplace.readOverview(of: first, as: caller)
        let timeline = try await workplace.readTimeline(of: first, filter: TimelineFilter(), from: nil, as: caller)
        let entrance = timeline.entrance
        let rows = timeline.items.compactMap { item -> EntryRow? in
            guard case .report(let report, _) = item else { return nil }
            return report.row
        }

        try await measure("decide") { _ in
            _ = AccessRules.reach(of: entrance.visitor.actor, in: entrance.facts, at: caller.at)
        }
        try await measure("open_page") { _ in
            _ = try OpenedBodies(bytes: 1 << 20).open(rows, as: ReportBody.self, with: entrance.seal)
        }
        try await measure("overview_html") { _ in _ = site.overviewHTML(overview) }
        try await measure("timeline_html") { _ in _ = site.timelineHTML(timeline) }
        try await measure("overview_read", at: 16) { number in
            _ = try await workplace.readOverview(of: ids[number % ids.count], as: caller)
        }
        try await measure("timeline_read", at: 16) { number in
            _ = try await workplace.readTimeline(
                of: ids[number % ids.count], filter: TimelineFilter(), from: nil, as: caller)
        }
        try await measure("log_line", at: 16) { _ in try await workplace.logUnknownAddress(caller) }
        try await measure("write_report", at: 16) { number in
            let report = NewReport(
                id: NewIdentifier.make(at: caller.at), text: "Vandaag samen de post gedaan. Daarna koffie.",
                form: .moment, themes: .of(.money))
            _ = try await workplace.writeReport(report, in: ids[number % ids.count], as: caller)
        }
    }

    /// Runs a part again and again and prints what one time takes, on the clock, in microseconds.
    ///
    /// - Parameter tasks: how many run beside each other; the figure is the time divided by all of them.
    private func measure(
        _ name: String, at tasks: Int = 1, _ body: @Sendable @escaping (Int) async throws -> Void
    ) async throws {
        for number in 0..<20 { try await body(number) }
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var count = 0
                    while ContinuousClock.now < end {
                        try await body(task + count * tasks)
                        count += 1
                    }
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        let elapsed = ContinuousClock.now - start
        let microseconds = Double(elapsed.components.seconds) * 1e6 + Double(elapsed.components.attoseconds) / 1e12
        print("BENCH part_\(name)_us \(String(format: "%.1f", microseconds / Double(count)))")
    }
}

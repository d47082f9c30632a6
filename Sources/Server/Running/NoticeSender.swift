import Dossier
import Logging
import Metrics
import ServiceLifecycle
import Storage
import UseCases

/// Promises mail about what waits and about who looked, in the background. Any number of nodes may: one at a time does, and
/// each thing is told once.
struct NoticeSender: Service {
    private static let pause = Duration.seconds(20)

    let workplace: Workplace
    let write: NoticeWriter
    let logger: Logger

    func run() async throws {
        // Where the turn over all dossiers is; another node, or the next start, begins again.
        var last: DossierID?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            await takeTurn(&last)
        }
    }

    // What is due stands in the database until it was told, so a failure here loses nothing.
    private func takeTurn(_ last: inout DossierID?) async {
        do {
            try await workplace.takeTurnAtNotices(write)
            last = try await workplace.takeTurnAtReviews(after: last, write).next
            count("done")
        } catch {
            let why = (error as? StorageError).map(\.description) ?? "\(type(of: error))"
            logger.error("mail about what waits was not made", metadata: ["error": "\(why)"])
            count("failed")
        }
    }

    private func count(_ outcome: String) {
        Counter(label: "klaver_job_runs_total", dimensions: [("job", "send-notices"), ("outcome", outcome)]).increment()
    }
}

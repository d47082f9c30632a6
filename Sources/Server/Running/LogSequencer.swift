import Dossier
import Logging
import Metrics
import ServiceLifecycle
import Storage
import UseCases

/// Numbers the access log in the background, every second, and once more when the server stops; when another node does it,
/// it only looks how far that one is.
struct LogSequencer: Service {
    let workplace: Workplace
    let logger: Logger
    private let numbered = Counter(label: "klaver_log_numbered_total")
    private let lag = Gauge(label: "klaver_log_lag_seconds")
    private let holds = Gauge(label: "klaver_lease_held", dimensions: [("job", "number-log")])

    init(workplace: Workplace, logger: Logger) {
        self.workplace = workplace
        self.logger = logger
    }

    func run() async throws {
        // Cancelled when the server could not start.
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            await sequence()
        }
    }

    // A line is durable before it has a number, so a failure here loses nothing: the next turn takes it along.
    private func sequence() async {
        do {
            let turn = try await workplace.takeTurnAtLog()
            numbered.increment(by: turn.numbered)
            lag.record(Double(turn.lag) / Double(Moment.second))
            holds.record(turn.isOurs ? 1 : 0)
            count("done")
        } catch {
            // What the database says of itself holds no value of anybody.
            let why = (error as? StorageError).map(\.description) ?? "\(type(of: error))"
            logger.error("access log was not numbered", metadata: ["error": "\(why)"])
            count("failed")
        }
    }

    private func count(_ outcome: String) {
        Counter(label: "klaver_job_runs_total", dimensions: [("job", "number-log"), ("outcome", outcome)]).increment()
    }
}

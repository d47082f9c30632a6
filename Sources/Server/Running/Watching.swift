import Foundation
import Hummingbird
import Logging
import Metrics
import Storage
import Telemetry
import Tracing

/// What is measured and traced of a process that serves, and where it goes. Set up before anything else, since what was
/// made before would be measured by nobody.
package struct Watching: Sendable {
    private let metrics: PrometheusMetrics?
    private let spans: SpanFile?
    private let host: String
    private let port: Int

    /// May be made once in a process.
    ///
    /// - Throws: `SpanFileError` when the file of traces cannot be opened.
    package init(_ configuration: KlaverConfiguration) throws {
        host = configuration.metricsHost
        port = configuration.metricsPort ?? 0
        metrics = configuration.metricsPort.map { _ in PrometheusMetrics(help: Self.help) }
        spans = try configuration.traceFile.map { try SpanFile(path: $0, service: "klaver") }
        if let metrics { MetricsSystem.bootstrap(metrics) }
        if let spans { InstrumentationSystem.bootstrap(spans) }
    }

    /// The same engine, with its statements in the trace when there is one.
    func over(_ engine: any StorageEngine) -> any StorageEngine { spans == nil ? engine : TracedEngine(engine) }

    /// The page of metrics, at an address of its own; nil when nobody asked for it.
    func server(
        _ logger: Logger, listening: @escaping @Sendable (String) -> Void
    ) -> Application<RouterResponder<BasicRequestContext>>? {
        guard let metrics else { return nil }
        let router = Router()
        router.get("/metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: .init(byteBuffer: ByteBuffer(string: metrics.text())))
        }
        let host = host
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                listening("http://\(host):\(channel.localAddress?.port ?? 0)/metrics")
            }, logger: logger)
    }

    func close() { spans?.close() }

    /// Every metric there is, with what it says. docs/operations.md has the same list, and a test holds them equal.
    package static let help: [String: String] = [
        "klaver_http_request_duration_seconds": "Requests by method, route and outcome, and how long they took.",
        "klaver_database_busy": "Connections at work, by pool.",
        "klaver_database_waiting": "Work that waits for a connection, by pool.",
        "klaver_database_wait_seconds": "How long work waited for a connection, by pool.",
        "klaver_database_conflicts_total": "Transactions that ran again because another was in the way.",
        "klaver_database_lost_total": "Connections that were lost, or could not be made.",
        "klaver_commit_group_size": "Writes that shared one commit.",
        "klaver_commit_group_seconds": "How long a group of writes took, its commit included.",
        "klaver_log_lag_seconds": "Age of the oldest line of the access log without a number.",
        "klaver_log_numbered_total": "Lines of the access log this node gave a number.",
        "klaver_opened_memory_hits_total": "Sealed words that were found opened in memory.",
        "klaver_opened_memory_misses_total": "Sealed words that had to be opened.",
        "klaver_job_runs_total": "Background work, by job and outcome.",
        "klaver_lease_held": "1 where this node holds the lease of a job.",
    ]
}

import Logging
import ServiceLifecycle
import UseCases

/// Numbers the access log in the background, every second, and once more when the server stops.
struct LogSequencer: Service {
    let workplace: Workplace
    let logger: Logger

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
            try await workplace.sequenceLog()
        } catch {
            logger.error("access log was not numbered", metadata: ["error": "\(type(of: error))"])
        }
    }
}

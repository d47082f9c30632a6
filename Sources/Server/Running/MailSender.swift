import Logging
import Metrics
import ServiceLifecycle
import Storage
import UseCases

/// Sends what waits in the outbox, in the background. Any number of nodes do: each mail is one node's at a time.
struct MailSender: Service {
    let workplace: Workplace
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            while !Task.isShuttingDownGracefully, await sendOne() {}
        }
    }

    // A mail waits in the database until it was sent, so a failure here loses none.
    private func sendOne() async -> Bool {
        do {
            switch try await workplace.sendNextMail() {
            case .nothing: return false
            case .sent: count("done")
            case .dropped: count("dropped")
            case .postponed:
                // Never to whom, nor what the program said: that may hold an address.
                logger.error("a mail could not be handed over, it is tried again")
                count("failed")
            }
            return true
        } catch {
            let why = (error as? StorageError).map(\.description) ?? "\(type(of: error))"
            logger.error("mail was not sent", metadata: ["error": "\(why)"])
            count("failed")
            return false
        }
    }

    private func count(_ outcome: String) {
        Counter(label: "klaver_job_runs_total", dimensions: [("job", "send-mail"), ("outcome", outcome)]).increment()
    }
}

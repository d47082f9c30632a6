import Logging
import Metrics
import ServiceLifecycle
import Storage
import UseCases
import Web

/// Makes the copies that people asked for, in the background. Any number of nodes do: each part is one node's at a time.
struct CopyMaker: Service {
    let site: Site
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(1)) }
            while !Task.isShuttingDownGracefully, await makeOne() {}
        }
    }

    // What was made is in the database, so a failure here loses one part at most, and that is made again.
    private func makeOne() async -> Bool {
        do {
            switch try await site.workplace.takeTurnAtCopies(CopyPrint(site)) {
            case .nothing: return false
            case .wrote, .overtaken: return true
            case .ready: count("done")
            case .stopped: count("stopped")
            case .failed:
                logger.error("a copy of a dossier could not be made")
                count("failed")
            }
            return true
        } catch {
            let why = (error as? StorageError).map(\.description) ?? "\(type(of: error))"
            logger.error("a part of a copy was not made, it is tried again", metadata: ["error": "\(why)"])
            count("failed")
            return false
        }
    }

    private func count(_ outcome: String) {
        Counter(label: "klaver_job_runs_total", dimensions: [("job", "make-copy"), ("outcome", outcome)]).increment()
    }
}

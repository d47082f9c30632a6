import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Synchronization
import UseCases
import Web

/// The composition root of a running server.
package struct KlaverServer: Sendable {
    private let configuration: KlaverConfiguration
    private let installation: Installation

    package init(_ configuration: KlaverConfiguration, _ installation: Installation) {
        self.configuration = configuration
        self.installation = installation
    }

    /// Serves until SIGTERM or SIGINT, then lets running requests finish, numbers the last lines of the log and closes.
    ///
    /// - Parameter ready: called with the address once it listens.
    package func run(ready: @escaping @Sendable (String) -> Void) async throws {
        var logger = Logger(label: "klaver")
        logger.logLevel = configuration.logLevel
        let site = try Site(
            workplace: installation.workplace,
            settings: SiteSettings(isSecure: configuration.isSecure, trustsProxy: configuration.trustsProxy),
            logger: logger)
        let host = configuration.host
        let isListening = Atomic(false)
        // Hummingbird's own lines name addresses; ours do not.
        var quiet = Logger(label: "klaver.http")
        quiet.logLevel = .error
        let application = Application(
            router: SiteRouter.router(for: site),
            configuration: ApplicationConfiguration(address: .hostname(host, port: configuration.port)),
            onServerRunning: { channel in
                isListening.store(true, ordering: .relaxed)
                ready("http://\(host):\(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
        let sequencer = LogSequencer(workplace: installation.workplace, logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application, sequencer], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet))
        do {
            try await group.run()
        } catch {
            if isListening.load(ordering: .relaxed) { throw error }
            throw InstallationError.cannotListen("\(host):\(configuration.port)")
        }
        try await installation.workplace.sequenceLog()
        try await installation.close()
    }
}

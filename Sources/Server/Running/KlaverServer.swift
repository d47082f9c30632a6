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
    private let watching: Watching

    package init(_ configuration: KlaverConfiguration, _ installation: Installation, _ watching: Watching) {
        self.configuration = configuration
        self.installation = installation
        self.watching = watching
    }

    /// Serves until SIGTERM or SIGINT, then takes no new requests, lets running ones finish (at most twenty seconds),
    /// numbers the last lines of the log and closes.
    ///
    /// - Parameters:
    ///   - ready: called with the address once it listens.
    ///   - measuring: called with the address of the metrics, where they were asked for.
    package func run(
        ready: @escaping @Sendable (String) -> Void, measuring: @escaping @Sendable (String) -> Void
    ) async throws {
        var logger = Logger(label: "klaver")
        logger.logLevel = configuration.logLevel
        let site = try Site(
            workplace: installation.workplace,
            settings: SiteSettings(
                isSecure: configuration.isSecure, trustsProxy: configuration.trustsProxy,
                address: configuration.mail?.address),
            logger: logger)
        let host = configuration.host
        let isListening = Atomic(false)
        let sendsMail = configuration.mail != nil
        // Hummingbird's own lines name addresses; ours do not.
        var quiet = Logger(label: "klaver.http")
        quiet.logLevel = .error
        let application = Application(
            router: SiteRouter.router(for: site),
            configuration: ApplicationConfiguration(address: .hostname(host, port: configuration.port)),
            onServerRunning: { [logger] channel in
                isListening.store(true, ordering: .relaxed)
                if !sendsMail {
                    logger.notice(
                        "mail is off: set \(Setting.sendmail.environment) to let people ask for a new password")
                }
                ready("http://\(host):\(channel.localAddress?.port ?? 0)")
            }, logger: quiet)
        let sequencer = LogSequencer(workplace: installation.workplace, logger: logger)
        let copies = CopyMaker(site: site, logger: logger)
        var services: [any Service] = [application, sequencer, copies]
        if let mail = configuration.mail {
            let letters = NoticeLetters(site.catalogue, address: mail.address)
            services.append(MailSender(workplace: installation.workplace, logger: logger))
            services.append(
                NoticeSender(
                    workplace: installation.workplace, write: { letters.letter(of: $0, language: $1) }, logger: logger))
        }
        if let metrics = watching.server(quiet, listening: measuring) { services.append(metrics) }
        var settings = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        settings.maximumGracefulShutdownDuration = .seconds(20)
        settings.maximumCancellationDuration = .seconds(5)
        let group = ServiceGroup(configuration: settings)
        do {
            try await group.run()
        } catch {
            if isListening.load(ordering: .relaxed) { throw error }
            throw InstallationError.cannotListen("\(host):\(configuration.port)")
        }
        // Lines are durable before they have a number: what is left is for the next node, or the next start.
        try? await installation.workplace.finishLog()
        try await installation.close()
        watching.close()
    }
}

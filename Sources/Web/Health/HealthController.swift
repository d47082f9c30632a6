import UseCases

/// For whoever watches the server: alive, and able to answer.
enum HealthController {
    static let routes: [Route] = [
        .get("/health/live") { _, _ in .empty(.noContent) },
        .get("/health/ready") { site, _ in
            do {
                try await site.workplace.checkReady()
                return .empty(.noContent)
            } catch {
                return .empty(.serviceUnavailable)
            }
        },
    ]
}

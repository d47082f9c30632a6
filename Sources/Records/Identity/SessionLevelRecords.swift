import Dossier
import Storage

/// How a session began.
package struct SessionBeginning: Sendable, Equatable {
    package let startedAt: Moment
    /// The provider's name in the settings; nil for a password.
    package let provider: String?
    /// The level of assurance (`acr`), as the provider says it.
    package let level: String?
}

/// The SQL of how sessions began, apart from the sessions themselves: every page asks those, and hardly any this.
package enum SessionLevelRecords {
    package static func set(
        provider: String, level: String?, tokenHash: [UInt8], _ session: any SQLSession
    ) throws {
        try session.add(
            "UPDATE session SET provider = \(provider), level = \(level) WHERE token_hash = \(tokenHash)")
    }

    package static func find(tokenHash: [UInt8], _ session: any SQLSession) throws -> SessionBeginning? {
        try session.first("SELECT started_at, provider, level FROM session WHERE token_hash = \(tokenHash)") {
            SessionBeginning(startedAt: $0.moment(0), provider: $0.optionalText(1), level: $0.optionalText(2))
        }
    }
}

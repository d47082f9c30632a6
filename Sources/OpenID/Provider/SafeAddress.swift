import Foundation

/// Which addresses of a provider are asked at all.
package enum SafeAddress {
    private static let loopback: Set<String> = ["127.0.0.1", "::1", "localhost"]

    /// An address over TLS, or of this very machine, for a provider that is tried out; without a name, password or
    /// fragment in it.
    package static func read(_ text: String) -> URL? {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), let parts = URLComponents(string: text),
            let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.fragment == nil,
            let url = parts.url
        else { return nil }
        return parts.scheme == "https" || (parts.scheme == "http" && isLoopback(host)) ? url : nil
    }

    /// Whether an address is of this machine: such a one may say so of all its parts, and no other may.
    static func isLoopback(_ url: URL) -> Bool { url.host().map(isLoopback) ?? false }

    private static func isLoopback(_ host: String) -> Bool {
        loopback.contains(host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")))
    }
}

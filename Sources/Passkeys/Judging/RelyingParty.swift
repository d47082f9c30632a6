import Crypto
import Foundation

/// Who a passkey is for: the name of the site. A browser shows a passkey to no other, so that no page that imitates this
/// one can ask for it.
package struct RelyingParty: Sendable, Equatable {
    /// The name in the address, without its port.
    package let id: String
    /// As browsers write the address of a page; nil for any port of this machine itself.
    private let origin: String?

    /// On one's own machine, for trying things out.
    package static let localhost = RelyingParty(id: "localhost", origin: nil)

    private init(id: String, origin: String?) {
        self.id = id
        self.origin = origin
    }

    /// - Parameter address: where people find the site.
    /// - Returns: nil where browsers know no passkeys: without TLS, or at a number instead of a name.
    package init?(address: String) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), Self.isName(host)
        else { return nil }
        let isHere = host == "localhost" || host.hasSuffix(".localhost")
        guard scheme == "https" || scheme == "http" && isHere else { return nil }
        let usual = scheme == "https" ? 443 : 80
        let port = parts.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
        self.init(id: host, origin: "\(scheme)://\(host)\(port)")
    }

    /// Letters, digits, hyphens and dots, and not a number of the network.
    private static func isName(_ host: String) -> Bool {
        let isPlain = host.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        let last = host.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
        return isPlain && last.utf8.contains { (97...122).contains($0) }
    }

    /// Whether a browser at this address offers passkeys of this site.
    ///
    /// - Parameter host: as it stands in a request, with or without a port.
    package func isMet(at host: String) -> Bool {
        let name = host.lowercased().split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        return name == id || name.hasSuffix(".\(id)")
    }

    /// The name to go to instead, with its port where it is not the usual one; on one's own machine the port one is at.
    package func name(insteadOf host: String) -> String {
        if let origin { return String(origin.trimmingPrefix(/https?:\/\//)) }
        return id + (host.firstMatch(of: /:[0-9]{1,5}$/).map { String($0.output) } ?? "")
    }

    func accepts(origin: String) -> Bool {
        if let own = self.origin { return origin == own }
        return origin.wholeMatch(of: /http:\/\/localhost(:[0-9]{1,5})?/) != nil
    }

    /// What authenticators sign of it.
    var hash: [UInt8] { Array(SHA256.hash(data: Data(id.utf8))) }
}

import Dossier
import Foundation

/// An ID token, read and not yet believed (RFC 7515 §3.1).
package struct IDToken: Sendable {
    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let typ: String?
        let crit: [String]?
    }

    private static let longest = 64 << 10

    let algorithm: SigningAlgorithm
    /// The key it says it was signed with.
    let key: String?
    let claims: [String: ClaimValue]
    let signed: Data
    let signature: Data

    /// - Throws: `.malformed`, or `.algorithm` where it is signed in a way that is not on the list, or encrypted.
    package init(_ text: String) throws(IDTokenProblem) {
        guard text.utf8.count <= Self.longest else { throw .malformed }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // Five parts: encrypted (RFC 7516 §3.1).
        guard parts.count != 5 else { throw .algorithm }
        guard parts.count == 3, let header = Base64URL.decoded(parts[0]), let payload = Base64URL.decoded(parts[1]),
            let read = try? JSONDecoder().decode(Header.self, from: Data(header))
        else { throw .malformed }
        // What must be understood and is not makes a token invalid (RFC 7515 §4.1.11); other kinds of token are no ID token.
        guard read.crit == nil, read.typ.map({ $0.lowercased() == "jwt" }) ?? true else { throw .malformed }
        guard let algorithm = SigningAlgorithm(rawValue: read.alg) else { throw .algorithm }
        guard let signature = Base64URL.decoded(parts[2]),
            let claims = try? JSONDecoder().decode([String: ClaimValue].self, from: Data(payload))
        else { throw .malformed }
        self.algorithm = algorithm
        key = read.kid
        self.claims = claims
        self.signature = Data(signature)
        signed = Data("\(parts[0]).\(parts[1])".utf8)
    }
}

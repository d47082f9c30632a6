import Dossier
import Foundation

/// What the browser says a passkey was asked for (WebAuthn §5.8.1); the authenticator signs its hash.
struct ClientData: Decodable, Sendable {
    enum Kind: String, Sendable {
        case making = "webauthn.create"
        case using = "webauthn.get"
    }

    private static let longest = 4096

    let type: String
    let challenge: String
    let origin: String
    /// Whether another site has our page in a frame of its own; nil where the browser says nothing of it.
    let crossOrigin: Bool?

    /// - Throws: `PasskeyProblem.unreadable`.
    init(_ bytes: [UInt8]) throws(PasskeyProblem) {
        // UTF-8 and nothing else: a decoder that guesses at the encoding reads what the browser did not write.
        guard bytes.count <= Self.longest, !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
            let read = try? JSONDecoder().decode(ClientData.self, from: Data(bytes))
        else { throw .unreadable }
        self = read
    }

    /// Whether it is about this question, here.
    func check(_ kind: Kind, challenge asked: [UInt8], for party: RelyingParty) throws(PasskeyProblem) {
        guard type == kind.rawValue else { throw .wrongType }
        guard challenge == Base64URL.encoded(asked) else { throw .wrongChallenge }
        guard party.accepts(origin: origin), crossOrigin != true else { throw .wrongOrigin }
    }
}

import Dossier
import Foundation
import Hummingbird
import Passkeys
import UseCases

/// What our script hands to the browser (WebAuthn §5.4, §5.5), with what is binary as text.
struct PasskeyJSON: Encodable, Sendable {
    struct Asked: Encodable, Sendable {
        var challenge: String
        var timeout: Int64
        // Of one that is used.
        var rpId: String?
        var userVerification: String?
        var allowCredentials: [Credential]?
        // Of one that is made.
        var rp: Party?
        var user: User?
        var pubKeyCredParams: [Algorithm]?
        var attestation: String?
        var authenticatorSelection: Selection?
        var excludeCredentials: [Credential]?
    }

    struct Credential: Encodable, Sendable {
        let type = "public-key"
        let id: String
        let transports: [String]?

        init(_ known: PasskeyRequest.Known) {
            id = Base64URL.encoded(known.id)
            transports = known.transports.isEmpty ? nil : known.transports
        }
    }

    struct Party: Encodable, Sendable {
        let id: String
        let name: String
    }

    struct User: Encodable, Sendable {
        let id: String
        let name: String
        let displayName: String
    }

    struct Algorithm: Encodable, Sendable {
        let type = "public-key"
        let alg: Int64
    }

    /// A device must keep it (so that nobody has to say first who they are) and know its owner (so that it is both steps).
    struct Selection: Encodable, Sendable {
        let residentKey = "required"
        let requireResidentKey = true
        let userVerification = "required"
    }

    private let question: String
    private let publicKey: Asked

    init(using request: PasskeyRequest) {
        question = request.question
        publicKey = Asked(
            challenge: Base64URL.encoded(request.challenge), timeout: PasskeyRequest.patience, rpId: request.party.id,
            userVerification: "required", allowCredentials: request.known.map(Credential.init))
    }

    /// - Parameters:
    ///   - user: what the device keeps to say whose it is.
    ///   - visitor: whose it is, in the device's own list: nothing of it comes back here.
    init(making request: PasskeyRequest, user: [UInt8], visitor: Visitor, site: String) {
        question = request.question
        publicKey = Asked(
            challenge: Base64URL.encoded(request.challenge), timeout: PasskeyRequest.patience,
            rp: Party(id: request.party.id, name: site),
            user: User(id: Base64URL.encoded(user), name: visitor.address, displayName: visitor.name),
            pubKeyCredParams: CredentialKey.algorithms.map(Algorithm.init), attestation: "none",
            authenticatorSelection: Selection(), excludeCredentials: request.known.map(Credential.init))
    }
}

extension PasskeyRequest {
    /// How long the browser asks, in milliseconds: a while less than a question is good.
    fileprivate static let patience: Int64 = 4 * 60 * 1000
}

extension Answer {
    static func script(_ value: some Encodable) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Answer(status: .ok, content: .script(ByteBuffer(bytes: try encoder.encode(value))))
    }
}

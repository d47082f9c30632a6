import Crypto
import Dossier
import Foundation
import Passkeys
import UseCases

/// A phone with one passkey in it, written for the tests: what it gives is right, unless a test says what is wrong.
package struct TestAuthenticator: Sendable {
    package static let address = "https://klaver.test"
    // The address of the tests is one that browsers take.
    // swift-format-ignore: NeverForceUnwrap
    package static let party = RelyingParty(address: address)!

    private let key = P256.Signing.PrivateKey()
    package let id: [UInt8]
    package var user: [UInt8] = []
    package var signCount: UInt32 = 0
    package var origin = address
    package var relyingParty = "klaver.test"
    /// Touched, and by whom it knows.
    package var flags: UInt8 = 5
    /// What the browser says it was asked for; nil: what it was.
    package var type: String?
    package var isFramed = false
    package var algorithm: Int64 = -7
    package var extensions: [UInt8]?
    package var format = "none"

    package init(_ number: UInt8 = 1) {
        id = [UInt8](repeating: number, count: 32)
    }

    /// What the browser says, as its bytes.
    package func clientData(_ usual: String, _ challenge: [UInt8]) -> [UInt8] {
        let framed = isFramed ? "true" : "false"
        return Array(
            """
            {"type":"\(type ?? usual)","challenge":"\(Base64URL.encoded(challenge))","origin":"\(origin)",\
            "crossOrigin":\(framed)}
            """.utf8)
    }

    package var publicKey: [UInt8] {
        let point = Array(key.publicKey.rawRepresentation)
        return [0xa5, 0x01, 0x02, 0x03] + CBORText.integer(algorithm) + [0x20, 0x01, 0x21]
            + CBORText.bytes(Array(point.prefix(32))) + [0x22] + CBORText.bytes(Array(point.suffix(32)))
    }

    private func data(_ flags: UInt8, _ rest: [UInt8] = []) -> [UInt8] {
        Array(SHA256.hash(data: Data(relyingParty.utf8))) + [flags | (extensions == nil ? 0 : 128)]
            + withUnsafeBytes(of: signCount.bigEndian) { Array($0) } + rest + (extensions ?? [])
    }

    package func make(_ challenge: [UInt8]) -> MadeAnswer {
        let credential = [UInt8](repeating: 0, count: 16) + [0, UInt8(id.count)] + id + publicKey
        let statement: [UInt8] =
            [0xa3] + CBORText.text("fmt") + CBORText.text(format) + CBORText.text("attStmt") + [0xa0]
        return MadeAnswer(
            clientData: clientData("webauthn.create", challenge),
            attestation: statement + CBORText.text("authData") + CBORText.bytes(data(flags | 64, credential)))
    }

    package func use(_ challenge: [UInt8]) throws -> UsedAnswer {
        let (client, data) = (clientData("webauthn.get", challenge), data(flags))
        let signature = try key.signature(for: Data(data + Array(SHA256.hash(data: Data(client)))))
        return UsedAnswer(
            id: id, clientData: client, authenticatorData: data, signature: Array(signature.derRepresentation),
            user: user)
    }

    package func answer(_ request: PasskeyRequest) throws -> PasskeyAnswer {
        PasskeyAnswer(question: request.question, used: try use(request.challenge))
    }
}

/// Writes the little CBOR that an authenticator needs.
package enum CBORText {
    package static func integer(_ number: Int64) -> [UInt8] {
        number < 0 ? head(1, UInt64(-1 - number)) : head(0, UInt64(number))
    }

    package static func bytes(_ bytes: [UInt8]) -> [UInt8] { head(2, UInt64(bytes.count)) + bytes }
    package static func text(_ text: String) -> [UInt8] { head(3, UInt64(text.utf8.count)) + Array(text.utf8) }

    package static func head(_ kind: UInt8, _ number: UInt64) -> [UInt8] {
        switch number {
        case 0..<24: [kind << 5 | UInt8(number)]
        case 24..<256: [kind << 5 | 24, UInt8(number)]
        default: [kind << 5 | 25, UInt8(number >> 8 & 255), UInt8(number & 255)]
        }
    }
}

extension TestPlace {
    /// Has somebody who just signed in make a passkey.
    package func addPasskey(_ device: inout TestAuthenticator, named name: String = "iPhone", as caller: Caller)
        async throws -> PasskeyAdded
    {
        let asked = try await workplace.askNewPasskey(as: caller)
        device.user = asked.user
        return try await workplace.addPasskey(
            device.make(asked.request.challenge), question: asked.request.question, transports: ["internal"],
            name: name, nil, as: caller)
    }
}

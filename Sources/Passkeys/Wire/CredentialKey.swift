import Crypto
import CryptoExtras
import Foundation

/// The public half of a passkey, as an authenticator writes it (COSE, RFC 9053).
package struct CredentialKey: Sendable {
    /// What is asked for, the best first: every phone makes the first, older Windows only the last.
    package static let algorithms: [Int64] = [-7, -8, -257]

    private enum Key: Sendable {
        case es256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        case rs256(_RSA.Signing.PublicKey)
    }

    /// As it was written, to be kept.
    package let bytes: [UInt8]
    private let key: Key

    /// Reads a key that was kept.
    package init(_ bytes: [UInt8]) throws(PasskeyProblem) {
        let value: CBORValue
        do throws(CBORProblem) { value = try CBORReader.value(of: bytes) } catch { throw .unreadable }
        try self.init(value, written: bytes)
    }

    /// - Throws: `PasskeyProblem.unknownKey`, also for a point that is not on its curve.
    init(_ value: CBORValue, written bytes: [UInt8]) throws(PasskeyProblem) {
        self.bytes = bytes
        let (kind, algorithm, curve) = (value[1]?.integer, value[3]?.integer, value[-1]?.integer)
        do {
            switch (kind, algorithm) {
            case (2, -7):
                guard curve == 1, let x = value[-2]?.bytes, let y = value[-3]?.bytes, x.count == 32, y.count == 32
                else { throw PasskeyProblem.unknownKey }
                key = .es256(try P256.Signing.PublicKey(rawRepresentation: x + y))
            case (1, -8):
                guard curve == 6, let x = value[-2]?.bytes, x.count == 32 else { throw PasskeyProblem.unknownKey }
                key = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: x))
            case (3, -257):
                guard let n = value[-1]?.bytes, let e = value[-2]?.bytes, (256...512).contains(n.count),
                    (1...4).contains(e.count)
                else { throw PasskeyProblem.unknownKey }
                key = .rs256(try _RSA.Signing.PublicKey(n: Data(n), e: Data(e)))
            default: throw PasskeyProblem.unknownKey
            }
        } catch {
            throw .unknownKey
        }
    }

    /// Whether its other half signed this.
    package func isSigned(_ signed: [UInt8], by signature: [UInt8]) -> Bool {
        switch key {
        case .es256(let key):
            guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: Data(signature)) else {
                return false
            }
            return key.isValidSignature(signature, for: Data(signed))
        case .ed25519(let key): return key.isValidSignature(Data(signature), for: Data(signed))
        case .rs256(let key):
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: Data(signature)), for: SHA256.hash(data: Data(signed)),
                padding: .insecurePKCS1v1_5)
        }
    }
}

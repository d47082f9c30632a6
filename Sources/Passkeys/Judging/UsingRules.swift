import Crypto
import Foundation

/// What a browser sends when a passkey was used.
package struct UsedAnswer: Sendable, Equatable {
    package var id: [UInt8]
    package var clientData: [UInt8]
    package var authenticatorData: [UInt8]
    package var signature: [UInt8]
    /// Whose it says it is; a browser may leave it out where it was told which passkeys to look for.
    package var user: [UInt8]?

    package init(
        id: [UInt8], clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8], user: [UInt8]? = nil
    ) {
        self.id = id
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
        self.user = user
    }
}

/// What is known of a passkey.
package struct KnownPasskey: Sendable {
    package let key: CredentialKey
    package let signCount: UInt32
    package let isBackupEligible: Bool

    package init(key: CredentialKey, signCount: UInt32, isBackupEligible: Bool) {
        self.key = key
        self.signCount = signCount
        self.isBackupEligible = isBackupEligible
    }
}

/// Judges a passkey that was used (WebAuthn §7.2): a rule without I/O.
package enum UsingRules {
    /// - Parameter challenge: what was asked.
    /// - Returns: what is to be kept of this use.
    package static func judge(
        _ answer: UsedAnswer, challenge: [UInt8], for party: RelyingParty, known: KnownPasskey
    ) throws(PasskeyProblem) -> (signCount: UInt32, isBackedUp: Bool) {
        try ClientData(answer.clientData).check(.using, challenge: challenge, for: party)
        let data = try AuthenticatorData(answer.authenticatorData)
        try data.check(for: party)
        guard data.flags.contains(.backupEligible) == known.isBackupEligible else { throw .backupChanged }
        let signed = answer.authenticatorData + Array(SHA256.hash(data: Data(answer.clientData)))
        guard known.key.isSigned(signed, by: answer.signature) else { throw .badSignature }
        // Passkeys that are kept at more places do not count, and stay at nought. One that counts and does not go on was
        // used by somebody who has a copy, or this is the copy: which of the two nobody can say, so neither comes in.
        guard data.signCount > known.signCount || data.signCount == 0 && known.signCount == 0 else {
            throw .counterWentBack
        }
        return (data.signCount, data.flags.contains(.backedUp))
    }
}

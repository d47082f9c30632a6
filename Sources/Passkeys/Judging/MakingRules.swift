/// What a browser sends when a passkey was made.
package struct MadeAnswer: Sendable, Equatable {
    package var clientData: [UInt8]
    package var attestation: [UInt8]

    package init(clientData: [UInt8], attestation: [UInt8]) {
        self.clientData = clientData
        self.attestation = attestation
    }
}

/// A passkey that may be kept.
package struct MadePasskey: Sendable {
    package let id: [UInt8]
    package let key: CredentialKey
    package let signCount: UInt32
    package let isBackupEligible: Bool
    package let isBackedUp: Bool
}

/// Judges a passkey that was made (WebAuthn §7.1): a rule without I/O.
package enum MakingRules {
    /// Which model made it is not asked (`none`), so a statement about that which came all the same is passed by: no model
    /// is refused, and it would tell the same devices of one person apart.
    ///
    /// - Parameter challenge: what was asked.
    package static func judge(
        _ answer: MadeAnswer, challenge: [UInt8], for party: RelyingParty
    ) throws(PasskeyProblem) -> MadePasskey {
        try ClientData(answer.clientData).check(.making, challenge: challenge, for: party)
        let object: CBORValue
        do throws(CBORProblem) { object = try CBORReader.value(of: answer.attestation) } catch { throw .unreadable }
        guard let format = object["fmt"]?.text, case .map(let statement)? = object["attStmt"],
            let written = object["authData"]?.bytes, format != "none" || statement.isEmpty
        else { throw .unreadable }
        let data = try AuthenticatorData(written)
        try data.check(for: party)
        guard let credential = data.credential else { throw .unreadable }
        return MadePasskey(
            id: credential.id, key: credential.key, signCount: data.signCount,
            isBackupEligible: data.flags.contains(.backupEligible), isBackedUp: data.flags.contains(.backedUp))
    }
}

extension AuthenticatorData {
    /// For whom, touched, by whom it knows: asked at making and at using, since a passkey stands for both steps of
    /// signing in.
    func check(for party: RelyingParty) throws(PasskeyProblem) {
        guard relyingParty == party.hash else { throw .wrongRelyingParty }
        guard flags.contains(.present) else { throw .notPresent }
        guard flags.contains(.verified) else { throw .notVerified }
        guard flags.contains(.backupEligible) || !flags.contains(.backedUp) else { throw .backupChanged }
    }
}

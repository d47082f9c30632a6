/// Why a passkey is not believed. Who tried hears one and the same sentence; the log has the word.
package enum PasskeyProblem: Error, Equatable, Sendable, CaseIterable {
    /// Not of the form that the standard gives it.
    case unreadable
    /// A key of a kind that was not asked for.
    case unknownKey
    /// Made where it should be used, or the other way round.
    case wrongType
    /// An answer to another question.
    case wrongChallenge
    /// Asked by another site, or in a frame of one.
    case wrongOrigin
    case wrongRelyingParty
    /// Nobody touched it.
    case notPresent
    /// It does not know who touched it.
    case notVerified
    case badSignature
    /// It was used elsewhere since, or this is a copy of it.
    case counterWentBack
    /// What may be kept at more places cannot change.
    case backupChanged

    package var word: String { "\(self)" }
}

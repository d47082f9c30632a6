import Dossier
import Identity
import Records
import UseCases

extension TestPlace {
    /// Gives somebody of the cast a second step that counts, as if set up yesterday, with one recovery code.
    @discardableResult
    package func setUpFactor(of account: AccountID) async throws -> (secret: TimeCode, recovery: RecoveryCode) {
        let (secret, recovery) = (TimeCode.random(), RecoveryCode.random())
        let keys = keys
        let at = now.moved(by: -24 * Moment.hour)
        try await engine.write { session in
            try FactorRecords.begin(secret.secret, of: account, after: 0, with: keys.installation, session)
            try FactorRecords.confirm(account, at: at, session)
            try FactorRecords.setCodes([recovery.hash(keys.lookup)], of: account, session)
        }
        return (secret, recovery)
    }

    /// A request of somebody with a second step, who showed a code a moment ago.
    package func proven(_ account: AccountID) async throws -> Caller {
        try await setUpFactor(of: account)
        return try await rescuer(account)
    }

    /// What somebody's phone shows now.
    package func code(_ secret: TimeCode) -> String { secret.code(at: TimeCode.step(at: now)) }
}

import Dossier
import Identity
import Records
import UseCases

extension TestPlace {
    /// Gives an organisation the right to emergency access, or takes it away.
    package func switchEmergency(_ isOn: Bool = true, of organisation: OrganisationID = Cast.jeugdhulp) async throws {
        let at = now
        try await engine.write { try EmergencyRightRecords.set(since: isOn ? at : nil, of: organisation, $0) }
    }

    /// A request of somebody who showed a code of the second step a moment ago.
    package func rescuer(_ account: AccountID = Cast.ruud) async throws -> Caller {
        let caller = try await caller(account)
        try await showFactor(caller)
        return caller
    }

    package func showFactor(_ caller: Caller) async throws {
        guard let token = caller.token else { return }
        let at = now
        try await engine.write { try SessionRecords.showFactor(tokenHash: token.hash, at: at, $0) }
    }

    /// Emergency access that somebody opened now, whatever the rules say of opening it.
    @discardableResult
    package func openEmergency(
        in dossier: DossierID, by account: AccountID = Cast.ruud, of organisation: OrganisationID = Cast.jeugdhulp,
        minutes: Int64 = 60, reason: String = "lag op straat", id: EmergencyID = EmergencyID(high: 8, low: 81)
    ) async throws -> Emergency {
        let emergency = Emergency(
            id: id, account: account, organisation: organisation, from: now,
            until: now.moved(by: minutes * Moment.minute))
        let seal = try await vault.seal(of: dossier)
        _ = try await engine.write { session in
            try EmergencyRecords.insert(emergency, reason: reason, in: dossier, with: seal, session)
        }
        return emergency
    }
}

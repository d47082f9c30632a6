import Dossier
import Records
import Storage
import UseCases

extension TestPlace {
    /// Gives somebody of the cast a seat: administrator or privacy officer, at youth help unless a test says where.
    package func seat(
        _ account: AccountID, as office: Office, at organisation: OrganisationID = Cast.jeugdhulp
    ) async throws {
        let membership = Membership(
            account: account, organisation: organisation, department: nil, role: "", period: Period(from: Day.past))
        try await engine.write { try MembershipRecords.insert(membership, office: office, $0) }
    }

    /// Lets somebody leave where they work, from now on.
    package func endMemberships(of account: AccountID) async throws {
        let at = now
        _ = try await engine.write { session in
            try session.run("UPDATE membership SET until_at = \(at) WHERE account_id = \(account)")
        }
    }

    /// Gives somebody of the cast a password, as the shell does.
    package func setPassword(_ password: String, of account: AccountID) async throws {
        try await workplace.setPassword(
            address: Cast.address(of: account), password: password, reason: "kon er niet meer in",
            caller: Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: now), at: now))
    }

    /// An account beside the cast.
    package func addAccount(_ id: AccountID, name: String, address: String) async throws {
        let keys = keys
        try await engine.write { session in
            try AccountRecords.insert(
                id, AccountWords(address: address, name: name),
                addressHash: AccountRecords.hash(of: address, keys.lookup), password: nil, at: Day.past,
                with: keys.installation, session)
        }
    }
}

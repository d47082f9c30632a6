import Dossier
import Records
import Storage

/// Why an organisation was not found.
package enum OrganisationProblem: Error, Equatable, CustomStringConvertible {
    case isNotThere(String)

    package var description: String {
        switch self {
        case .isNotThere(let name): "There is no organisation called \"\(name)\"."
        }
    }
}

/// Organisations and their first administrators, on the shell: from there on administrators do it by two (rule 22).
extension Workplace {
    package func addOrganisation(_ name: String, language: String, caller: Caller) async throws {
        let keys = keys
        try await engine.write { session in
            let id = try OrganisationRecords.ensure(name, language: language, at: caller.at, keys: keys, session)
            try LogRecords.append(
                try self.administrationLine(.administer, nil, of: id, by: nil, caller), session)
        }
    }

    /// Every organisation by name, and since when it has the right to emergency access.
    package func listOrganisations(caller: Caller) async throws -> [EmergencyRightRecords.Listed] {
        try await logInstallation(
            installationLine(
                .administer, actor: nil, object: .permissions, purpose: .administration, detail: "organisations",
                caller: caller))
        let seal = keys.installation
        return try await engine.read { try EmergencyRightRecords.all(with: seal, $0) }
    }

    /// - Throws: `OrganisationProblem`.
    func organisation(named name: String, _ session: any SQLSession) throws -> OrganisationID {
        guard let id = try OrganisationRecords.id(named: name, keys.lookup, session) else {
            throw OrganisationProblem.isNotThere(name)
        }
        return id
    }

    /// Makes an account an administrator; one that is stays one.
    ///
    /// - Throws: `OrganisationProblem`, `AccountProblem.isNotThere`.
    package func addAdministrator(address: String, to organisation: String, caller: Caller) async throws {
        let addressHash = AccountRecords.hash(of: address, keys.lookup)
        try await engine.write { session in
            let place = try self.organisation(named: organisation, session)
            guard let account = try AccountRecords.id(addressHash: addressHash, session) else {
                throw AccountProblem.isNotThere(address)
            }
            let actor = try MembershipRecords.actor(account, at: caller.at, session)
            if actor.isAdministratorOf.contains(place) { return }
            try MembershipRecords.insert(
                Membership(
                    account: account, organisation: place, role: "", period: Period(from: caller.at)),
                office: .administrator, session)
            try LogRecords.append(
                try self.administrationLine(
                    .administer,
                    AdministrationChange(
                        .administratorAdded, who: try self.accounts([account], session)[account]?.name),
                    of: place, by: nil, caller), session)
        }
    }
}

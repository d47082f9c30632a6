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

    /// Makes an account an administrator; one that is stays one.
    ///
    /// - Throws: `OrganisationProblem`, `AccountProblem.isNotThere`.
    package func addAdministrator(address: String, to organisation: String, caller: Caller) async throws {
        let keys = keys
        let addressHash = AccountRecords.hash(of: address, keys.lookup)
        try await engine.write { session in
            guard
                let place = try OrganisationRecords.all(with: keys.installation, session)
                    .first(where: { $0.name == organisation })
            else { throw OrganisationProblem.isNotThere(organisation) }
            guard let account = try AccountRecords.id(addressHash: addressHash, session) else {
                throw AccountProblem.isNotThere(address)
            }
            let actor = try MembershipRecords.actor(account, at: caller.at, session)
            if actor.isAdministratorOf.contains(place.id) { return }
            try MembershipRecords.insert(
                Membership(
                    account: account, organisation: place.id, role: "", period: Period(from: caller.at)),
                office: .administrator, session)
            try LogRecords.append(
                try self.administrationLine(
                    .administer,
                    AdministrationChange(
                        .administratorAdded, who: try self.accounts([account], session)[account]?.name),
                    of: place.id, by: nil, caller), session)
        }
    }
}

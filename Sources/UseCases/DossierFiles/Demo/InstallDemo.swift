import Dossier
import Foundation
import Identity
import Records
import Storage

/// What `klaver demo` found or made.
package enum DemoOutcome: Sendable, Equatable {
    case installed(accounts: Int, dossiers: [ImportedDossier])
    case wasThere
    /// It was there with another password, which is the one that was given now.
    case gotNewPassword
}

/// A database with other people in it is no place for a demonstration. Nothing was changed.
package struct DemoRefused: Error, Sendable, Equatable, CustomStringConvertible {
    package let accounts: Int
    package let dossiers: Int

    package var description: String {
        """
        This database holds \(accounts) accounts and \(dossiers) dossiers that are not of the demonstration. \
        Give the demonstration a database of its own.
        """
    }
}

extension Workplace {
    /// Puts the demonstration in an empty database: organisations, accounts that all have the same password, and the
    /// dossiers. Where it is already, nothing happens but, with another password, a change of that.
    ///
    /// What a demonstration that was stopped halfway lacks is added: dossiers come all at once, accounts before them.
    ///
    /// - Throws: `DemoRefused`, `DossierFileRejected`.
    package func installDemo(
        accounts: Data, files: [(name: String, data: Data)], password: String,
        progress: @Sendable (ImportProgress) -> Void = { _ in }, caller: Caller
    ) async throws -> DemoOutcome {
        let today = DossierClock.amsterdam.day(of: caller.at)
        let cast = try InstallationFile.read(accounts, name: "accounts.json", anchor: today)
        let dossiers = try files.map { name, data in
            do throws(DossierFileReader.Rejected) {
                return try DossierFileReader.read(data, anchor: today)
            } catch {
                throw DossierFileRejected(error.problems, in: name)
            }
        }
        let state = try await engine.read { try DemoState(cast, dossiers, self.keys.lookup, $0) }
        if state.otherAccounts > 0 || state.otherDossiers > 0 {
            throw DemoRefused(accounts: state.otherAccounts, dossiers: state.otherDossiers)
        }
        if state.missingAccounts.isEmpty, state.missingDossiers.isEmpty {
            return try await keepDemo(state, password, caller)
        }
        let hash = try await passwords.hash(password)
        try await makeCast(cast, missing: state.missingAccounts, password: hash, caller)
        let missing = zip(files, dossiers).filter { state.missingDossiers.contains($0.1.cover.key) }.map(\.0)
        let imported = try await importDossiers(missing, anchor: today, progress: progress, caller: caller)
        try await logInstallation(
            installationLine(.demoStarted, actor: nil, purpose: .administration, caller: caller))
        return .installed(accounts: cast.accounts.count, dossiers: imported)
    }

    private func keepDemo(_ state: DemoState, _ password: String, _ caller: Caller) async throws -> DemoOutcome {
        // They all have the same one, so the first says it.
        if await passwords.verify(password, against: state.passwordOfFirst) { return .wasThere }
        let hash = try await passwords.hash(password)
        let line = try installationLine(
            .administer, actor: nil, object: .account, purpose: .administration, detail: "demo password",
            caller: caller)
        try await engine.write { session in
            for account in state.cast { try AccountRecords.setPassword(hash, of: account, session) }
            try LogRecords.append(line, session)
        }
        return .gotNewPassword
    }

    private func makeCast(
        _ cast: InstallationFile, missing: Set<String>, password: String, _ caller: Caller
    ) async throws {
        let line = try installationLine(
            .administer, actor: nil, object: .account, purpose: .administration, detail: "demo accounts",
            caller: caller)
        try await engine.write { session in
            var places: [String: (id: OrganisationID, departments: [String: DepartmentID])] = [:]
            for organisation in cast.organisations {
                let id = try OrganisationRecords.ensure(
                    organisation.name, language: organisation.language.rawValue, at: caller.at, keys: self.keys, session
                )
                var departments: [String: DepartmentID] = [:]
                for name in organisation.departments {
                    departments[name] = try OrganisationRecords.ensureDepartment(
                        name, of: id, at: caller.at, keys: self.keys, session)
                }
                places[organisation.name] = (id, departments)
                if organisation.emergencyAccess == true {
                    try EmergencyRightRecords.set(since: caller.at, of: id, session)
                }
                for law in organisation.laws.compactMap({ Law(code: $0) }) {
                    try OrganisationLawRecords.switchOn(law, of: id, since: caller.at, session)
                }
            }
            for account in cast.accounts where missing.contains(account.normalisedAddress) {
                let id: AccountID = NewIdentifier.make(at: caller.at)
                try AccountRecords.insert(
                    id, AccountWords(address: account.normalisedAddress, name: account.name),
                    addressHash: AccountRecords.hash(of: account.account, self.keys.lookup), password: password,
                    language: account.language.rawValue, at: caller.at, with: self.keys.installation, session)
                for membership in account.memberships {
                    guard let place = places[membership.organisation] else { continue }
                    try MembershipRecords.insert(
                        Membership(
                            account: id, organisation: place.id,
                            department: membership.department.flatMap { place.departments[$0] },
                            role: membership.role, period: Period(from: membership.from, until: membership.until)),
                        office: membership.office?.office ?? .worker, session)
                }
            }
            try LogRecords.append(line, session)
        }
    }
}

/// What of the demonstration is in the database, and what is not of it.
private struct DemoState: Sendable {
    private(set) var cast: [AccountID] = []
    private(set) var passwordOfFirst: String?
    private(set) var missingAccounts: Set<String> = []
    private(set) var missingDossiers: Set<String> = []
    private(set) var otherAccounts = 0
    private(set) var otherDossiers = 0

    init(
        _ file: InstallationFile, _ dossiers: [DossierFile], _ lookup: LookupHash, _ session: any SQLSession
    ) throws {
        for address in Set(file.accounts.map(\.normalisedAddress)).sorted() {
            let hash = AccountRecords.hash(of: address, lookup)
            if let found = try AccountRecords.forSignIn(addressHash: hash, session) {
                cast.append(found.id)
                if cast.count == 1 { passwordOfFirst = found.password }
            } else {
                missingAccounts.insert(address)
            }
        }
        // The dossiers may name others, who have no password.
        let extras = try FileAccounts.known(
            in: dossiers, besides: Set(file.accounts.map(\.normalisedAddress)), lookup, session)
        var here = 0
        for dossier in dossiers {
            let hash = DossierRecords.hash(ofKey: dossier.cover.key, lookup)
            if try DossierRecords.id(ofKeyHash: hash, session) != nil {
                here += 1
            } else {
                missingDossiers.insert(dossier.cover.key)
            }
        }
        otherAccounts = try AccountRecords.count(session) - cast.count - extras
        otherDossiers = try DossierRecords.count(session) - here
    }
}

extension FileAccounts {
    /// How many accounts of these files are here, apart from some.
    fileprivate static func known(
        in files: [DossierFile], besides others: Set<String>, _ lookup: LookupHash, _ session: any SQLSession
    ) throws -> Int {
        let named = Set(files.flatMap(\.people).compactMap(\.account).map(AccountRecords.normalised))
        return try named.subtracting(others).count { address in
            try AccountRecords.id(addressHash: AccountRecords.hash(of: address, lookup), session) != nil
        }
    }
}

import Dossier
import Foundation
import Records
import Storage

/// Why a dossier was not exported.
package enum ExportRefused: Error, Sendable, Equatable, CustomStringConvertible {
    case noReason
    case noDossier(String)

    package var description: String {
        switch self {
        case .noReason: "An export needs a reason: it is kept in the access log of the dossier."
        case .noDossier(let name): "There is no dossier with the key or id \"\(name)\"."
        }
    }
}

extension Workplace {
    /// The dossier of a key (as in dossier files) or an id.
    ///
    /// - Throws: `ExportRefused.noDossier`.
    package func findDossier(_ name: String) async throws -> DossierID {
        let found = try await engine.read { session -> DossierID? in
            let hash = DossierRecords.hash(ofKey: name, self.keys.lookup)
            if let id = try DossierRecords.id(ofKeyHash: hash, session) { return id }
            guard let id = DossierID(name), try DossierRecords.exists(id, session) else { return nil }
            return id
        }
        guard let found else { throw ExportRefused.noDossier(name) }
        return found
    }

    /// The whole dossier as a dossier file, for the shell: a door without a `Reach`, so the line with the reason is
    /// durable in the dossier's log before anything is handed over.
    ///
    /// The same dossier always gives the same bytes: names in order, entries in the order in which they came to be,
    /// moments absolute and in the dossier's zone.
    ///
    /// Who may read the log of it is told at once, by mail without a word of it; what stands at home comes of the line (rule 22).
    ///
    /// - Parameter letters: nil where no mail is sent.
    /// - Throws: `ExportRefused`, `Refusal.logUnavailable`.
    package func exportDossier(
        _ id: DossierID, reason: String, telling letters: ShellLetters? = nil, caller: Caller
    ) async throws -> Data {
        guard !reason.allSatisfy(\.isWhitespace) else { throw ExportRefused.noReason }
        guard try await engine.read({ try DossierRecords.exists(id, $0) }) else {
            throw ExportRefused.noDossier(id.text)
        }
        let seals = Seals(installation: keys.installation, dossier: try await vault.seal(of: id))
        let read = try await engine.scan { session -> (WholeDossier, DossierFileNames)? in
            guard let whole = try WholeDossierRecords.read(id, with: seals, session) else { return nil }
            return (whole, try DossierFileNames(of: whole, self.keys, session))
        }
        guard let (whole, names) = read else { throw ExportRefused.noDossier(id.text) }
        let file = try DossierUnsealing(whole: whole, seal: seals.dossier, names: names).file()
        let clock = DossierClock(zoneName: whole.zoneName) ?? .amsterdam
        let line = try shellLine(.export, in: id, seals.dossier, purpose: .copy, detail: reason, caller)
        do {
            try await engine.write { session in
                try LogRecords.append(line, session)
                try self.tellOfShell(id, letters, caller, session)
            }
        } catch {
            throw Refusal.logUnavailable
        }
        return Data(FileForm<DossierFile>.node.write(file, clock).json())
    }
}

/// The names a file says in full where the database has ids.
struct DossierFileNames: Sendable {
    struct Department: Sendable {
        let name: String
        let organisation: OrganisationID
    }

    let accounts: [AccountID: Account]
    let organisations: [OrganisationID: String]
    let departments: [DepartmentID: Department]

    /// Only people, for a copy: nothing in it names an organisation by its id.
    init(accounts: [Account]) {
        self.accounts = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        organisations = [:]
        departments = [:]
    }

    init(of whole: WholeDossier, _ keys: MasterKey, _ session: any SQLSession) throws {
        var accounts: Set<AccountID> = Set(whole.entries.map(\.author)).union(whole.owners.map(\.account))
        accounts.formUnion(whole.mandates.map(\.mandate.account))
        accounts.formUnion(whole.judgements.map(\.judgement.judgedBy))
        for named in whole.named.values { accounts.formUnion(named) }
        var organisations: [OrganisationID: String] = [:]
        var departments: [DepartmentID: Department] = [:]
        for grant in whole.grants {
            accounts.formUnion([grant.givenBy] + (grant.confirmedBy.map { [$0] } ?? []))
            switch grant.principal {
            case .account(let account): accounts.insert(account)
            case .department(let id, _):
                guard
                    let found = try OrganisationRecords.departmentName(of: id, with: keys.installation, session)
                else { continue }
                departments[id] = Department(name: found.name, organisation: found.organisation)
                organisations[found.organisation] = try OrganisationRecords.name(
                    of: found.organisation, with: keys.installation, session)
            case .organisation(let id):
                organisations[id] = try OrganisationRecords.name(of: id, with: keys.installation, session)
            case .system: break
            }
        }
        let found = try AccountRecords.find(accounts.sorted(), with: keys.installation, session)
        self.accounts = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        self.organisations = organisations
        self.departments = departments
    }
}

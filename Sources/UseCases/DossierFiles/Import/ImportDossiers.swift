import Dossier
import Foundation
import Records
import Storage

/// How far an import is, for whoever waits at the shell.
package struct ImportProgress: Sendable, Equatable {
    package enum Step: Sendable, Equatable {
        case reading
        case sealing
        case writing
    }

    package let file: String
    package let step: Step
    package let done: Int
    package let of: Int
}

package struct ImportedDossier: Sendable, Equatable {
    package let file: String
    package let id: DossierID
    package let key: String
    package let title: String
    /// People, reports, reactions and all else.
    package let entries: Int
    package let reports: Int
}

extension Workplace {
    /// Imports whole dossiers, all of them or none: every file is read and checked before anything is written, and one
    /// transaction writes the lot with a line in each dossier's log and in the installation's.
    ///
    /// Accounts that are named and not here are made without a password; memberships are not, since no file gives
    /// anybody a seat in an organisation.
    ///
    /// - Parameters:
    ///   - anchor: the day relative moments count from in a file that names none; today when nil.
    ///   - progress: called now and then, from the caller's task.
    /// - Throws: `DossierFileRejected` with every problem of every file.
    package func importDossiers(
        _ files: [(name: String, data: Data)], anchor: CivilDate? = nil,
        progress: @Sendable (ImportProgress) -> Void = { _ in }, caller: Caller
    ) async throws -> [ImportedDossier] {
        let read = try readFiles(files, anchor: anchor ?? DossierClock.amsterdam.day(of: caller.at), progress)
        let accounts = try await engine.read { session in
            try self.rejectKnownKeys(of: read, session)
            return try FileAccounts(read.map(\.file), at: caller.at, self.keys.lookup, session)
        }
        let ids: [DossierID] = read.map { _ in NewIdentifier.make(at: caller.at) }
        try await vault.makeKeys(for: ids, at: caller.at)
        var sealed: [SealedDossier] = []
        for (index, (name, file)) in read.enumerated() {
            let seals = Seals(installation: keys.installation, dossier: try await vault.seal(of: ids[index]))
            let sealing = DossierSealing(
                name: name, file: file, id: ids[index], seals: seals, lookup: keys.lookup, accounts: accounts.ids,
                at: caller.at)
            sealed.append(
                try sealing.sealed { done, total in
                    progress(ImportProgress(file: name, step: .sealing, done: done, of: total))
                })
        }
        for dossier in sealed {
            let count = dossier.entries.count
            progress(ImportProgress(file: dossier.name, step: .writing, done: count, of: count))
        }
        try await write(sealed, accounts, caller)
        return sealed.map { dossier in
            ImportedDossier(
                file: dossier.name, id: dossier.new.id, key: dossier.file.cover.key, title: dossier.file.cover.title,
                entries: dossier.entries.count, reports: dossier.file.reports.count)
        }
    }

    private func readFiles(
        _ files: [(name: String, data: Data)], anchor: CivilDate, _ progress: @Sendable (ImportProgress) -> Void
    ) throws -> [(name: String, file: DossierFile)] {
        var problems: [DossierFileRejected.Problem] = []
        var read: [(name: String, file: DossierFile)] = []
        for (index, (name, data)) in files.enumerated() {
            progress(ImportProgress(file: name, step: .reading, done: index, of: files.count))
            do throws(DossierFileReader.Rejected) {
                let file = try DossierFileReader.read(data, anchor: anchor)
                if let other = read.first(where: { $0.file.cover.key == file.cover.key }) {
                    let problem = DossierFileProblem(
                        path: "dossier.key", what: "\"\(file.cover.key)\" is the key of \(other.name) too")
                    problems += DossierFileRejected([problem], in: name).problems
                }
                read.append((name, file))
            } catch {
                problems += DossierFileRejected(error.problems, in: name).problems
            }
        }
        guard problems.isEmpty else { throw DossierFileRejected(problems) }
        return read
    }

    private func rejectKnownKeys(
        of files: [(name: String, file: DossierFile)], _ session: any SQLSession
    ) throws {
        let problems = try files.flatMap { name, file -> [DossierFileRejected.Problem] in
            let hash = DossierRecords.hash(ofKey: file.cover.key, keys.lookup)
            guard try DossierRecords.id(ofKeyHash: hash, session) != nil else { return [] }
            let problem = DossierFileProblem(
                path: "dossier.key", what: "a dossier with the key \"\(file.cover.key)\" is here already")
            return DossierFileRejected([problem], in: name).problems
        }
        guard problems.isEmpty else { throw DossierFileRejected(problems) }
    }

    /// One transaction for all of it, so that nothing is half imported.
    private func write(_ dossiers: [SealedDossier], _ accounts: FileAccounts, _ caller: Caller) async throws {
        let lines = try dossiers.map { dossier in
            [
                try shellLine(.importFile, in: dossier.new.id, dossier.seals.dossier, detail: dossier.name, caller),
                try installationLine(
                    .importFile, actor: nil, object: .wholeDossier, purpose: .administration,
                    detail: "\(dossier.new.id.text) \(dossier.name)", caller: caller),
            ]
        }
        let files = dossiers.map { (name: $0.name, file: $0.file) }
        try await engine.write { session in
            // Somebody else may have imported or signed up meanwhile.
            try self.rejectKnownKeys(of: files, session)
            try accounts.insert(at: caller.at, self.keys, session)
            for (dossier, lines) in zip(dossiers, lines) {
                try DossierRecords.insert(dossier.new, with: dossier.seals, session)
                try self.insertGrants(of: dossier, caller, session)
                for entry in dossier.entries {
                    guard try EntryRecords.insert(entry.row, named: entry.named, session) else {
                        throw StorageError.constraint("an entry of that id is there")
                    }
                    for version in entry.earlier { try EntryRecords.keepVersion(version, session) }
                }
                for line in lines { try LogRecords.append(line, session) }
            }
        }
    }

    private func insertGrants(of dossier: SealedDossier, _ caller: Caller, _ session: any SQLSession) throws {
        let language = dossier.file.cover.language.rawValue
        let ids = dossier.file.grants.map { _ -> GrantID in NewIdentifier.make(at: caller.at) }.sorted()
        for (grant, id) in zip(dossier.file.grants, ids) {
            guard let givenBy = dossier.account(of: grant.givenBy),
                let principal = try principal(of: grant.to, dossier, language, caller.at, session)
            else { continue }
            try GrantRecords.insert(
                Grant(
                    id: id, effect: grant.effect, principal: principal, areas: grant.areas, themes: grant.themes,
                    verbs: grant.verbs, entry: grant.entry.flatMap { dossier.entryIDs[$0] }, basis: grant.basis,
                    law: grant.law, purpose: grant.purpose, period: Period(from: grant.from, until: grant.until),
                    givenBy: givenBy, confirmedBy: dossier.account(of: grant.confirmedBy),
                    withdrawnAt: grant.withdrawnAt, isForNextOfKin: grant.isForNextOfKin ?? false),
                in: dossier.new.id, with: dossier.seals.dossier, session)
        }
    }

    private func principal(
        of grantee: FileGrantee, _ dossier: SealedDossier, _ language: String, _ moment: Moment,
        _ session: any SQLSession
    ) throws -> Principal? {
        if let address = grantee.account { return dossier.account(address: address).map(Principal.account) }
        guard let name = grantee.organisation else { return nil }
        let organisation = try OrganisationRecords.ensure(
            name, language: language, at: moment, keys: keys, session)
        guard let department = grantee.department else { return .organisation(organisation) }
        return .department(
            try OrganisationRecords.ensureDepartment(department, of: organisation, at: moment, keys: keys, session),
            role: grantee.role)
    }
}

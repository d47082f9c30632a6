import Dossier
import Foundation
import Identity
import OpenID
import Records
import Storage
import UseCases
import Web

/// One installation: two databases and the master key. `Databases` opens them.
package struct Installation: Sendable {
    package let workplace: Workplace
    package let folder: URL
    /// The mails about what is done on the shell; nil where no mail is sent.
    package let shellLetters: ShellLetters?
    private let databases: Databases
    private let lock: ServingLock?

    package static func database(in folder: URL) -> URL { folder.appendingPathComponent("klaver.sqlite") }
    package static func keyDatabase(in folder: URL) -> URL { folder.appendingPathComponent("keys.sqlite") }
    package static func keyFile(in folder: URL) -> URL { folder.appendingPathComponent("master.key") }

    /// What an installation is opened for.
    package enum Purpose: Sendable {
        /// Serving, by the only server of these files. Makes what is not there, and brings an older schema up to date.
        case serving
        /// Work at the shell that may make what is not there.
        case making
        /// Work at the shell on what is there; brings an older schema up to date.
        case working
        /// Looking only: an older schema is refused.
        case looking
    }

    /// Opens an installation. A master key is made only with an empty database.
    ///
    /// - Throws: `InstallationError`, `StorageError`.
    package static func open(
        _ configuration: KlaverConfiguration, for purpose: Purpose, watching: Watching? = nil
    ) async throws -> Installation {
        let makes = purpose == .serving || purpose == .making
        let databases: Databases
        let key: MasterKey
        var lock: ServingLock?
        switch configuration.database {
        case .sqlite:
            let found = try SQLiteFiles(configuration.data, makes: makes)
            (databases, key) = try await found.open()
            if purpose == .serving {
                do {
                    lock = try ServingLock(configuration.data)
                } catch {
                    try await databases.close()
                    throw error
                }
            }
        case .postgresql(let main, let keys, let replica, let readers):
            databases = try await .postgresql(main: main, keys: keys, replica: replica, readers: readers)
            do {
                key = try await SharedDatabases(databases, keyFolder: configuration.data).key(makes: makes)
            } catch {
                try await databases.close()
                throw error
            }
        }
        do {
            try await databases.prepare(migrates: purpose != .looking)
            guard try await !databases.isHalfMoved() else { throw InstallationError.halfMoved }
            if lock != nil { try await databases.endLeases() }
            guard try await KeyCheck.matches(key, databases.main) else {
                throw InstallationError.keyIsWrong(
                    key: keyFile(in: configuration.data).path, database: databases.main.name)
            }
        } catch {
            try await databases.close()
            throw error
        }
        let workplace = Workplace(
            engine: watching?.over(databases.main) ?? databases.main, vault: Vault(store: databases.keys, master: key),
            keys: key,
            bodies: OpenedBodies(bytes: configuration.memoryMegabytes << 20), passwords: try Passwords(),
            now: { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
            providers: IdentityProviders(configuration.providers, redirect: configuration.redirect),
            mail: configuration.mail?.post, relyingParty: configuration.relyingParty, paper: configuration.paper)
        guard try await workplace.hasKeysForItsDossiers() else {
            try await databases.close()
            throw InstallationError.keysLost
        }
        let letters = try configuration.mail.map { NoticeLetters(try Catalogue.own.get(), address: $0.address).ofShell }
        return Installation(
            workplace: workplace, folder: configuration.data, shellLetters: letters, databases: databases, lock: lock)
    }

    package func close() async throws {
        // What is left of a lease ends by itself; a database that is away is no reason not to stop.
        try? await workplace.releaseLeases()
        try await databases.close()
        withExtendedLifetime(lock) {}
    }
}

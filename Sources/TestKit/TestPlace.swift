import Dossier
import Identity
import OpenID
import Passkeys
import Records
import Storage
import UseCases

/// A whole workplace on real databases of its own: the cast has accounts and memberships, the clock
/// stands still. The files go when the test lets go of it.
package final class TestPlace: Sendable {
    package let folder: TemporaryFolder
    package let clock: HeldClock
    package let engine: WatchedEngine
    package let keyStore: WatchedEngine
    package let workplace: Workplace

    /// Hashing a decoy takes a tenth of a second and 32 MiB, so all places share one.
    private static let passwords = Result { try Passwords() }

    package var keys: MasterKey { workplace.keys }
    package var vault: Vault { workplace.vault }
    package var now: Moment { clock.now }

    private init(
        folder: TemporaryFolder, clock: HeldClock, engine: WatchedEngine, keyStore: WatchedEngine,
        workplace: Workplace
    ) {
        self.folder = folder
        self.clock = clock
        self.engine = engine
        self.keyStore = keyStore
        self.workplace = workplace
    }

    /// - Parameters:
    ///   - cast: whether the cast has accounts; an import makes its own.
    ///   - providers: where else people can sign in.
    ///   - mail: where mail goes; without one there is none.
    package static func open(
        at start: Moment = Day.now, cast: Bool = true, providers: IdentityProviders = .none, mail: Mailbox? = nil
    ) async throws -> TestPlace {
        let folder = try TemporaryFolder()
        let clock = HeldClock(start)
        let keys = MasterKey.random().key
        let engine = try await TestDatabase.make(.main, in: folder).open()
        let keyStore = try await TestDatabase.make(.keys, in: folder, named: "keys").open()
        let place = TestPlace(
            folder: folder, clock: clock, engine: engine, keyStore: keyStore,
            workplace: Workplace(
                engine: engine, vault: Vault(store: keyStore, master: keys), keys: keys,
                bodies: OpenedBodies(bytes: 1 << 20), passwords: try passwords.get(), now: { clock.now },
                providers: providers, mail: mail?.post, relyingParty: TestAuthenticator.party))
        if cast { try await place.addCast() }
        return place
    }

    /// The same files and keys with nothing in memory, as after a restart.
    package static func sameFiles(as place: TestPlace) -> TestPlace {
        let old = place.workplace
        let workplace = Workplace(
            engine: place.engine, vault: Vault(store: place.keyStore, master: old.keys), keys: old.keys,
            bodies: OpenedBodies(bytes: 1 << 20), passwords: old.passwords, now: old.now, node: old.node,
            mail: old.mail, relyingParty: old.relyingParty)
        return TestPlace(
            folder: place.folder, clock: place.clock, engine: place.engine, keyStore: place.keyStore,
            workplace: workplace)
    }

    package func close() async throws {
        try await engine.close()
        try await keyStore.close()
    }

    /// A request of somebody who is signed in.
    package func caller(_ account: AccountID, origin: String = "192.0.2.7") async throws -> Caller {
        let token = SessionToken.random()
        let start = now
        try await engine.write { session in
            try SessionRecords.insert(
                tokenHash: token.hash, account: account, from: start,
                until: start.moved(by: SessionToken.lifetime), session)
        }
        return request(token, origin: origin)
    }

    /// A request of nobody, or with a token of old.
    package func request(_ token: SessionToken? = nil, origin: String = "192.0.2.7") -> Caller {
        Caller(token: token, origin: origin, request: NewIdentifier.make(at: now), at: now)
    }

    /// The next request of the same session, at what the clock says now.
    package func next(_ caller: Caller) -> Caller { request(caller.token, origin: caller.origin) }

    private func addCast() async throws {
        let keys = keys
        try await engine.write { session in
            for (id, name, address) in Cast.everyone {
                try AccountRecords.insert(
                    id, AccountWords(address: address, name: name),
                    addressHash: AccountRecords.hash(of: address, keys.lookup), password: nil, at: Day.past,
                    with: keys.installation, session)
            }
            try Self.insertOrganisations(keys, session)
            for membership in Cast.memberships { try MembershipRecords.insert(membership, office: .worker, session) }
        }
    }

    // Records names organisations by chance; the cast's have fixed names, so that a permit can be written down.
    private static func insertOrganisations(_ keys: MasterKey, _ session: any SQLSession) throws {
        func sealed(_ name: String, _ id: Identifier<some Any>) throws -> [UInt8] {
            try keys.installation.seal(name, at: SealedPlace("organisation").with(id))
        }
        for (id, name) in [(Cast.kredietbank, "Kredietbank"), (Cast.jeugdhulp, "Jeugdhulp")] {
            try session.run(
                """
                INSERT INTO organisation (id, name_hash, language, sealed)
                VALUES (\(id), \(OrganisationRecords.hash(of: name, keys.lookup)), 'nl', \(try sealed(name, id)))
                """)
        }
        for (id, of, name) in [
            (Cast.schuldhulp, Cast.kredietbank, "Schuldhulp"), (Cast.teamThuis, Cast.jeugdhulp, "Team Thuis"),
        ] {
            try session.run(
                """
                INSERT INTO department (id, organisation_id, name_hash, sealed)
                VALUES (\(id), \(of), \(id), \(try sealed(name, id)))
                """)
        }
    }
}

import Dossier
import Foundation
import Records
import Storage
import TestKit
import Testing

@Suite("The vault keeps one key per dossier, and a key that is gone is gone")
struct VaultTests {
    private let dossiers = (1...3).map { DossierID(high: 9, low: $0) }
    private let place = SealedPlace("entry")

    private func store() async throws -> WatchedEngine {
        try await TestDatabase.make(.keys).open()
    }

    @Test("Keys survive closing and opening, and open what they sealed before")
    func survives() async throws {
        let store = try await store()
        let (key, bytes) = MasterKey.random()
        let vault = Vault(store: store, master: key)
        try await vault.makeKeys(for: dossiers, at: Day.now)
        let sealed = try await vault.seal(of: dossiers[0]).seal("woorden", at: place)
        try await store.close()
        let again = try await store.database.open()
        let later = Vault(store: again, master: MasterKey(bytes: bytes))
        #expect(try await later.seal(of: dossiers[0]).open(String.self, sealed, at: place) == "woorden")
        let other = try await later.seal(of: dossiers[1])
        #expect(throws: SealError.doesNotOpen) { try other.open(String.self, sealed, at: place) }
    }

    @Test("A dossier that has a key keeps it when keys are made again")
    func keepsKeys() async throws {
        let store = try await store()
        let key = MasterKey.random().key
        let first = Vault(store: store, master: key)
        try await first.makeKeys(for: [dossiers[0]], at: Day.now)
        let sealed = try await first.seal(of: dossiers[0]).seal("eerst", at: place)
        let second = Vault(store: store, master: key)
        try await second.makeKeys(for: dossiers, at: Day.now)
        #expect(try await second.seal(of: dossiers[0]).open(String.self, sealed, at: place) == "eerst")
    }

    @Test("A destroyed key, and one that never was, is destroyed")
    func destroys() async throws {
        let store = try await store()
        let key = MasterKey.random().key
        try await Vault(store: store, master: key).makeKeys(for: dossiers, at: Day.now)
        let dossier = dossiers[1]
        _ = try await store.write { try $0.run("DELETE FROM dossier_key WHERE dossier_id = \(dossier)") }
        let vault = Vault(store: store, master: key)
        await #expect(throws: VaultError.destroyed) { try await vault.seal(of: dossier) }
        await #expect(throws: VaultError.destroyed) { try await vault.seal(of: DossierID(high: 1, low: 1)) }
        _ = try await vault.seal(of: dossiers[0])
    }

    @Test("Another master key opens no dossier, and wrapped keys cannot change places")
    func asksItsMaster() async throws {
        let store = try await store()
        let key = MasterKey.random().key
        try await Vault(store: store, master: key).makeKeys(for: dossiers, at: Day.now)
        let stranger = Vault(store: store, master: MasterKey.random().key)
        await #expect(throws: SealError.doesNotOpen) { try await stranger.seal(of: dossiers[0]) }
        let (from, to) = (dossiers[0], dossiers[1])
        _ = try await store.write {
            try $0.run(
                """
                UPDATE dossier_key SET wrapped = (SELECT wrapped FROM dossier_key WHERE dossier_id = \(from))
                WHERE dossier_id = \(to)
                """)
        }
        await #expect(throws: SealError.doesNotOpen) { try await Vault(store: store, master: key).seal(of: to) }
    }
}

import Crypto
import Dossier
import Foundation
import Storage
import Synchronization

/// The data keys of dossiers: one per dossier, wrapped by the master key, in a store of their own (docs/storage.md).
///
/// Opened keys stay in memory while they are used, bounded; a destroyed one is forgotten at once.
package final class Vault: Sendable {
    /// More keys than this are not kept open: the older half goes.
    private static let mostOpenKeys = 20_000

    private let store: any StorageEngine
    private let wrapping: Seal
    private let open = Mutex<[DossierID: Seal]>([:])

    package init(store: any StorageEngine, master: MasterKey) {
        self.store = store
        wrapping = master.wrapping
    }

    /// The seal of one dossier.
    ///
    /// - Throws: `VaultError.destroyed` when the dossier has no key (any more), `SealError` under a wrong master key.
    package func seal(of dossier: DossierID) async throws -> Seal {
        if let seal = open.withLock({ $0[dossier] }) { return seal }
        let wrapped = try await store.read { session in
            try session.first("SELECT wrapped FROM dossier_key WHERE dossier_id = \(dossier)") { $0.bytes(0) }
        }
        guard let wrapped else { throw VaultError.destroyed }
        return try remember(wrapped, for: dossier)
    }

    /// The seal of a dossier whose key is in memory; asks no store.
    package func opened(_ dossier: DossierID) -> Seal? { open.withLock { $0[dossier] } }

    /// Whether the store of keys answers.
    package func checkReadable() async throws { _ = try await isEmpty() }

    /// Whether there is no key of any dossier.
    package func isEmpty() async throws -> Bool {
        try await store.read { try $0.first("SELECT 1 FROM dossier_key LIMIT 1", { _ in true }) } == nil
    }

    /// Makes keys for new dossiers, durable before this returns. A dossier that has one keeps it.
    package func makeKeys(for dossiers: [DossierID], at moment: Moment) async throws {
        let rows = try dossiers.map { dossier in
            let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
            return (dossier, try wrapping.seal(words: key, at: Self.place(of: dossier)))
        }
        try await store.write { session in
            for (dossier, wrapped) in rows {
                try session.add(
                    """
                    INSERT INTO dossier_key (dossier_id, wrapped, made_at) VALUES (\(dossier), \(wrapped), \(moment))
                    ON CONFLICT (dossier_id) DO NOTHING
                    """)
            }
        }
    }

    private func remember(_ wrapped: [UInt8], for dossier: DossierID) throws -> Seal {
        let seal = Seal(key: SymmetricKey(data: try wrapping.openWords(wrapped, at: Self.place(of: dossier))))
        open.withLock { open in
            if open.count >= Self.mostOpenKeys { open.removeAll(keepingCapacity: true) }
            open[dossier] = seal
        }
        return seal
    }

    private static func place(of dossier: DossierID) -> SealedPlace { SealedPlace("dossier_key").with(dossier) }
}

package enum VaultError: Error, Equatable, CustomStringConvertible {
    /// The dossier's key is gone, and with it every word of it.
    case destroyed

    package var description: String { "The key of this dossier is not in the store of keys: its words cannot be read." }
}

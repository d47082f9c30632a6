import Dossier
import Storage

/// The keys of dossiers, by which files name them: found by their keyed hash.
extension DossierRecords {
    package static func hash(ofKey key: String, _ lookup: LookupHash) -> [UInt8] {
        lookup.hash(key, as: "dossier")
    }

    /// Whether a dossier of this id is here; for the shell, which then asks the whole of it.
    package static func exists(_ id: DossierID, _ session: any SQLSession) throws -> Bool {
        try session.first("SELECT 1 FROM dossier WHERE id = \(id)", { _ in true }) ?? false
    }

    /// How many dossiers are here.
    package static func count(_ session: any SQLSession) throws -> Int {
        try session.first("SELECT count(*) FROM dossier") { Int($0.integer(0)) } ?? 0
    }
}

import Dossier
import Storage

/// Whether a master key is the one a database was made with: a sealed sentence that only that key opens.
package enum KeyCheck {
    private static let sentence = "this key made this database"
    private static let place = SealedPlace("installation.key")

    /// Whether a database was made with another key. Only looks, also at a database that was never migrated.
    package static func isOfAnother(_ key: MasterKey, _ engine: any StorageEngine) async -> Bool {
        let sealed = try? await engine.read { session in
            try session.first("SELECT value FROM installation WHERE name = 'key'") { $0.bytes(0) }
        }
        guard let sealed else { return false }
        return (try? key.installation.open(String.self, sealed, at: place)) != sentence
    }

    /// Writes a row, and nothing else: what is asked of a node that says it can work.
    package static func leaveMark(at moment: Moment, _ session: any SQLSession) throws {
        let value = withUnsafeBytes(of: moment.milliseconds.bigEndian) { [UInt8]($0) }
        try session.add(
            """
            INSERT INTO installation (name, value) VALUES ('ready', \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }

    /// Writes the sentence in a database that is being made.
    package static func found(with key: MasterKey, _ session: any SQLSession) throws {
        let sealed = try key.installation.seal(sentence, at: place)
        try session.add("INSERT INTO installation (name, value) VALUES ('key', \(sealed))")
    }

    /// Writes the sentence in a database that has none; there is nothing sealed yet then.
    package static func matches(_ key: MasterKey, _ engine: any StorageEngine) async throws -> Bool {
        let sealed = try key.installation.seal(sentence, at: place)
        let known = try await engine.write { session -> [UInt8]? in
            try session.add(
                "INSERT INTO installation (name, value) VALUES ('key', \(sealed)) ON CONFLICT (name) DO NOTHING")
            return try session.first("SELECT value FROM installation WHERE name = 'key'") { $0.bytes(0) }
        }
        guard let known else { return false }
        return (try? key.installation.open(String.self, known, at: place)) == sentence
    }
}

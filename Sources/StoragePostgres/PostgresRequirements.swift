import Storage

/// What a server must be before Klaver trusts it with a dossier.
enum PostgresRequirements {
    /// - Throws: `StorageError.unavailable` with what is wrong and what to set.
    static func check(_ session: any SQLSession) throws {
        // What was acknowledged survives a power cut: without these two nothing would notice the lack of it but one.
        let wanted: [(setting: String, allowed: [String])] = [
            ("fsync", ["on"]), ("synchronous_commit", ["on", "local", "remote_write", "remote_apply"]),
            ("server_encoding", ["UTF8"]),
        ]
        for (setting, allowed) in wanted {
            let found = try session.first("SELECT current_setting(\(setting))") { $0.text(0) } ?? ""
            guard allowed.contains(found) else {
                throw StorageError.unavailable("PostgreSQL's \(setting) is \(found), and must be \(allowed[0])")
            }
        }
        let version = try session.first("SELECT current_setting('server_version_num')::bigint") { $0.integer(0) } ?? 0
        guard version >= 140_000 else {
            throw StorageError.unavailable("this PostgreSQL is older than 14")
        }
    }
}

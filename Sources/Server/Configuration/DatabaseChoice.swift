/// Where the dossiers and their wrapped keys are kept.
package enum DatabaseChoice: Sendable, Equatable {
    /// Two files in the data folder.
    case sqlite
    /// Two databases of PostgreSQL, by connection strings as libpq takes them; entries may be read from a standby.
    case postgresql(main: String, keys: String, replica: String?, readers: Int)

    /// - Throws: `ConfigurationError` with what is wrong with which setting.
    init(main: String, keys: String, replica: String, readers: Int) throws {
        guard !main.isEmpty else {
            for (setting, given) in [(Setting.databaseKeys, keys), (.databaseReplica, replica)] where !given.isEmpty {
                throw ConfigurationError(
                    setting: setting.environment, what: "goes with \(Setting.database.environment), which is not set")
            }
            self = .sqlite
            return
        }
        for (setting, given) in [(Setting.database, main), (.databaseKeys, keys), (.databaseReplica, replica)] {
            let isKnown = given.hasPrefix("postgresql://") || given.hasPrefix("postgres://")
            guard isKnown || (given.isEmpty && setting.key != Setting.databaseKeys.key) else {
                throw ConfigurationError(
                    setting: setting.environment, what: "must be a connection string that begins with postgresql://")
            }
        }
        guard keys != main else {
            throw ConfigurationError(
                setting: Setting.databaseKeys.environment,
                what: "must be another database than the dossiers', with backups of its own")
        }
        self = .postgresql(main: main, keys: keys, replica: replica.isEmpty ? nil : replica, readers: readers)
    }
}

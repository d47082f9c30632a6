/// What begins and ends a transaction, prepared once on each connection.
enum PostgresVerb: String, CaseIterable {
    case beginReading, beginSerialised, beginCommitted, waitForStandby, commit, rollback

    var name: String { "klaver_\(rawValue)" }

    var sql: String {
        switch self {
        case .beginReading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .beginSerialised: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
        case .beginCommitted: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
        case .waitForStandby: "SET LOCAL statement_timeout = 0"
        case .commit: "COMMIT"
        case .rollback: "ROLLBACK"
        }
    }
}

/// How a connection is used, and what is set on it.
enum ConnectionRole {
    /// Short acts: statements are cut off by the server after a while.
    case acts
    /// Reading everything there is (verification, export, move): takes as long as it takes, and rows come in portions.
    case scans

    var settings: String {
        let (statement, idle) = self == .acts ? ("9s", "30s") : ("0", "0")
        // One plan for each statement, by an index where there is one, whatever the statistics say today: what the check of
        // plans looked at is what runs, and a serialisable transaction locks the rows it read and not the whole table.
        return """
            SET statement_timeout = '\(statement)'; SET lock_timeout = '5s';
            SET idle_in_transaction_session_timeout = '\(idle)'; SET plan_cache_mode = force_generic_plan;
            SET enable_seqscan = off; SET jit = off; SET client_min_messages = warning; SET timezone = 'UTC'
            """
    }
}

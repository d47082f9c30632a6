import Storage

/// Why a statement or a connection failed, in PostgreSQL's own terms: what decides whether to try again.
enum PostgresFailure: Error, Equatable {
    /// The connection is gone, or did not answer in time; what it was doing is not known.
    case lost(String)
    /// The server said no. `state` is the SQLSTATE, five characters (PostgreSQL manual, appendix A).
    case rejected(state: String, message: String)

    /// Another transaction was in the way, and nothing of this one is there: the same again may well go through.
    var isConflict: Bool {
        guard case .rejected(let state, _) = self else { return false }
        return state == "40001" || state == "40P01"
    }

    /// This server is of no use any more, but another one, or the same a moment later, may be: it is stopping, starting,
    /// or became a standby under us.
    var isOfTheServer: Bool {
        switch self {
        case .lost: true
        case .rejected(let state, _): ["57P01", "57P02", "57P03", "25006"].contains(state)
        }
    }

    /// Said at the end of a transaction, this means that nothing of it is there. A server that stops may have made it
    /// durable already, and says the same as when it had not.
    var isRefusal: Bool {
        if case .rejected = self { !isOfTheServer } else { false }
    }

    /// In the words of the seam.
    var said: StorageError {
        switch self {
        case .lost(let why): return .unavailable(why)
        case .rejected(let state, let message):
            let why = "\(message) (\(state))"
            // 22: a value the column cannot hold; 23: a rule of the schema.
            if state.hasPrefix("22") || state.hasPrefix("23") { return .constraint(why) }
            if state == "XX001" || state == "XX002" { return .damaged(why) }
            return .unavailable(why)
        }
    }
}

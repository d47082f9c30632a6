import CSQLite
import Storage

/// Says one of SQLite's result codes in the words of the seam.
///
/// - Parameter connection: whose last message tells more, when there is one.
func storageError(_ code: Int32, of connection: OpaquePointer?) -> StorageError {
    let told = connection.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
    let why = told.map { String(cString: $0) } ?? "code \(code)"
    return switch code & 0xff {
    case SQLITE_CONSTRAINT: .constraint(why)
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(why)
    default: .unavailable(why)
    }
}

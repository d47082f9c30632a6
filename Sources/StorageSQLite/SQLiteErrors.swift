import GRDB
import Storage

/// Says SQLite's errors in the words of the seam, so that nothing outside this room knows GRDB.
func translatingErrors<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw storageError(error)
    }
}

func storageError(_ error: DatabaseError) -> StorageError {
    let why = error.message ?? error.resultCode.description
    return switch error.resultCode {
    case .SQLITE_CONSTRAINT: .constraint(why)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged(why)
    default: .unavailable(why)
    }
}

import Storage
import StorageSQLite
import TestKit

/// A database in a folder of its own.
func freshDatabase() throws -> WatchedEngine {
    let folder = try TemporaryFolder()
    return WatchedEngine(try SQLiteEngine(path: folder.path("notes.sqlite")), in: folder)
}

/// A database with one small table.
func notes() async throws -> WatchedEngine {
    let engine = try freshDatabase()
    try await engine.write {
        try $0.script("CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT NOT NULL CHECK (words <> 'forbidden'))")
    }
    return engine
}

extension WatchedEngine {
    /// Opens the same files once more.
    func reopened() throws -> WatchedEngine {
        WatchedEngine(try SQLiteEngine(path: folder.path("notes.sqlite")), in: folder)
    }
}

extension SQLSession {
    func note(_ id: Int, _ words: String = "a note") throws {
        try run("INSERT INTO notes (id, words) VALUES (\(id), \(words))")
    }

    func noteIDs() throws -> [Int] {
        try all("SELECT id FROM notes ORDER BY id") { Int($0.integer(0)) }
    }
}

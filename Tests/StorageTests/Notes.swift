import Storage
import TestKit

/// A database with nothing in it.
func freshDatabase() async throws -> WatchedEngine { try await TestDatabase.make(nil).open() }

/// A database with one small table.
func notes() async throws -> WatchedEngine {
    let engine = try await freshDatabase()
    try await engine.write {
        try $0.script("CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT NOT NULL CHECK (words <> 'forbidden'))")
    }
    return engine
}

extension WatchedEngine {
    /// Opens the same once more.
    func reopened() async throws -> WatchedEngine { try await database.open() }
}

extension SQLSession {
    func note(_ id: Int, _ words: String = "a note") throws {
        try run("INSERT INTO notes (id, words) VALUES (\(id), \(words))")
    }

    func noteIDs() throws -> [Int] {
        try all("SELECT id FROM notes ORDER BY id") { Int($0.integer(0)) }
    }
}

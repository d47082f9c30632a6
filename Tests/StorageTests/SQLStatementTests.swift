import Dossier
import Storage
import TestKit
import Testing

@Suite("A statement binds its values and never splices them")
struct SQLStatementTests {
    @Test("Values become $1 to $n in the order they stand")
    func numbersInOrder() {
        let statement: SQLStatement = "SELECT \(1) WHERE a = \("x") AND b IN (\([7] as [UInt8]), \(nil as Int64?))"
        #expect(statement.text == "SELECT $1 WHERE a = $2 AND b IN ($3, $4)")
        #expect(statement.values == [.integer(1), .text("x"), .bytes([7]), .null])
    }

    @Test("A nested piece brings its own values and all are numbered anew")
    func nests() {
        let inner: SQLStatement = "b = \(2) OR c = \(3)"
        let statement: SQLStatement = "a = \(1) AND (\(inner)) AND d = \(4)"
        #expect(statement.text == "a = $1 AND (b = $2 OR c = $3) AND d = $4")
        #expect(statement.values == [1, 2, 3, 4].map(SQLValue.integer))
    }

    @Test("A piece that is nested twice is bound twice, so that a driver may bind by position")
    func nestsTwice() {
        let piece: SQLStatement = "x = \("y")"
        let statement: SQLStatement = "\(piece) OR \(piece)"
        #expect(statement.text == "x = $1 OR x = $2")
        #expect(statement.values.count == 2)
    }

    @Test("Pieces are joined by a separator, and lists are lists of values")
    func joins() {
        let joined = SQLStatement.joined(["a = \(1)", "b = \(2)"], by: " AND ")
        #expect(joined.text == "a = $1 AND b = $2")
        let list: SQLStatement = "IN (\(.list([5, 6, 7])))"
        #expect(list.text == "IN ($1, $2, $3)")
        #expect(SQLStatement.joined([], by: ", ").text.isEmpty)
    }

    @Test("Each type stands as both engines have it")
    func bindsTypes() {
        let id = AccountID(high: 1, low: 2)
        let statement: SQLStatement = "\(true) \(false) \(id) \(Moment(milliseconds: 9)) \(Int64.min) \(nil as String?)"
        #expect(
            statement.values == [
                .integer(1), .integer(0), .identifier(high: 1, low: 2), .integer(9), .integer(.min), .null,
            ])
    }

    static let hostile = [
        "'; DROP TABLE notes; --", "\" OR 1=1 --", "$1", "$2", ":name", "?", "\\'", "x'00'", "\u{202e}txt",
        "/*", "'' OR ''=''", "🍀", "line\nbreak", "", "%_", "1); DELETE FROM notes; SELECT (1",
    ]

    @Test("A hostile text is stored as it is and is found again as it is", arguments: hostile)
    func doesNotSplice(_ text: String) async throws {
        let engine = try await notes()
        let found = try await engine.write { session -> [String] in
            try session.run("INSERT INTO notes (id, words) VALUES (\(1), \(text))")
            try session.run("INSERT INTO notes (id, words) VALUES (\(2), \("other"))")
            return try session.all("SELECT words FROM notes WHERE words = \(text) AND id < \(9)") { $0.text(0) }
        }
        #expect(found.map { Array($0.utf8) } == [Array(text.utf8)])
        let count = try await engine.read { try $0.first("SELECT count(*) FROM notes") { $0.integer(0) } }
        #expect(count == 2)
        #expect(!("SELECT \(text)" as SQLStatement).text.contains("DROP"))
        try await engine.close()
    }

    @Test("A text with a NUL is refused, since SQLite would keep it up to there only")
    func refusesNUL() async throws {
        let engine = try await notes()
        await #expect(throws: StorageError.constraint("a text holds a NUL")) {
            try await engine.write { try $0.note(1, "a\0b") }
        }
        #expect(try await engine.read { try $0.noteIDs() }.isEmpty)
        try await engine.close()
    }

    @Test("Many values keep their order at the engine")
    func keepsOrderOfManyValues() async throws {
        let engine = try await notes()
        let numbers = (0..<300).map { Int64($0 * 7 % 300) }
        let read = try await engine.read { session in
            try session.first("SELECT \(.list(numbers))") { row in numbers.indices.map { row.integer($0) } }
        }
        #expect(read == numbers)
        try await engine.close()
    }
}

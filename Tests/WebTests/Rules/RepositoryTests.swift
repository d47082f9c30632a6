import Foundation
import TestKit
import Testing

/// What STYLE.md and ARCHITECTURE.md say about where things stand.
@Suite("The rules of the repository")
struct RepositoryTests {
    private static func room(_ path: String) -> String { String(path.split(separator: "/")[1]) }

    @Test(
        "Each outside library is named in one room: SQLite, libpq, libsodium, libqrencode, and what asks another server"
    )
    func imports() throws {
        for (path, text) in try Repository.swiftFiles("Sources") {
            if Self.room(path) != "StorageSQLite" { #expect(!text.contains("import CSQLite"), "\(path)") }
            if Self.room(path) != "StoragePostgres" { #expect(!text.contains("import CLibPQ"), "\(path)") }
            for library in ["JWTKit", "AsyncHTTPClient"] where Self.room(path) != "OpenID" {
                #expect(!text.contains("import \(library)"), "\(path)")
            }
            if Self.room(path) != "Identity" { #expect(!text.contains("import CSodium"), "\(path)") }
            if Self.room(path) != "Web" { #expect(!text.contains("import CQREncode"), "\(path)") }
            if Self.room(path) != "Programs" { #expect(!text.contains("import CSpawn"), "\(path)") }
            for engine in ["StorageSQLite", "StoragePostgres"]
            where !["Server", engine, "TestKit"].contains(Self.room(path)) {
                #expect(!text.contains("import \(engine)"), "\(path): only Server chooses an engine")
            }
        }
    }

    @Test("Rules know no clock, no chance and no I/O: Dossier imports nothing but Foundation's values")
    func pure() throws {
        for (path, text) in try Repository.swiftFiles("Sources/Dossier") {
            for forbidden in ["Date()", "Date.now", "Clock.now", "UUID()", ".random", "FileManager", "URLSession"] {
                #expect(!text.contains(forbidden), "\(path): \(forbidden)")
            }
        }
    }

    @Test("SQL stands in Records and the two rooms of storage only")
    func sql() throws {
        let sql = /"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA|ALTER TABLE|WITH RECURSIVE)\s/
        let long = /^\s*(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE)\b/
            .anchorsMatchLineEndings()
        for (path, text) in try Repository.swiftFiles("Sources")
        where !["Records", "Storage", "StoragePostgres", "StorageSQLite", "TestKit"].contains(Self.room(path)) {
            #expect(!text.contains(sql) && !text.contains(long), "\(path)")
        }
    }

    @Test("Nothing in the sources can end the program on what can happen: no try!, no fatalError, no forced unwrap")
    func noTraps() throws {
        for (path, text) in try Repository.swiftFiles("Sources") where Self.room(path) != "TestKit" {
            #expect(!text.contains("try!"), "\(path)")
            #expect(!text.contains("fatalError"), "\(path)")
            #expect(!text.contains("preconditionFailure"), "\(path)")
        }
    }

    @Test("Most files are short, and none is over 300 lines")
    func length() throws {
        let lengths = try Repository.swiftFiles("Sources").map {
            ($0.path, $0.text.split(separator: "\n", omittingEmptySubsequences: false).count)
        }
        for (path, length) in lengths { #expect(length <= 300, "\(path)") }
        #expect(lengths.filter { $0.1 <= 120 }.count > lengths.count * 7 / 10)
    }

    @Test("What in Records takes a session and no reach stands in the list of doors in docs/access.md")
    func doors() throws {
        let doors = try Doors()
        for (path, text) in try Repository.swiftFiles("Sources/Records") {
            for function in Self.functions(in: text) where !function.signature.contains("reach: Reach") {
                #expect(
                    doors.name(function.name, in: path),
                    "\(path): \(function.name) takes no reach and is no door of docs/access.md")
            }
        }
    }

    /// The functions that others can call with a session.
    private static func functions(in text: String) -> [(name: String, signature: String)] {
        text.matches(of: /package static func (\w+)([^{]*)\{/).map { (String($0.1), String($0.2)) }
            .filter { $0.1.contains("SQLSession") }
    }
}

/// The table "Doors without a reach" of docs/access.md.
private struct Doors {
    private let rows: [(files: [String], names: [String])]

    init() throws {
        let page = try Repository.text("docs/access.md")
        let part = try #require(page.components(separatedBy: "## Doors without a reach").last)
        rows = part.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { row -> ([String], [String]) in
            let column = row.split(separator: "|", omittingEmptySubsequences: false)[2]
            let words: [String] = column.matches(of: /`([^`]+)`/).map { String($0.1) }
            return (words.filter(Self.isFile), words.filter { !Self.isFile($0) })
        }
    }

    /// Whether a row names the file (or its type, or its folder), and this function or no function at all.
    func name(_ function: String, in path: String) -> Bool {
        let file = path.split(separator: "/").last.map(String.init) ?? ""
        return rows.contains { files, names in
            let isNamed = files.contains { Self.means($0, path, file) }
            return isNamed && (names.isEmpty || names.contains(function))
        }
    }

    private static func isFile(_ word: String) -> Bool {
        word.contains("/") || word.hasSuffix(".swift") || word.first?.isUppercase == true
    }

    private static func means(_ named: String, _ path: String, _ file: String) -> Bool {
        if named.hasSuffix("/") { return path.contains("/\(named)") }
        let last = named.split(separator: "/").last.map(String.init) ?? named
        return file == last || file == last + ".swift"
    }
}

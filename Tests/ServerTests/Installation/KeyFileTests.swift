import Foundation
import TestKit
import Testing

@testable import Server

@Suite("The master key's file")
struct KeyFileTests {
    private struct Place {
        let folder: TemporaryFolder
        let data: URL
        var key: URL { Installation.keyFile(in: data) }

        init() throws {
            folder = try TemporaryFolder()
            data = folder.url.appendingPathComponent("data")
        }

        func open(makes: Bool = true) async throws {
            let configuration = try await KlaverConfiguration.read(flags: [(.data, data.path)])
            let installation = try await Installation.open(configuration, for: makes ? .making : .working)
            try await installation.close()
        }

        /// What stands there with its bytes, without what SQLite keeps beside an open database.
        func contents() -> [String: Int] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: data.path)) ?? []
            let kept = names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
            return Dictionary(
                uniqueKeysWithValues: kept.map {
                    ($0, FileManager.default.contents(atPath: data.appendingPathComponent($0).path).hashValue)
                })
        }

        func mode(_ url: URL) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
        }

        /// Opening fails with this, and leaves everything as it was.
        func refuses(_ error: InstallationError, makes: Bool = true) async {
            let before = contents()
            await #expect(throws: error) { try await open(makes: makes) }
            #expect(contents() == before, "nothing was made or changed")
        }
    }

    @Test("A new installation: 32 random bytes as base64 for the owner's eyes only, in a folder of the owner's only")
    func new() async throws {
        let (place, other) = (try Place(), try Place())
        try await place.open()
        try await other.open()
        let text = try String(contentsOf: place.key, encoding: .utf8)
        #expect(Data(base64Encoded: text.trimmingCharacters(in: .newlines))?.count == 32)
        #expect(try place.mode(place.key) == 0o600)
        #expect(try place.mode(place.data) == 0o700)
        #expect(try String(contentsOf: other.key, encoding: .utf8) != text)
        #expect(place.contents().keys.sorted() == ["keys.sqlite", "klaver.sqlite", "master.key"])
    }

    @Test("Opened again: the same key, and no file more")
    func again() async throws {
        let place = try Place()
        try await place.open()
        let before = try Data(contentsOf: place.key)
        try await place.open()
        try await place.open(makes: false)
        #expect(try Data(contentsOf: place.key) == before)
        #expect(place.contents().count == 3)
    }

    @Test("A database without its key: one sentence, and no new key takes its place")
    func missing() async throws {
        let place = try Place()
        try await place.open()
        let aside = place.folder.url.appendingPathComponent("aside")
        try FileManager.default.moveItem(at: place.key, to: aside)
        let error = InstallationError.keyMissing(
            key: place.key.path, database: Installation.database(in: place.data).path)
        await place.refuses(error)
        await place.refuses(error, makes: false)
        // Also when only the keys of the dossiers are left.
        try FileManager.default.removeItem(at: Installation.database(in: place.data))
        await place.refuses(error)
        try FileManager.default.moveItem(at: aside, to: place.key)
    }

    @Test("Another installation's key: one sentence")
    func wrong() async throws {
        let (place, other) = (try Place(), try Place())
        try await place.open()
        try await other.open()
        try FileManager.default.removeItem(at: place.key)
        try FileManager.default.copyItem(at: other.key, to: place.key)
        await place.refuses(.keyIsWrong(key: place.key.path, database: Installation.database(in: place.data).path))
    }

    @Test("A key that others may read: one sentence", arguments: [0o644, 0o640, 0o604, 0o660, 0o700 | 0o001])
    func open(_ mode: Int) async throws {
        let place = try Place()
        try await place.open()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: place.key.path)
        await place.refuses(.keyIsOpen(place.key.path))
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: place.key.path)
        try await place.open()
    }

    @Test(
        "A file that is no key: one sentence",
        arguments: ["", "geen sleutel", "AAAA", String(repeating: "A", count: 44), "\u{0}"])
    func garbage(_ text: String) async throws {
        for isNew in [true, false] {
            let place = try Place()
            if !isNew { try await place.open() }
            try FileManager.default.createDirectory(at: place.data, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: place.key)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.key.path)
            await place.refuses(.keyIsNoKey(place.key.path))
        }
    }

    @Test("A key that was put there before the first start is used")
    func given() async throws {
        let place = try Place()
        try FileManager.default.createDirectory(at: place.data, withIntermediateDirectories: true)
        let key = Data((0..<32).map { UInt8($0) }).base64EncodedData()
        #expect(
            FileManager.default.createFile(
                atPath: place.key.path, contents: key, attributes: [.posixPermissions: 0o600]))
        try await place.open()
        #expect(try Data(contentsOf: place.key) == key)
    }

    @Test("A command that only looks makes nothing: no folder, no key, no database")
    func looksOnly() async throws {
        let place = try Place()
        await place.refuses(.noDatabase(Installation.database(in: place.data).path), makes: false)
        #expect(!FileManager.default.fileExists(atPath: place.data.path))
    }

    @Test("A folder that cannot be made: one sentence")
    func cannotWrite() async throws {
        let place = try Place()
        try Data().write(to: place.data)
        await place.refuses(.cannotWrite(place.data.path))
    }

    @Test("The sentences say what to do and name no key")
    func sentences() {
        #expect(
            InstallationError.keyIsOpen("/k").description == "Others may read the master key /k: run chmod 600 on it.")
        #expect(InstallationError.keyMissing(key: "/k", database: "/d").description.contains("put the key back"))
        #expect(InstallationError.olderSchema(found: 1, known: 2).description.contains("run klaver migrate"))
    }
}

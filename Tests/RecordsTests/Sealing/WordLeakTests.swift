import Dossier
import Foundation
import Records
import Storage
import TestKit
import Testing
import UseCases

/// Design §1.4: a stolen database, a backup or a database administrator reads no word.
@Suite("No word of the demonstration dossiers can be read in the files")
struct WordLeakTests {
    private static let demo = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Sources/Server/Demo").standardizedFileURL

    @Test("Not a name, an address or four words in a row; not in the database, its WAL, the keys or a copy")
    func leaksNothing() async throws {
        let files = try FileManager.default.contentsOfDirectory(at: Self.demo, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
        let all = try files.map { (name: $0.lastPathComponent, data: try Data(contentsOf: $0)) }
        let texts = all.filter { $0.name != "accounts.json" }
        let place = try await TestPlace.open(cast: false)
        let imported = try await place.workplace.importDossiers(texts, caller: place.request(origin: "shell"))
        #expect(imported.count == 5 && imported.map(\.entries).reduce(0, +) > 500)
        try await write("Vierwoordig geheim staat hier", as: imported[0].id, place)

        let words = try Words(of: all.map(\.data) + [Data(#"["Vierwoordig geheim staat hier"]"#.utf8)])
        #expect(words.phrases.count > 10_000 && words.names.count > 60)
        for (name, bytes) in try await everyFile(place) {
            let found = words.found(in: bytes)
            #expect(found.isEmpty, "\(name) holds \(found.prefix(5))")
        }
    }

    @Test("The search itself finds a word that is there")
    func searches() throws {
        let words = try Words(of: [Data(#"{"name": "Ruben van Dam", "text": "Bakt piekert en leert slapen."}"#.utf8)])
        let (noise, none) = ([UInt8](repeating: 7, count: 5000), [UInt8]())
        for planted in ["ruben van dam", "Ruben van Dam", "BAKT PIEKERT EN LEERT", "piekert en leert slapen.", "Ruben"]
        {
            #expect(!words.found(in: noise + Array(planted.utf8) + noise).isEmpty, "\(planted)")
        }
        #expect(words.found(in: noise).isEmpty && words.found(in: none).isEmpty)
    }

    // A session, a report, a draft and a filtered look: what use writes beside what an import writes.
    private func write(_ text: String, as dossier: DossierID, _ place: TestPlace) async throws {
        let hash = AccountRecords.hash(of: "lisa@klaver.test", place.keys.lookup)
        let account = try #require(try await place.engine.read { try AccountRecords.id(addressHash: hash, $0) })
        let caller = try await place.caller(account)
        let draft = DraftWords(text: text, form: nil, themes: [], parent: nil)
        let owner = try #require(
            try await place.engine.read { session in
                try session.first("SELECT account_id FROM dossier_owner WHERE dossier_id = \(dossier)") {
                    row -> AccountID in try row.id(0)
                }
            })
        try await place.workplace.saveDraft(
            NewIdentifier.make(at: place.now), for: dossier, words: draft, as: place.caller(owner))
        for imported in try await place.workplace.readHome(as: caller).dossiers {
            let new = NewReport(id: NewIdentifier.make(at: place.now), text: text, form: .moment, themes: .none)
            _ = try? await place.workplace.writeReport(new, in: imported.id, as: caller)
        }
        _ = try await place.workplace.signIn(address: "lisa@klaver.test", password: text, as: place.request())
        _ = try await place.workplace.signIn(address: "petra.jansen@ergens.test", password: text, as: place.request())
    }

    private func everyFile(_ place: TestPlace) async throws -> [(String, [UInt8])] {
        let open = try await place.engine.database.files().map { ("\($0.0) while open", $0.1) }
        if TestEngine.current == .sqlite { #expect(open.contains { $0.0.contains("-wal") && !$0.1.isEmpty }) }
        #expect(open.reduce(0) { $0 + $1.1.count } > 100_000)
        try await place.close()
        return try await open + place.engine.database.files().map { ("\($0.0) after closing", $0.1) }
    }
}

/// What must not be found: names, addresses, and every run of four words in any text.
private struct Words {
    private(set) var names: Set<String> = []
    private(set) var phrases: Set<String> = []

    private static let nameFields: Set = ["name", "callName", "email", "account", "address", "phone"]
    /// Values of the format itself, and words anybody could use, say nothing of a person.
    private static let common: Set = ["oude", "klein", "groot", "jonge"]

    init(of files: [Data]) throws {
        for data in files { collect(try JSONSerialization.jsonObject(with: data), field: "") }
    }

    private mutating func collect(_ value: Any, field: String) {
        switch value {
        case let object as [String: Any]:
            for (key, value) in object { collect(value, field: key) }
        case let list as [Any]: for value in list { collect(value, field: field) }
        case let text as String:
            if Self.nameFields.contains(field), text.utf8.count >= 4 { names.insert(text.lowercased()) }
            if field == "title", text.contains(" ") { names.insert(text.lowercased()) }
            if field == "name" || field == "callName" {
                for part in text.split(separator: " ") where part.utf8.count >= 5 && part.first?.isUppercase == true {
                    if !Self.common.contains(part.lowercased()) { names.insert(part.lowercased()) }
                }
            }
            let words = text.split(whereSeparator: \.isWhitespace)
            guard words.count >= 4 else { return }
            for start in 0...(words.count - 4) {
                phrases.insert(words[start..<(start + 4)].joined(separator: " ").lowercased())
            }
        default: break
        }
    }

    /// Looks for all of them at once: by the first four bytes of each, in the bytes as they are and in lower case.
    func found(in bytes: [UInt8]) -> [String] {
        guard bytes.count >= 4 else { return [] }
        var needles: [UInt32: [[UInt8]]] = [:]
        for needle in names.union(phrases) {
            let bytes = Array(needle.utf8)
            needles[Self.key(bytes, 0), default: []].append(bytes)
        }
        let lowered = bytes.map { (65...90).contains($0) ? $0 + 32 : $0 }
        var found: [String] = []
        lowered.withUnsafeBufferPointer { buffer in
            var key: UInt32 = 0
            for index in 0..<buffer.count {
                key = key << 8 | UInt32(buffer[index])
                guard index >= 3, let candidates = needles[key] else { continue }
                for needle in candidates where buffer[(index - 3)...].starts(with: needle) {
                    found.append(String(decoding: needle, as: UTF8.self))
                }
            }
        }
        return found
    }

    private static func key(_ bytes: [UInt8], _ start: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[start + $1]) }
    }
}

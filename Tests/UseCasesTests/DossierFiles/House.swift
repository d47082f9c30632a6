import Dossier
import Foundation
import Identity
import Records
import Storage
import TestKit

@testable import UseCases

/// A Klaver of its own in a temporary folder, on real databases, with its own keys and a clock that stands still.
struct House {
    let engine: WatchedEngine
    private let store: WatchedEngine
    let workplace: Workplace
    /// 21 November 2026, 12:00 in Amsterdam.
    static let now = Moment(milliseconds: 1_795_258_800_000)

    init() async throws {
        let folder = try TemporaryFolder()
        engine = try await TestDatabase.make(.main, in: folder).open()
        store = try await TestDatabase.make(.keys, in: folder, named: "keys").open()
        let master = MasterKey.random().key
        workplace = Workplace(
            engine: engine, vault: Vault(store: store, master: master), keys: master,
            bodies: OpenedBodies(bytes: 1 << 20), passwords: try Passwords(), now: { House.now })
    }

    func leave() async throws {
        try await engine.close()
        try await store.close()
    }

    /// Runs a body in a house that is gone afterwards.
    static func with<Value>(_ body: (House) async throws -> Value) async throws -> Value {
        let house = try await House()
        let value = try await body(house)
        try await house.leave()
        return value
    }

    var shell: Caller {
        Caller(token: nil, origin: "shell", request: NewIdentifier.make(at: House.now), at: House.now)
    }

    @discardableResult
    func importing(_ files: (String, Data)...) async throws -> [ImportedDossier] {
        try await workplace.importDossiers(files.map { (name: $0.0, data: $0.1) }, caller: shell)
    }

    func export(_ key: String) async throws -> Data {
        try await workplace.exportDossier(
            try await workplace.findDossier(key), reason: "a copy for the person", caller: shell)
    }

    func count(_ statement: SQLStatement) async throws -> Int {
        try await engine.read { session in try session.first(statement) { Int($0.integer(0)) } ?? 0 }
    }

    static let noRows = [Int](repeating: 0, count: 7)

    /// How many rows each table has that an import writes in.
    func rows() async throws -> [Int] {
        var counts: [Int] = []
        counts.append(try await count("SELECT count(*) FROM dossier"))
        counts.append(try await count("SELECT count(*) FROM entry"))
        counts.append(try await count("SELECT count(*) FROM entry_version"))
        counts.append(try await count("SELECT count(*) FROM account"))
        counts.append(try await count("SELECT count(*) FROM organisation"))
        counts.append(try await count("SELECT count(*) FROM access_grant"))
        counts.append(try await count("SELECT count(*) FROM log_line"))
        return counts
    }
}

/// The files of the demonstration, as they stand in the sources.
enum Demo {
    static let names = ["lisa-gezin.json", "lisa.json", "sam.json", "mieke.json", "henk.json"]

    static func data(_ name: String) throws -> Data {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: root.appendingPathComponent("Sources/Server/Demo/\(name)"))
    }

    static var files: [(name: String, data: Data)] {
        get throws { try names.map { (name: $0, data: try data($0)) } }
    }
}

/// A small dossier file that is right, to be spoiled in one place.
enum SmallFile {
    static func object() -> [String: Any] {
        [
            "klaver": "dossier/1", "anchor": "2026-11-01",
            "dossier": [
                "key": "kees", "type": "person", "title": "Kees", "language": "nl", "jurisdiction": "NL",
                "openedAt": "-100d",
            ],
            "people": [
                ["key": "kees", "name": "Kees", "circle": "self", "account": "kees@klaver.test"],
                ["key": "bo", "name": "Bo", "circle": "professional", "account": "bo@klaver.test", "lead": true],
                ["key": "an", "name": "An", "circle": "family"],
            ],
            "owners": [["account": "kees@klaver.test", "person": "kees"]],
            "grants": [
                [
                    "to": ["account": "bo@klaver.test"], "effect": "permit", "areas": ["*"], "themes": ["*"],
                    "exceptThemes": ["geld"], "verbs": ["look", "add"], "basis": "consent", "purpose": "Bo helpt mij",
                    "from": "-90d", "until": "+90d", "givenBy": "kees",
                ]
            ],
            "reports": [
                [
                    "key": "r1", "at": "-10d 14:30", "author": "bo", "form": "moment", "text": "Een mooie dag.",
                    "themes": ["dag"], "about": ["kees"],
                    "reactions": [["key": "r1-a", "at": "-9d 08:00", "author": "kees", "form": "nice"]],
                ]
            ],
        ]
    }

    static func data(_ change: (inout [String: Any]) -> Void = { _ in }) -> Data {
        var object = object()
        change(&object)
        return (try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) ?? Data()
    }

    /// The file as that of a household of Kees, and of Bo where there are two days of birth; nil: the file does not say.
    static func household(born: [String?]) -> Data {
        data { object in
            var cover = object["dossier"] as? [String: Any] ?? [:]
            cover["type"] = "household"
            object["dossier"] = cover
            var people = object["people"] as? [[String: Any]] ?? []
            for (index, day) in born.enumerated() { people[index]["birthDate"] = day }
            object["people"] = people
            object["owners"] = people.prefix(born.count).map { person -> [String: Any] in
                ["account": person["account"] ?? "", "person": person["key"] ?? ""]
            }
        }
    }

    /// The file with one value in the first item of a list replaced.
    static func data(_ list: String, _ field: String, _ value: Any?) -> Data {
        data { object in
            var items = object[list] as? [[String: Any]] ?? []
            items[0][field] = value
            object[list] = items
        }
    }
}

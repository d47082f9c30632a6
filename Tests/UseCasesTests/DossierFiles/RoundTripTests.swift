import Dossier
import Foundation
import Records
import Storage
import Testing

@testable import UseCases

@Suite struct RoundTripTests {
    @Test(arguments: Demo.names) func `import, export, import elsewhere and export gives the same bytes`(
        name: String
    ) async throws {
        let data = try Demo.data(name)
        let key = try DossierFileReader.read(data, anchor: DossierClock.amsterdam.day(of: House.now)).cover.key
        let first = try await House.with { house in
            try await house.importing((name, data))
            return try await house.export(key)
        }
        let second = try await House.with { house in
            try await house.importing((name, first))
            return try await house.export(key)
        }
        #expect(first == second)
        if let folder = ProcessInfo.processInfo.environment["KLAVER_EXPORTS"] {
            try first.write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
        }
    }

    @Test(arguments: Demo.names) func `an export says what the imported file said`(name: String) async throws {
        let data = try Demo.data(name)
        let read = try DossierFileReader.read(data, anchor: DossierClock.amsterdam.day(of: House.now))
        let export = try await House.with { house in
            try await house.importing((name, data))
            return try await house.export(read.cover.key)
        }
        let original = try resolved(data)
        let exported = try JSONSerialization.jsonObject(with: export)
        #expect(difference(original, exported, "") == [])
    }

    @Test func `a restricted report stays restricted, with what hangs on it`() async throws {
        let data = try Demo.data("lisa.json")
        try await House.with { house in
            let imported = try await house.importing(("lisa.json", data))
            let dossier = imported[0].id
            _ = try await house.engine.write { session in
                let report: EntryID? = try session.first(
                    """
                    SELECT parent_id FROM entry WHERE dossier_id = \(dossier) AND kind = 2 ORDER BY parent_id LIMIT 1
                    """
                ) { try $0.id(0) }
                return try session.run(
                    """
                    UPDATE entry SET restricted_at = \(House.now)
                    WHERE dossier_id = \(dossier) AND (id = \(report) OR parent_id = \(report))
                    """)
            }
            let before = try await house.count("SELECT count(*) FROM entry WHERE restricted_at IS NOT NULL")
            #expect(before >= 2)
            let export = try await house.export("lisa")
            try await House.with { other in
                try await other.importing(("lisa.json", export))
                let after = try await other.count("SELECT count(*) FROM entry WHERE restricted_at IS NOT NULL")
                #expect(after == before)
            }
        }
    }

    @Test func `what a signature covers goes along, and still covers the plan elsewhere`() async throws {
        let covers = String(repeating: "0123456789abcdef", count: 4)
        let file = SmallFile.data { object in
            object["plans"] = [
                [
                    "key": "p1", "at": "-9d", "author": "bo", "title": "Rust", "from": "-9d", "status": "active",
                    "signatures": [
                        ["by": "kees", "at": "-8d 10:00", "covers": covers], ["by": "bo", "at": "-8d 11:00"],
                    ],
                    "goals": [["key": "g1", "at": "-9d", "author": "bo", "text": "Slapen", "status": "active"]],
                ] as [String: Any]
            ]
        }
        func digest(_ house: House) async throws -> String {
            let dossier = try await house.workplace.findDossier("kees")
            let seal = try await house.workplace.vault.seal(of: dossier)
            let rows = try await house.engine.read { session in
                try session.all("SELECT \(EntryRow.columns) FROM entry e WHERE e.kind IN (6, 7)") {
                    try EntryRow($0, in: dossier)
                }
            }
            let plan = try #require(rows.first { $0.kind == .plan })
            let goals = try rows.filter { $0.kind == .goal }.map {
                Entry(row: $0, body: try seal.open(GoalBody.self, $0.sealed, at: $0.place))
            }
            #expect(goals.count == 1)
            return PlanDigest.of(
                Entry(row: plan, body: try seal.open(PlanBody.self, plan.sealed, at: plan.place)), goals: goals)
        }
        let (first, here) = try await House.with { house in
            try await house.importing(("kees.json", file))
            return (try await house.export("kees"), try await digest(house))
        }
        let (second, there) = try await House.with { house in
            try await house.importing(("kees.json", first))
            return (try await house.export("kees"), try await digest(house))
        }
        #expect(first == second && here == there, "other ids, the same words")
        let object = try #require(try JSONSerialization.jsonObject(with: first) as? [String: Any])
        let plan = try #require((object["plans"] as? [[String: Any]])?.first)
        let signatures = try #require(plan["signatures"] as? [[String: Any]])
        #expect(signatures.map { $0["covers"] as? String } == [covers, nil])
    }

    @Test func `an export needs a reason, and the log has it`() async throws {
        try await House.with { house in
            let imported = try await house.importing(("kees.json", SmallFile.data()))
            await #expect(throws: ExportRefused.noReason) {
                try await house.workplace.exportDossier(imported[0].id, reason: " \n", caller: house.shell)
            }
            #expect(try await house.count("SELECT count(*) FROM log_line WHERE action = 8") == 0)
            _ = try await house.export("kees")
            let id = imported[0].id
            #expect(
                try await house.count(
                    """
                    SELECT count(*) FROM log_line WHERE action = 8 AND purpose = 5 AND dossier_id = \(id)
                        AND detail IS NOT NULL
                    """) == 1)
        }
    }

    @Test func `a dossier is found by its key and by its id, and what is not there is said`() async throws {
        try await House.with { house in
            let imported = try await house.importing(("kees.json", SmallFile.data()))
            #expect(try await house.workplace.findDossier("kees") == imported[0].id)
            #expect(try await house.workplace.findDossier(imported[0].id.text) == imported[0].id)
            await #expect(throws: ExportRefused.noDossier("jan")) {
                try await house.workplace.findDossier("jan")
            }
        }
    }

    @Test func `what was made on a screen gets a key from its id and survives the round trip`() async throws {
        let first = try await House.with { house in
            let dossier = try await house.importing(("kees.json", SmallFile.data()))[0].id
            try await addReportOfAStranger(to: dossier, in: house)
            return try await house.export("kees")
        }
        let object = try #require(try JSONSerialization.jsonObject(with: first) as? [String: Any])
        let reports = try #require(object["reports"] as? [[String: Any]])
        let people = try #require(object["people"] as? [[String: Any]])
        #expect((reports[1]["key"] as? String)?.hasPrefix("e-") == true)
        #expect(people.last?["name"] as? String == "Invaller")
        #expect(people.last?["key"] as? String == reports[1]["author"] as? String)
        let second = try await House.with { house in
            try await house.importing(("kees.json", first))
            return try await house.export("kees")
        }
        #expect(first == second)
    }

    private func addReportOfAStranger(to dossier: DossierID, in house: House) async throws {
        let keys = house.workplace.keys
        let seal = try await house.workplace.vault.seal(of: dossier)
        try await house.engine.write { session in
            let stranger: AccountID = NewIdentifier.make(at: House.now)
            try AccountRecords.insert(
                stranger, AccountWords(address: "invaller@klaver.test", name: "Invaller"), addressHash: [1],
                password: nil, at: House.now, with: keys.installation, session)
            let row = EntryRow(
                dossier: dossier, id: NewIdentifier.make(at: House.now.moved(by: 5)), kind: .report,
                themes: .general, voice: .professional, form: 1, author: stranger, occurredAt: House.now,
                recordedAt: House.now.moved(by: 1234))
            _ = try EntryRecords.insert(row.sealing(ReportBody(text: "Ik viel in."), with: seal), session)
        }
    }

    /// The file as it was written by hand, in the form an export has.
    private func resolved(_ data: Data) throws -> Any {
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let zone = (object["dossier"] as? [String: Any])?["timeZone"] as? String ?? "Europe/Amsterdam"
        let clock = try #require(DossierClock(zoneName: zone))
        return Resolver(anchor: DossierClock.amsterdam.day(of: House.now), clock: clock).resolve(object, name: "")
    }

    private func difference(_ left: Any, _ right: Any, _ path: String) -> [String] {
        switch (left, right) {
        case (let left as [String: Any], let right as [String: Any]):
            return Set(left.keys).union(right.keys).sorted().flatMap { name -> [String] in
                guard let one = left[name], let other = right[name] else {
                    return ["\(path).\(name) \(left[name] == nil ? "came" : "went")"]
                }
                return difference(one, other, "\(path).\(name)")
            }
        case (let left as [Any], let right as [Any]):
            guard left.count == right.count else { return ["\(path) \(left.count) \(right.count)"] }
            return left.indices.flatMap { difference(left[$0], right[$0], "\(path)[\($0)]") }
        default:
            return "\(left)" == "\(right)" ? [] : ["\(path): \(left) → \(right)"]
        }
    }
}

/// Puts what a file leaves open in the form an export has: an independent second opinion on the reader.
private struct Resolver {
    let anchor: CivilDate
    let clock: DossierClock

    /// These start at midnight, all others stand at noon.
    private static let midnight: Set<String> = ["openedAt", "diedOn", "from", "until", "since", "withdrawnAt"]
    /// Sets whose order says nothing.
    private static let sets: Set<String> = [
        "themes", "areas", "verbs", "acts", "exceptThemes", "excludedThemes", "named",
    ]

    func resolve(_ value: Any, name: String) -> Any {
        switch value {
        case let object as [String: Any]:
            var result: [String: Any] = [:]
            for (name, value) in object where (value as? [Any])?.isEmpty != true {
                result[name] = resolve(value, name: name)
            }
            if let days = result.removeValue(forKey: "bornDaysAgo") as? Int {
                result["birthDate"] = anchor.adding(days: -days).text
            }
            // An earlier version only says which themes it had where they were others.
            if let earlier = result["earlier"] as? [[String: Any]], let themes = result["themes"] as? [String] {
                result["earlier"] = earlier.map { version in
                    version.filter { $0.key != "themes" || $0.value as? [String] != themes }
                }
            }
            return result
        case let list as [Any]:
            let list = list.map { resolve($0, name: "") }
            guard Self.sets.contains(name), let names = list as? [String] else { return list }
            let isEveryArea = name == "areas" && names.count == Area.allCases.count
            return isEveryArea ? ["*"] : names.sorted { order($0) < order($1) }
        case let text as String:
            return moment(text, name) ?? text
        default:
            return value
        }
    }

    private func order(_ name: String) -> String {
        let themes = Theme.allCases.map(\.fileName) + Area.allCases.map(\.fileName)
        let others = ["look", "add", "change", "giveAccess", "sign", "readLog", "takeCopy"]
        guard let index = (themes + others).firstIndex(of: name) else { return name }
        return "\(1000 + index)"
    }

    private func moment(_ text: String, _ name: String) -> String? {
        guard let match = text.wholeMatch(of: /([+-]?\d{1,5})d(?: (\d\d):(\d\d))?/), let days = Int(match.1) else {
            return nil
        }
        let day = anchor.adding(days: days)
        let time = match.2.flatMap { hour in match.3.map { "\(hour):\($0)" } }
        let clockTime = time ?? (Self.midnight.contains(name) ? "00:00" : "12:00")
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = clock.zone
        let parts = clockTime.split(separator: ":").compactMap { Int($0) }
        let date = calendar.date(
            from: DateComponents(year: day.year, month: day.month, day: day.day, hour: parts[0], minute: parts[1]))
        let offset = clock.zone.secondsFromGMT(for: date ?? .distantPast) / 60
        return "\(day.text)T\(clockTime):00+0\(offset / 60):\(offset % 60 == 0 ? "00" : "\(offset % 60)")"
    }
}

import Dossier
import Foundation
import Testing

@testable import UseCases

/// Files that were damaged at random, the same way in every run.
@Suite struct FuzzTests {
    @Test(arguments: 0..<8) func `a file with damaged bytes is refused or read, and nothing stops`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed) &+ 1)
        let whole = Array(try Demo.data("lisa.json"))
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
            _ = try? DossierFileReader.read(Data(bytes), anchor: DossierClock.amsterdam.day(of: House.now))
        }
    }

    @Test(arguments: 0..<8) func `a file with values in the wrong place is never half imported`(
        seed: Int
    ) async throws {
        var random = Dice(seed: UInt64(seed) &+ 100)
        let object = try JSONSerialization.jsonObject(with: try Demo.data("lisa.json"))
        // Of what is refused nothing stays, so one house serves for all of it.
        let house = try await House()
        for _ in 0..<40 {
            let changed = mutated(object, depth: Int.random(in: 1...5, using: &random), &random)
            guard let data = try? JSONSerialization.data(withJSONObject: changed, options: [.fragmentsAllowed]) else {
                continue
            }
            guard (try? DossierFileReader.read(data, anchor: DossierClock.amsterdam.day(of: House.now))) == nil else {
                try await importsWhole(data)
                continue
            }
            await #expect(throws: DossierFileRejected.self) { try await house.importing(("fuzz.json", data)) }
            let after = try await house.rows()
            #expect(after == House.noRows)
        }
        try await house.leave()
    }

    /// What is still a dossier file imports, and what it exports is one again.
    private func importsWhole(_ data: Data) async throws {
        let key = try DossierFileReader.read(data, anchor: DossierClock.amsterdam.day(of: House.now)).cover.key
        let export = try await House.with { house in
            try await house.importing(("fuzz.json", data))
            return try await house.export(key)
        }
        let again = try await House.with { house in
            try await house.importing(("export.json", export))
            return try await house.export(key)
        }
        #expect(export == again)
    }

    private func damage(_ bytes: inout [UInt8], _ random: inout Dice) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: bytes.indices, using: &random)
        let signs = Array("{}[]\",:0-eE.\\u\0\u{1}".utf8)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = signs[Int.random(in: signs.indices, using: &random)]
        case 2: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        }
    }

    private func mutated(_ value: Any, depth: Int, _ random: inout Dice) -> Any {
        guard depth > 0 else { return replacement(for: value, &random) }
        switch value {
        case var object as [String: Any]:
            guard let name = object.keys.sorted().randomElement(using: &random), let inner = object[name] else {
                return value
            }
            if Int.random(in: 0..<8, using: &random) == 0 {
                object[name] = nil
            } else {
                object[name] = mutated(inner, depth: depth - 1, &random)
            }
            return object
        case var list as [Any]:
            guard let index = list.indices.randomElement(using: &random) else { return value }
            switch Int.random(in: 0..<8, using: &random) {
            case 0: list.remove(at: index)
            case 1: list.append(list[index])
            default: list[index] = mutated(list[index], depth: depth - 1, &random)
            }
            return list
        default:
            return replacement(for: value, &random)
        }
    }

    private func replacement(for value: Any, _ random: inout Dice) -> Any {
        let others: [Any] = [
            "", "x", "lisa", "fatma", "geld", "own", "-5d 10:00", "2026-01-01", "9999-12-31", "-99999d", "0d", NSNull(),
            true, 0, -3, 2.5, 1e300, Int.max, [Any](), [String: Any](), ["*"], ["lisa"], ["to": "confined"],
            String(repeating: "e\u{301}", count: 500), "\u{202e}\u{feff}", "a\0b",
        ]
        return others.randomElement(using: &random) ?? value
    }
}

/// SplitMix64: small, and the same everywhere.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

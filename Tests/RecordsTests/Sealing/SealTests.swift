import Crypto
import Dossier
import Foundation
import Records
import TestKit
import Testing

@Suite("What is sealed opens in its own place only")
struct SealTests {
    private let seal = Seal(key: SymmetricKey(size: .bits256))
    private let place = SealedPlace("entry").with(DossierID(high: 1, low: 2)).with(Int64(3))
    private let words = Data("vier kleine woorden hier".utf8)

    @Test("Words open again as they were, also none and many")
    func opens() throws {
        for size in [0, 1, 15, 16, 17, 100_000] {
            let words = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 * 31) })
            #expect(try seal.openWords(seal.seal(words: words, at: place), at: place) == words)
        }
    }

    @Test("Another key opens nothing")
    func asksItsKey() throws {
        let sealed = try seal.seal(words: words, at: place)
        let other = Seal(key: SymmetricKey(size: .bits256))
        #expect(throws: SealError.doesNotOpen) { try other.openWords(sealed, at: place) }
    }

    @Test("Another table, row, version or order of the same parts opens nothing")
    func asksItsPlace() throws {
        let sealed = try seal.seal(words: words, at: place)
        let others = [
            SealedPlace("draft").with(DossierID(high: 1, low: 2)).with(Int64(3)),
            SealedPlace("entry").with(DossierID(high: 1, low: 3)).with(Int64(3)),
            SealedPlace("entry").with(DossierID(high: 2, low: 2)).with(Int64(3)),
            SealedPlace("entry").with(DossierID(high: 1, low: 2)).with(Int64(4)),
            SealedPlace("entry").with(Int64(3)).with(DossierID(high: 1, low: 2)),
            SealedPlace("entry").with(DossierID(high: 1, low: 2)), place.with(Int64(0)),
        ]
        for other in others {
            #expect(throws: SealError.doesNotOpen) { try seal.openWords(sealed, at: other) }
        }
        #expect(try seal.openWords(sealed, at: place) == words)
    }

    @Test("Not one bit can be flipped, and nothing taken off or put on")
    func asksEveryBit() throws {
        let sealed = try seal.seal(words: words, at: place)
        for bit in 0..<(sealed.count * 8) {
            var flipped = sealed
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealError.doesNotOpen, "bit \(bit)") { try seal.openWords(flipped, at: place) }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealError.doesNotOpen) { try seal.openWords(Array(sealed.prefix(length)), at: place) }
        }
        #expect(throws: SealError.doesNotOpen) { try seal.openWords(sealed + [0], at: place) }
    }

    @Test("The same words get another nonce each time, so that equal words do not look equal")
    func takesNewNonces() throws {
        let sealed = try (0..<1_000).map { _ in try seal.seal(words: words, at: place) }
        #expect(Set(sealed.map { Array($0[1..<13]) }).count == 1_000)
        #expect(Set(sealed.map { Array($0[13...]) }).count == 1_000)
        #expect(sealed.allSatisfy { $0.count == words.count + 29 && $0[0] == 1 })
    }

    @Test("Words that open but are of another type are not given out")
    func asksItsType() throws {
        let sealed = try seal.seal("only a string", at: place)
        #expect(throws: SealError.doesNotOpen) { try seal.open(ReportBody.self, sealed, at: place) }
    }

    @Test("Each use of the master key has a key of its own, the same every time")
    func derivesKeys() throws {
        let (key, bytes) = MasterKey.random()
        #expect(bytes.count == 32)
        let again = MasterKey(bytes: bytes)
        let sealed = try key.installation.seal(words: words, at: place)
        #expect(try again.installation.openWords(sealed, at: place) == words)
        #expect(throws: SealError.doesNotOpen) { try key.wrapping.openWords(sealed, at: place) }
        #expect(key.lookup.hash("a", as: "account") == again.lookup.hash("a", as: "account"))
        #expect(key.lookup.hash("a", as: "account") != key.lookup.hash("a", as: "organisation"))
        #expect(key.lookup.hash("a", as: "account") != key.forms.hash("a", as: "account"))
        #expect(key.lookup.hash("a", as: "account") != MasterKey.random().key.lookup.hash("a", as: "account"))
        #expect(key.logSigningSeed == again.logSigningSeed && key.logSigningSeed != bytes)
    }
}

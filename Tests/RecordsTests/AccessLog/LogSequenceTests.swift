import Dossier
import Records
import Storage
import TestKit
import Testing
import Transparency

@Suite("The sequencer numbers every line once")
struct LogSequenceTests {
    @Test("Numbers per dossier and leaves over all have no gaps, in batches of any size")
    func numbersWithoutGaps() async throws {
        let log = try await BuiltLog.ofForty()
        try await expectNoGaps(log, of: 40)
    }

    @Test("Nothing to number writes nothing")
    func restsWhenDone() async throws {
        let log = try await BuiltLog.ofForty()
        let before = try await log.held()
        #expect(try await log.advance(atMost: 10) == 0)
        #expect(try await log.held() == before)
    }

    @Test("Many sequencers at once, while lines come in, give no number twice and leave none out")
    func numbersOnceAtOnce() async throws {
        let log = try await BuiltLog()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 { group.addTask { try await log.add(25, from: writer * 25) } }
            for _ in 0..<4 {
                group.addTask { for _ in 0..<12 { _ = try await log.advance(atMost: 3) } }
            }
            try await group.waitForAll()
        }
        while try await log.advance(atMost: 7) > 0 {}
        try await expectNoGaps(log, of: 100)
        let verdict = try await log.verify()
        #expect(verdict.findings.isEmpty && verdict.size == 100 && verdict.unnumbered == 0)
    }

    @Test("A sequencer that cannot sign numbers nothing")
    func numbersNothingUnsigned() async throws {
        struct NoKey: Error {}
        let log = try await BuiltLog()
        try await log.add(5)
        await #expect(throws: NoKey.self) {
            try await log.engine.write { session in
                try LogSequence.advance(atMost: 3, at: Day.now, sign: { _, _ in throw NoKey() }, session)
            }
        }
        let verdict = try await log.verify()
        #expect(verdict.size == 0 && verdict.unnumbered == 5 && verdict.findings.isEmpty)
    }

    @Test("Each checkpoint's root is that of the tree of its size, and opens with the key")
    func signsRoots() async throws {
        let log = try await BuiltLog.ofForty()
        let (hashes, notes) = try await log.engine.read { session in
            (
                try session.all("SELECT hash FROM log_leaf ORDER BY leaf") { MerkleHash(bytes: $0.bytes(0)) },
                try session.all("SELECT size, note FROM log_checkpoint ORDER BY size") { ($0.integer(0), $0.text(1)) }
            )
        }
        #expect(notes.map(\.0) == [7, 8, 24, 33, 40])
        for (size, note) in notes {
            let checkpoint = try log.signer.verifier.open(note, origin: BuiltLog.origin)
            #expect(checkpoint.size == UInt64(size))
            #expect(checkpoint.root == MerkleTree.root(size: UInt64(size)) { hashes[Int($0)] ?? .emptyTree })
        }
    }

    @Test("Of checkpoints close together the first of the hour and the newest stay, and the log verifies all the same")
    func thinsCheckpoints() async throws {
        let log = try await BuiltLog()
        try await log.add(30)
        for minute: Int64 in 0..<10 {
            _ = try await log.advance(atMost: 3, at: Day.now.moved(by: minute * 10 * Moment.minute))
        }
        let sizes = try await log.engine.read { session in
            try session.all("SELECT size FROM log_checkpoint ORDER BY size") { $0.integer(0) }
        }
        #expect(sizes == [3, 21, 30])
        let verdict = try await log.verify(held: [try await log.held()])
        #expect(verdict.findings.isEmpty && verdict.size == 30)
    }

    private func expectNoGaps(_ log: BuiltLog, of count: Int) async throws {
        let leaves = try await log.leaves()
        #expect(leaves.map(\.leaf) == Array(0..<Int64(count)))
        let numbers = Dictionary(grouping: leaves, by: \.dossier).mapValues { $0.map(\.number) }
        #expect(numbers.count == 4)
        for (_, numbers) in numbers { #expect(numbers.sorted() == Array(1...Int64(numbers.count))) }
    }
}

import Crypto
import Dossier
import Foundation
import Records
import Storage
import TestKit
import Testing
import Transparency

@Suite("Verifying finds what was done to the tree and its checkpoints")
struct LogTreeTests {
    @Test("A line that was put in, wherever it says it stands, is named")
    func namesInsertions() async throws {
        let log = try await BuiltLog.ofForty()
        let forged = BuiltLog.line(3)
        let places: [(SQLStatement, Int64?)] = [
            ("number = 3", nil), ("leaf = 40, number = 3", 40), ("leaf = 7000", 7000), ("leaf = -1, number = 1", -1),
        ]
        for (set, leaf) in places {
            let verdict = try await log.findings { session in
                try LogRecords.append(forged, session)
                try session.run("UPDATE log_line SET \(set) WHERE id = \(forged.id)")
            }
            #expect(verdict.findings == [.inserted(line: forged.id, leaf: leaf)])
        }
    }

    @Test("A line that claims no place waits for its number like any other, and is counted")
    func countsWaitingLines() async throws {
        let log = try await BuiltLog.ofForty()
        let verdict = try await log.findings { try LogRecords.append(BuiltLog.line(3), $0) }
        #expect(verdict.findings.isEmpty && verdict.unnumbered == 1)
    }

    @Test("A line with a leaf of its own beyond the last checkpoint is in the range no signature holds")
    func findsUnsignedLeaves() async throws {
        let log = try await BuiltLog.ofForty()
        let forged = BuiltLog.line(3)
        let verdict = try await log.findings { session in
            try LogRecords.append(forged, session)
            try session.run("UPDATE log_line SET leaf = 40, number = 99 WHERE id = \(forged.id)")
            let hash = MerkleHash.leaf(forged.canonicalBytes(number: 99)).bytes
            try session.run("INSERT INTO log_leaf (leaf, line_id, hash) VALUES (40, \(forged.id), \(hash))")
        }
        #expect(verdict.findings.contains(.rootDiffers(from: 40, upTo: 41)))
    }

    @Test("A changed line with a changed leaf hash to match is in the range of its checkpoint")
    func findsRewrittenLeaves() async throws {
        let log = try await BuiltLog.ofForty()
        let ranges: [(Int64, Int64)] = [(0, 7), (7, 8), (8, 24), (24, 33), (33, 40)]
        for leaf in try await log.leaves() {
            let verdict = try await log.findings { session in
                let line = BuiltLog.line(1)
                try session.run("DELETE FROM log_line WHERE id = \(leaf.line)")
                try LogRecords.append(line, session)
                let set: SQLStatement = "leaf = \(leaf.leaf), number = \(leaf.number)"
                try session.run("UPDATE log_line SET \(set), dossier_id = \(leaf.dossier) WHERE id = \(line.id)")
                var moved = line
                moved.dossier = leaf.dossier
                let hash = MerkleHash.leaf(moved.canonicalBytes(number: leaf.number)).bytes
                try session.run("UPDATE log_leaf SET line_id = \(line.id), hash = \(hash) WHERE leaf = \(leaf.leaf)")
            }
            let range = try #require(ranges.first { $0.0 <= leaf.leaf && leaf.leaf < $0.1 })
            #expect(verdict.findings == [.rootDiffers(from: range.0, upTo: range.1)])
        }
    }

    @Test("A leaf whose hash or line is changed, or that is taken out, names its line")
    func namesLeaves() async throws {
        let log = try await BuiltLog.ofForty()
        for leaf in try await log.leaves() {
            let hash = try await log.findings {
                try $0.run("UPDATE log_leaf SET hash = \([UInt8](repeating: 9, count: 32)) WHERE leaf = \(leaf.leaf)")
            }
            #expect(hash.lines == [leaf.line])
            #expect(hash.findings.contains { if case .rootDiffers = $0 { true } else { false } })
            let short = try await log.findings {
                try $0.run("UPDATE log_leaf SET hash = \([0] as [UInt8]) WHERE leaf = \(leaf.leaf)")
            }
            #expect(short.lines == [leaf.line])
            let line = try await log.findings {
                try $0.run("UPDATE log_leaf SET line_id = \(LogLineID(high: 8, low: 8)) WHERE leaf = \(leaf.leaf)")
            }
            #expect(line.lines.contains(leaf.line))
            let gone = try await log.findings { try $0.run("DELETE FROM log_leaf WHERE leaf = \(leaf.leaf)") }
            #expect(gone.lines == [leaf.line])
            #expect(gone.findings.contains(.leafMissing(leaf: leaf.leaf)) || leaf.leaf == 39)
        }
    }

    @Test("A number that is missing in a dossier shows, also when nothing else does")
    func findsGaps() async throws {
        let log = try await BuiltLog()
        try await log.add(6)
        _ = try await log.engine.write {
            try $0.run("INSERT INTO log_counter (dossier_id, last_number) VALUES (\(BuiltLog.dossiers[1]), \(4))")
        }
        _ = try await log.advance(atMost: 10)
        #expect(try await log.verify().findings == [.numberGap(dossier: BuiltLog.dossiers[1], after: 0)])
    }

    @Test("A checkpoint that was altered, made with another key or for another log is not signed")
    func findsForgedCheckpoints() async throws {
        let log = try await BuiltLog.ofForty()
        let other = try CheckpointSigner(name: BuiltLog.origin, privateKey: Curve25519.Signing.PrivateKey())
        let held = try await log.held()
        let forged = try other.sign(held).text
        let elsewhere = try log.signer.sign(
            Checkpoint(origin: "other.test/log", size: held.size, root: held.root)
        ).text
        for size: Int64 in [7, 8, 24, 33, 40] {
            let changes: [SQLStatement] = [
                "note = replace(note, '/log', '/lag')", "note = \(forged)", "note = \(elsewhere)", "note = ''",
            ]
            for change in changes {
                let verdict = try await log.findings {
                    try $0.run("UPDATE log_checkpoint SET \(change) WHERE size = \(size)")
                }
                #expect(verdict.findings.first == .checkpointUnsigned(size: size))
                #expect(verdict.lines.isEmpty)
            }
        }
    }

    @Test("A frontier that was altered shows before the next line is added to it")
    func findsChangedFrontiers() async throws {
        let log = try await BuiltLog.ofForty()
        let verdict = try await log.findings {
            try $0.run(
                "UPDATE log_checkpoint SET frontier = (SELECT frontier FROM log_checkpoint WHERE size = 33) WHERE size = 40"
            )
        }
        #expect(verdict.findings == [.rootDiffers(from: 33, upTo: 40)])
    }

    @Test("The last checkpoint taken away leaves lines that no signature holds")
    func findsMissingCheckpoints() async throws {
        let log = try await BuiltLog.ofForty()
        let verdict = try await log.findings { try $0.run("DELETE FROM log_checkpoint WHERE size = 40") }
        #expect(verdict.findings == [.rootDiffers(from: 33, upTo: 40)])
    }

    @Test("An older copy of the database is found by a checkpoint held elsewhere, also when it grew on")
    func findsRollback() async throws {
        let log = try await BuiltLog()
        try await log.add(12)
        _ = try await log.advance(atMost: 12)
        try await log.engine.close()
        let copy = try await log.engine.database.copied()
        let later = log.over(try await log.engine.database.open())
        try await later.add(8, from: 12)
        _ = try await later.advance(atMost: 8)
        let held = try await later.held()
        #expect(try await later.verify(held: [held]).findings.isEmpty)

        let older = log.over(try await copy.open())
        #expect(try await older.verify().findings.isEmpty, "by itself an older copy is in order")
        #expect(try await older.verify(held: [held]).findings == [.rolledBack(size: 12, held: 20)])
        try await older.add(30, from: 100)
        _ = try await older.advance(atMost: 30)
        #expect(try await older.verify().findings.isEmpty)
        #expect(try await older.verify(held: [held]).findings == [.rootDiffers(from: 0, upTo: 20)])
    }
}

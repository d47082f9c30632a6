import Dossier
import Storage
import Transparency

/// What is wrong with a log, each with the line it is about.
package enum LogFinding: Sendable, Equatable, CustomStringConvertible {
    case changed(leaf: Int64, line: LogLineID)
    case removed(leaf: Int64, line: LogLineID)
    /// The line stands at another leaf than the one it was folded in at.
    case swapped(leaf: Int64, line: LogLineID)
    case inserted(line: LogLineID, leaf: Int64?)
    case leafMissing(leaf: Int64)
    case numberGap(dossier: DossierID, after: Int64)
    /// The lines from a leaf up to a leaf do not hash to the signed root.
    case rootDiffers(from: Int64, upTo: Int64)
    case checkpointUnsigned(size: Int64)
    /// The database is older than a checkpoint somebody holds.
    case rolledBack(size: Int64, held: Int64)

    package var description: String {
        switch self {
        case .changed(let leaf, let line): "line \(line) (leaf \(leaf)) was changed"
        case .removed(let leaf, let line): "line \(line) (leaf \(leaf)) was removed"
        case .swapped(let leaf, let line): "line \(line) was swapped: it does not belong at leaf \(leaf)"
        case .inserted(let line, let leaf): "line \(line) was inserted\(leaf.map { " at leaf \($0)" } ?? "")"
        case .leafMissing(let leaf): "leaf \(leaf) is missing from the tree"
        case .numberGap(let dossier, let after): "dossier \(dossier): a number is missing after \(after)"
        case .rootDiffers(let from, let upTo):
            "lines at leaves \(from) up to \(upTo) do not add up to the signed checkpoint"
        case .checkpointUnsigned(let size): "the checkpoint at \(size) is not signed by this installation's key"
        case .rolledBack(let size, let held):
            "the log has \(size) lines, a checkpoint that was given out has \(held): an older copy was put back"
        }
    }
}

package struct LogVerdict: Sendable {
    package let size: Int64
    package let unnumbered: Int
    package let findings: [LogFinding]
    package let checkpoint: String?
}

/// Holds the log against its own tree, its signed checkpoints and, where given, a checkpoint held elsewhere.
///
/// Reads every dossier's lines (ids and hashes, no words), so it is one of the doors without a reach (docs/access.md).
package enum LogVerification {
    package static func verify(
        with verifier: CheckpointVerifier, origin: String, held: [Checkpoint] = [], _ session: any SQLSession
    ) throws -> LogVerdict {
        var findings: [LogFinding] = []
        let leaves = try readLeaves(session, &findings)
        let unnumbered = try checkLines(against: leaves, session, &findings)
        let notes = try session.all("SELECT size, note, frontier FROM log_checkpoint ORDER BY size") {
            Note(size: $0.integer(0), text: $0.text(1), frontier: $0.bytes(2))
        }
        checkRoots(notes, leaves, verifier, origin, &findings)
        checkHeld(held, leaves, &findings)
        return LogVerdict(
            size: Int64(leaves.count), unnumbered: unnumbered, findings: findings, checkpoint: notes.last?.text)
    }

    private struct Note {
        let size: Int64
        let text: String
        let frontier: [UInt8]
    }

    private struct Leaf {
        let line: LogLineID
        let hash: MerkleHash
    }

    private static func readLeaves(_ session: any SQLSession, _ findings: inout [LogFinding]) throws -> [Leaf] {
        var leaves: [Leaf] = []
        var next: Int64 = 0
        try session.each("SELECT leaf, line_id, hash FROM log_leaf ORDER BY leaf") { row in
            while next < row.integer(0) {
                findings.append(.leafMissing(leaf: next))
                leaves.append(Leaf(line: .zero, hash: .emptyTree))
                next += 1
            }
            // What cannot be a hash or an id fits no line: the line it should have is named below.
            leaves.append(Leaf(line: (try? row.id(1)) ?? .zero, hash: MerkleHash(bytes: row.bytes(2)) ?? .emptyTree))
            next += 1
        }
        return leaves
    }

    // Every line against the leaf that was made of it. Returns how many lines wait for a number.
    private static func checkLines(
        against leaves: [Leaf], _ session: any SQLSession, _ findings: inout [LogFinding]
    ) throws -> Int {
        let places = Dictionary(leaves.indices.map { (leaves[$0].line, $0) }, uniquingKeysWith: { first, _ in first })
        var found = [Bool](repeating: false, count: leaves.count)
        var numbers: [DossierID: [Int64]] = [:]
        var unnumbered = 0
        try session.each("SELECT \(LogRecords.columns) FROM log_line l ORDER BY l.leaf, l.id") { row in
            guard let id: LogLineID = try? row.id(0) else {
                findings.append(.inserted(line: .zero, leaf: row.optionalInteger(21)))
                return
            }
            let place = places[id]
            if let place { found[place] = true }
            guard let read = try? LogRecords.line(row) else {
                findings.append(place.map { .changed(leaf: Int64($0), line: id) } ?? .inserted(line: id, leaf: nil))
                return
            }
            guard let place else {
                // Waiting for the sequencer is no fault; claiming a place in the tree without one is.
                if read.leaf == nil && read.number == nil {
                    unnumbered += 1
                } else {
                    findings.append(.inserted(line: id, leaf: read.leaf))
                }
                return
            }
            guard let leaf = read.leaf, let number = read.number else {
                findings.append(.changed(leaf: Int64(place), line: id))
                return
            }
            let hash = MerkleHash.leaf(read.line.canonicalBytes(number: number))
            if leaf != Int64(place) {
                findings.append(.swapped(leaf: leaf, line: id))
            } else if hash != leaves[place].hash {
                let belongsElsewhere = leaves.contains { $0.hash == hash }
                findings.append(belongsElsewhere ? .swapped(leaf: leaf, line: id) : .changed(leaf: leaf, line: id))
            } else if try !LogRecords.isFound(read, session) {
                findings.append(.changed(leaf: leaf, line: id))
            } else {
                numbers[read.line.dossier, default: []].append(number)
            }
        }
        for (place, leaf) in leaves.enumerated() where !found[place] && leaf.line != .zero {
            findings.append(.removed(leaf: Int64(place), line: leaf.line))
        }
        // A gap that a finding above explains is not said twice.
        if findings.isEmpty { checkGaps(numbers, &findings) }
        return unnumbered
    }

    private static func checkGaps(_ numbers: [DossierID: [Int64]], _ findings: inout [LogFinding]) {
        for (dossier, numbers) in numbers {
            for (expected, number) in zip(Int64(1)..., numbers.sorted()) where expected != number {
                findings.append(.numberGap(dossier: dossier, after: expected - 1))
                break
            }
        }
    }

    private static func checkRoots(
        _ notes: [Note], _ leaves: [Leaf], _ verifier: CheckpointVerifier, _ origin: String,
        _ findings: inout [LogFinding]
    ) {
        var frontier = MerkleFrontier()
        var done: Int64 = 0
        for note in notes {
            let size = note.size
            guard let checkpoint = try? verifier.open(note.text, origin: origin),
                checkpoint.size == UInt64(exactly: size)
            else {
                findings.append(.checkpointUnsigned(size: size))
                continue
            }
            guard size <= Int64(leaves.count) else {
                findings.append(.rolledBack(size: Int64(leaves.count), held: size))
                return
            }
            for leaf in leaves[Int(done)..<Int(size)] { frontier.append(leaf.hash) }
            if frontier.root != checkpoint.root {
                findings.append(.rootDiffers(from: done, upTo: size))
                return
            }
            // The next lines are added to this one: altered, it would make the next checkpoint a false one.
            if note.frontier != frontier.serialised { findings.append(.rootDiffers(from: done, upTo: size)) }
            done = size
        }
        if done < Int64(leaves.count) { findings.append(.rootDiffers(from: done, upTo: Int64(leaves.count))) }
    }

    private static func checkHeld(_ held: [Checkpoint], _ leaves: [Leaf], _ findings: inout [LogFinding]) {
        for checkpoint in held {
            guard checkpoint.size <= UInt64(leaves.count) else {
                findings.append(.rolledBack(size: Int64(leaves.count), held: Int64(clamping: checkpoint.size)))
                continue
            }
            let root = MerkleTree.root(size: checkpoint.size) { leaves[Int($0)].hash }
            if root != checkpoint.root { findings.append(.rootDiffers(from: 0, upTo: Int64(checkpoint.size))) }
        }
    }
}

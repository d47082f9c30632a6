import Crypto
import Dossier
import Records
import Storage
import TestKit
import Transparency

/// A log of forty lines over three dossiers and the installation, sequenced in batches and signed with a real key.
struct BuiltLog {
    static let origin = "klaver.test/log"
    static let dossiers: [DossierID] = [.zero] + (1...3).map { DossierID(high: 9, low: $0) }

    /// A line as it stands in the tree.
    struct Leaf: Sendable {
        let line: LogLineID
        let dossier: DossierID
        let number: Int64
        let leaf: Int64
    }

    let engine: WatchedEngine
    let signer: CheckpointSigner

    init() async throws {
        engine = try await TestDatabase.make(.main).open()
        signer = try CheckpointSigner(name: Self.origin, privateKey: Curve25519.Signing.PrivateKey())
    }

    private init(engine: WatchedEngine, signer: CheckpointSigner) {
        self.engine = engine
        self.signer = signer
    }

    static func ofForty() async throws -> BuiltLog {
        let log = try await BuiltLog()
        try await log.add(40)
        // Batches of different sizes, so that checkpoints fall on odd places in the tree.
        for (index, size) in [7, 1, 16, 9, 100].enumerated() {
            // Hours apart, so that every checkpoint stays.
            _ = try await log.advance(atMost: size, at: Day.now.moved(by: 2 * Int64(index) * Moment.hour))
        }
        return log
    }

    /// The same key over another file.
    func over(_ engine: WatchedEngine) -> BuiltLog { BuiltLog(engine: engine, signer: signer) }

    static func line(_ number: Int) -> LogLine {
        let full = number % 3 == 0
        return LogLine(
            id: NewIdentifier.make(at: Day.now.moved(by: Int64(number))), dossier: dossiers[number % 4],
            at: Day.now.moved(by: Int64(number) * Moment.minute), action: number % 5 == 0 ? .change : .view,
            outcome: number % 7 == 0 ? .refused : .done, actor: number % 11 == 0 ? nil : Cast.petra,
            onBehalfOf: full ? Cast.lisa : nil, standing: number % 4, role: full ? "schuldhulpverlener" : "",
            organisation: full ? Cast.kredietbank : nil, purpose: .support, ground: number % 9,
            groundID: full ? GrantID(high: 5, low: UInt64(number)) : nil, object: .report,
            objectID: full ? EntryID(high: 7, low: UInt64(number)) : nil, isConfined: number % 13 == 0,
            origin: "192.0.2.\(number)", request: NewIdentifier.make(at: Day.now),
            detail: full ? [1, 2, 3, UInt8(number)] : nil, salt: NewIdentifier.randomBytes(16))
    }

    func add(_ count: Int, from start: Int = 0) async throws {
        let lines = (start..<(start + count)).map(Self.line)
        try await engine.write { session in
            for line in lines { try LogRecords.append(line, session) }
        }
    }

    func advance(atMost limit: Int, at moment: Moment = Day.now) async throws -> Int {
        try await engine.write { session in
            try LogSequence.advance(atMost: limit, at: moment, sign: { try sign($0, $1) }, session)
        }
    }

    func sign(_ size: Int64, _ root: MerkleHash) throws -> String {
        try signer.sign(Checkpoint(origin: Self.origin, size: UInt64(size), root: root)).text
    }

    func verify(held: [Checkpoint] = []) async throws -> LogVerdict {
        try await engine.read { try verify(held: held, $0) }
    }

    func verify(held: [Checkpoint] = [], _ session: any SQLSession) throws -> LogVerdict {
        try LogVerification.verify(with: signer.verifier, origin: Self.origin, held: held, session)
    }

    /// What verifying finds after a break that is undone again.
    func findings(
        held: [Checkpoint] = [], after tamper: @Sendable @escaping (any SQLSession) throws -> Void
    ) async throws -> LogVerdict {
        struct Undo: Error { let verdict: LogVerdict }
        do {
            try await engine.write { session in
                try tamper(session)
                throw Undo(verdict: try verify(held: held, session))
            }
            throw StorageError.damaged("a break that was not undone")
        } catch let undo as Undo {
            return undo.verdict
        }
    }

    /// The newest checkpoint, as somebody elsewhere would hold it.
    func held() async throws -> Checkpoint {
        let note = try await engine.read { session in
            try session.first("SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1") { $0.text(0) }
        }
        return try signer.verifier.open(note ?? "", origin: Self.origin)
    }

    func leaves() async throws -> [Leaf] {
        try await engine.read { session in
            try session.all("SELECT id, dossier_id, number, leaf FROM log_line WHERE leaf IS NOT NULL ORDER BY leaf") {
                Leaf(line: try $0.id(0), dossier: try $0.id(1), number: $0.integer(2), leaf: $0.integer(3))
            }
        }
    }
}

extension LogFinding {
    /// The line it names, where it names one.
    var line: LogLineID? {
        switch self {
        case .changed(_, let line), .removed(_, let line), .swapped(_, let line), .inserted(let line, _): line
        default: nil
        }
    }
}

extension LogVerdict {
    var lines: Set<LogLineID> { Set(findings.compactMap(\.line)) }
}

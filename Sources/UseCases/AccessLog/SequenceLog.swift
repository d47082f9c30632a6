import Crypto
import Dossier
import Foundation
import Records
import Storage
import Transparency

/// The name this log signs under.
package enum LogIdentity {
    package static let origin = "klaver-access-log"

    static func signer(_ keys: MasterKey) throws -> CheckpointSigner {
        try CheckpointSigner(
            name: origin, privateKey: Curve25519.Signing.PrivateKey(rawRepresentation: Data(keys.logSigningSeed)))
    }
}

extension Workplace {
    /// What one turn at the log did.
    package struct LogTurn: Sendable {
        package var numbered = 0
        /// This node does it, and no other.
        package var isOurs = false
        /// How old the oldest line without a number was at the end, in milliseconds.
        package var lag: Int64 = 0
    }

    /// Numbers the lines that wait and signs the tree that holds them, in small batches, so that a page never waits long
    /// for the disk behind it. One node at a time does it; one that stops without a word is followed by another once its
    /// lease has ended.
    ///
    /// - Returns: how many lines were numbered; 0 as long as another node does it.
    @discardableResult
    package func sequenceLog(batch: Int = 200) async throws -> Int { try await takeTurnAtLog(batch: batch).numbered }

    /// The same, with what there is to watch.
    package func takeTurnAtLog(batch: Int = 200) async throws -> LogTurn {
        let signer = try LogIdentity.signer(keys)
        let (now, node) = (now, node)
        var turn = LogTurn()
        while true {
            let done = try await engine.write(.apart) { session -> Int? in
                let moment = now()
                guard
                    try LeaseRecords.take(
                        .numberLog, for: node, at: moment, until: moment.moved(by: Self.lease), session)
                else { return nil }
                return try LogSequence.advance(
                    atMost: batch, at: moment,
                    sign: { size, root in
                        try signer.sign(
                            Checkpoint(origin: LogIdentity.origin, size: UInt64(size), root: root)
                        ).text
                    }, session)
            }
            turn.isOurs = done != nil
            turn.numbered += done ?? 0
            if done ?? 0 < batch { break }
        }
        let oldest = try await engine.read { try LogSequence.oldestWaiting($0) }
        turn.lag = oldest.map { max(0, now().milliseconds - $0.milliseconds) } ?? 0
        return turn
    }

    /// Longer than numbering a batch takes, and short enough not to leave lines waiting when a node dies.
    private static let lease = 10 * Moment.second

    /// Numbers what is left when a node stops, or waits until another did: that one may have died a moment ago, and its
    /// lease with it in a while.
    ///
    /// - Parameter patience: how long to wait at most.
    package func finishLog(within patience: Duration = .seconds(12)) async throws {
        let end = ContinuousClock.now + patience
        while try await takeTurnAtLog().lag > 0, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    /// Leaves the work that one node does for all to the next, when this one stops.
    package func releaseLeases() async throws {
        let node = node
        try await engine.write(.apart) { try LeaseRecords.releaseAll(of: node, $0) }
    }

    /// Holds the whole log against its tree and its checkpoints, and against checkpoints that were kept elsewhere.
    ///
    /// - Parameter notes: signed checkpoints as they were given out.
    /// - Throws: `CheckpointError` for a note that this installation did not sign.
    package func verifyLog(against notes: [String] = []) async throws -> LogVerdict {
        let verifier = try LogIdentity.signer(keys).verifier
        let held = try notes.map { try verifier.open($0, origin: LogIdentity.origin) }
        return try await engine.scan {
            try LogVerification.verify(with: verifier, origin: LogIdentity.origin, held: held, $0)
        }
    }

    /// The public key by which others can check a checkpoint.
    package func logVerifierKey() throws -> String { try LogIdentity.signer(keys).verifier.vkey }
}

import Dossier
import Records
import Storage

/// The bytes of a copy, one piece at a time: a large one never stands in memory whole.
package struct CopyBytes: AsyncSequence, Sendable {
    package typealias Element = [UInt8]

    let workplace: Workplace
    let form: CopyForm
    let copy: CopyID
    let positions: [Int64]
    let entrance: Entrance
    /// The day it was made, for the name of the file.
    package let madeOn: CivilDate

    /// For the name of the file.
    package var visitorLanguage: String? { entrance.visitor.language }

    package struct Iterator: AsyncIteratorProtocol {
        let bytes: CopyBytes
        private var next = 0

        init(_ bytes: CopyBytes) {
            self.bytes = bytes
        }

        package mutating func next() async throws -> [UInt8]? {
            guard next < bytes.positions.count else { return nil }
            let position = bytes.positions[next]
            next += 1
            let (form, copy, entrance) = (bytes.form.rawValue, bytes.copy, bytes.entrance)
            return try await bytes.workplace.engine.read { session in
                guard
                    let piece = try CopyRecords.piece(
                        form, position, of: copy, reach: entrance.reach, with: entrance.seal, session)
                else { throw Refusal.changedMeanwhile }
                return piece
            }
        }
    }

    package func makeAsyncIterator() -> Iterator { Iterator(self) }
}

extension Workplace {
    /// Gives a copy to who asked for it, while they may take one, and while everything in it may still be given: what was
    /// confined, withheld or moved to other themes since then makes it one that is over (access rule 25).
    ///
    /// - Throws: `Refusal`; `.factorNeeded` to who showed no code a moment ago, `.changedMeanwhile` when it is over.
    package func fetchCopy(
        _ id: CopyID, _ form: CopyForm, of dossier: DossierID, as caller: Caller
    ) async throws -> CopyBytes {
        let (entrance, found) = try await reading(dossier, as: caller) { session, reach -> FoundCopy? in
            guard let row = try CopyRecords.mine(reach: reach, session), row.id == id, row.state == .ready,
                caller.at < row.endsAt
            else { return nil }
            return FoundCopy(
                row: row, pieces: try CopyRecords.positions(form.rawValue, of: id, reach: reach, session),
                marks: try CopyRecords.positions(CopyPiece.entries, of: id, reach: reach, session))
        }
        let decision = entrance.reach.mayTakeCopy
        guard decision.allowed else { try await refuse(decision.ground, .wholeDossier, nil, entrance) }
        guard let found, !found.pieces.isEmpty else { throw Refusal.changedMeanwhile }
        try entrance.visitor.demandFactor(at: caller.at)
        let progress = try entrance.seal.open(CopyProgress.self, found.row.sealed, at: found.row.place)
        // A whole copy goes with the reach it was made by. Of one that stopped, what came before that stays (case p).
        let isWithin = found.row.stoppedAt != nil || progress.breadth.isWithin(entrance.reach)
        guard isWithin, try await stands(id, found.marks, entrance) else {
            try await engine.write { try CopyRecords.delete(reach: entrance.reach, $0) }
            throw Refusal.changedMeanwhile
        }
        try await log(.copy("taken along: \(form)"), entrance)
        return CopyBytes(
            workplace: self, form: form, copy: id, positions: found.pieces, entrance: entrance,
            madeOn: entrance.clock.day(of: found.row.madeAt ?? found.row.askedAt))
    }

    private struct FoundCopy: Sendable {
        let row: CopyRow
        let pieces: [Int64]
        let marks: [Int64]
    }

    private func stands(_ id: CopyID, _ positions: [Int64], _ entrance: Entrance) async throws -> Bool {
        let (reach, seal) = (entrance.reach, entrance.seal)
        for position in positions {
            let stands = try await engine.read { session in
                guard
                    let piece = try CopyRecords.piece(
                        CopyPiece.entries, position, of: id, reach: reach, with: seal, session)
                else { return false }
                return try CopyRecords.allStand(CopyMarks.read(piece), reach: reach, session)
            }
            guard stands else { return false }
        }
        return true
    }
}

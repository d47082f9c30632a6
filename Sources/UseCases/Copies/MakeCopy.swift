import Dossier
import Identity
import Programs
import Records
import Storage

/// What a turn at making copies came to.
package enum CopyTurn: Sendable, Equatable {
    /// Nobody waits for one.
    case nothing
    case wrote
    case ready
    /// Whoever asked might see less than when it began, or is gone: what there is becomes the copy (access case p).
    case stopped
    /// Another node did this part, or the copy was taken away.
    case overtaken
    case failed
}

extension Workplace {
    /// A part is one node's for this long: longer than any takes but the PDF, which is as long as its program may run.
    private static let copyLease = PDFProgram.patience + Moment.minute
    private static let mostAttempts: Int64 = 5

    /// Makes the next part of the copy that waits longest. For every part the reach of the session that asked is made anew: the
    /// session, the account, mandates, permits and ages count as they are at that moment. Whatever happens to this process,
    /// another goes on from the last part that is durable.
    package func takeTurnAtCopies(_ press: some CopyPress) async throws -> CopyTurn {
        let moment = now()
        let row = try await engine.write(.apart) { session in
            try CopyMaking.sweep(at: moment, session)
            return try CopyMaking.claim(at: moment, until: moment.moved(by: Self.copyLease), session)
        }
        guard let row else { return .nothing }
        guard row.attempts <= Self.mostAttempts else {
            try await engine.write(.apart) { try CopyMaking.fail(row, $0) }
            return .failed
        }
        let seal = try await vault.seal(of: row.dossier)
        let progress = try seal.open(CopyProgress.self, row.sealed, at: row.place)
        // Who they are now and what the part reads, on one snapshot: nothing can change between the two.
        let found = try await engine.read { session -> PartRead? in
            guard let entrance = try self.look(for: row, progress, seal, at: moment, session) else { return nil }
            return PartRead(entrance: entrance, rows: try CopyRows(progress, entrance.reach, session))
        }
        guard let found else { return try await stop(row, progress, seal, press, at: moment) }
        switch progress.step {
        case .front: return try await finish(row, progress, found.entrance, press)
        case .pdf: return try await print(row, progress, found.entrance)
        default: return try await part(row, progress, found, press)
        }
    }

    private struct PartRead: Sendable {
        let entrance: Entrance
        let rows: CopyRows
    }

    /// Who asked, as they stand now; nil when the making stops.
    private func look(
        for row: CopyRow, _ progress: CopyProgress, _ seal: Seal, at moment: Moment, _ session: any SQLSession
    ) throws -> Entrance? {
        let (who, facts) = try AccessRecords.visitorAndFacts(
            tokenHash: row.tokenHash, at: moment, of: row.dossier, installation: keys.installation, session)
        guard let who, let facts, who.row.account == row.account else { return nil }
        let reach = AccessRules.reach(of: who.actor, in: facts, at: moment)
        guard reach.mayTakeCopy.allowed, progress.breadth.isWithin(reach) else { return nil }
        let words = try AccountRecords.open(who.row.sealedAccount, of: row.account, with: keys.installation, bodies)
        var look = Look(
            visitor: Visitor(
                account: row.account, name: words.name, address: words.address, language: who.row.language,
                actor: who.actor, tokenHash: row.tokenHash, seenAt: who.row.seenAt,
                factorShownAt: who.row.factorShownAt, emergencies: []))
        look.facts = facts
        look.reach = reach
        let caller = Caller(token: nil, origin: "copy", request: NewIdentifier.make(at: moment), at: moment)
        return Entrance(look, facts: facts, reach: reach, seal: seal, caller: caller)
    }

    private func part(
        _ old: CopyRow, _ begun: CopyProgress, _ found: PartRead, _ press: some CopyPress
    ) async throws -> CopyTurn {
        let entrance = found.entrance
        let rows = found.rows
        var row = old
        var progress = begun
        let opening = CopyOpening(rows: rows, reach: entrance.reach, seal: entrance.seal)
        let made = try await CopyTurnPieces(opening: opening, turn: old.turn).make(self, entrance, press, &progress)
        row.done += Int64(rows.top.count + rows.children.count { $0.kind == .goal })
        if rows.hasMore, let last = rows.top.last {
            (progress.afterAt, progress.afterID) = (last.occurredAt.milliseconds, last.id)
        } else {
            (progress.afterAt, progress.afterID) = (nil, nil)
            progress.step = progress.step.next
        }
        return try await advance(row, progress, made, entrance.seal) ? .wrote : .overtaken
    }

    func advance(
        _ row: CopyRow, _ progress: CopyProgress, _ pieces: [CopyPiece], _ seal: Seal,
        also: @Sendable @escaping (any SQLSession) throws -> Void = { _ in }
    ) async throws -> Bool {
        let sealed = try seal.seal(progress, at: row.place)
        let next = now()
        return try await engine.write(.apart) { session in
            guard try CopyMaking.advance(row, sealed: sealed, pieces: pieces, next: next, with: seal, session) else {
                return false
            }
            try also(session)
            return true
        }
    }
}

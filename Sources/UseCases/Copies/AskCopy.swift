import Dossier
import Records
import Storage

/// How a copy stands, for who asked for it.
package struct CopyStatus: Sendable {
    package let id: CopyID
    package let state: CopyState
    package let askedAt: Moment
    package let done: Int
    package let total: Int
    package let madeAt: Moment?
    package let stoppedAt: Moment?
    package let endsAt: Moment
    package let pdf: CopyPDF
}

/// "Een kopie meenemen": what somebody can take along, and the copy they asked for.
package struct CopyReading: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    /// Nil where there is none, or it is over.
    package let copy: CopyStatus?
    /// Whether this installation makes PDFs.
    package let makesPDF: Bool
}

extension Workplace {
    /// A copy is kept this long.
    package static let copyLifetime = 7 * Moment.day

    /// Reads how the visitor's copy stands.
    ///
    /// - Throws: `Refusal`; `.denied` to who may take none (rules 4, 18 and 19).
    package func readCopy(of dossier: DossierID, as caller: Caller) async throws -> CopyReading {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                copy: try CopyRecords.mine(reach: reach, session)
            )
        }
        let reach = entrance.reach
        guard reach.mayTakeCopy.allowed else {
            try await refuse(reach.mayTakeCopy.ground, .wholeDossier, nil, entrance)
        }
        let reading = CopyReading(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            people: try await people(rows.parties, authorsOf: [], entrance),
            copy: try rows.copy.flatMap { try status(of: $0, entrance) }, makesPDF: paper != nil)
        try await log(LogEvent(action: .view, object: RightsLog.page), entrance)
        return reading
    }

    private func status(of row: CopyRow, _ entrance: Entrance) throws -> CopyStatus? {
        guard entrance.caller.at < row.endsAt else { return nil }
        let progress = try entrance.seal.open(CopyProgress.self, row.sealed, at: row.place)
        return CopyStatus(
            id: row.id, state: row.state, askedAt: row.askedAt, done: Int(min(row.done, row.total)),
            total: Int(row.total), madeAt: row.madeAt, stoppedAt: row.stoppedAt, endsAt: row.endsAt, pdf: progress.pdf)
    }

    /// Asks for a copy of all the visitor may see; it is made in the background. A form sent twice asks once, and while one
    /// is being made there is no second. The one before goes.
    ///
    /// - Throws: `Refusal`; `.denied` to who may take none, `.factorNeeded` to who showed no code a moment ago.
    package func askCopy(_ id: CopyID, of dossier: DossierID, as caller: Caller) async throws {
        let makesPDF = paper != nil
        try await writing(dossier, as: caller, about: .wholeDossier) { session, entrance in
            let reach = entrance.reach
            guard reach.mayTakeCopy.allowed else { throw Refusal.denied(reach.mayTakeCopy.ground) }
            try entrance.visitor.demandFactor(at: caller.at)
            if let mine = try CopyRecords.mine(reach: reach, session), caller.at < mine.endsAt {
                guard mine.id != id, mine.state != .making else { return }
            }
            // In the language of who asks, or the dossier's, as its pages are.
            let cover = try self.openCover(DossierRecords.sealedCover(reach: reach, session), entrance)
            let language = entrance.visitor.language == "en" ? "en" : cover.language
            var progress = CopyProgress(language: language, breadth: ReachBreadth(of: reach))
            progress.pdf = makesPDF ? .waits : .off
            let place = CopyRow.place(of: id, in: dossier, for: reach.actor)
            try CopyRecords.ask(
                CopyRow(
                    dossier: dossier, id: id, account: reach.actor, tokenHash: entrance.visitor.tokenHash,
                    askedAt: caller.at, total: Int64(try self.size(of: reach, session)),
                    endsAt: caller.at.moved(by: Self.copyLifetime),
                    sealed: try entrance.seal.seal(progress, at: place)), reach: reach, session)
            try self.log(.copy("asked"), entrance, session)
        }
    }

    /// About how many entries a copy will have: for how far it is, and so only of what may be counted (rules 15 and 27).
    private func size(of reach: Reach, _ session: any SQLSession) throws -> Int {
        try CopyStep.allCases.compactMap(\.kind).reduce(0) { sum, kind in
            try sum + CopyRecords.count(kind, reach: reach, session)
        }
    }

    /// Stops the making of a copy, or takes a copy away that is ready.
    ///
    /// - Throws: `Refusal`.
    package func dropCopy(of dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .wholeDossier) { session, entrance in
            let reach = entrance.reach
            guard reach.mayTakeCopy.allowed else { throw Refusal.denied(reach.mayTakeCopy.ground) }
            guard try CopyRecords.mine(reach: reach, session) != nil else { return }
            try CopyRecords.delete(reach: reach, session)
            try self.log(.copy("taken away"), entrance, session)
        }
    }
}

extension LogEvent {
    /// What was done with a copy: all of it is an export in "Wie keek mee", and the detail says which step.
    static func copy(_ step: String) -> LogEvent {
        LogEvent(action: .export, object: .wholeDossier, purpose: .copy, detail: step)
    }
}

import Dossier
import Records
import Storage

extension Workplace {
    /// Puts a new version of a report in the place of the one its author read; the old one stays readable (rule 14).
    ///
    /// - Parameters:
    ///   - version: the version the author had before them.
    ///   - themes: the themes from now on; empty means *general*.
    /// - Throws: `Refusal`; `.changedMeanwhile` when there is a newer version than the one that was read.
    package func correctReport(
        _ id: EntryID, in dossier: DossierID, text typed: String, themes: ThemeSet, version: Int64, as caller: Caller
    ) async throws {
        let text = WrittenText.kept(typed)
        if let problem = WrittenText.problem(text) { throw Refusal.invalid([problem]) }
        let isThere = try await writing(dossier, as: caller, about: .report) { session, entrance -> Bool in
            guard let (row, facts) = try EntryRecords.find(id, reach: entrance.reach, session),
                row.kind == .report, entrance.reach.sight(of: facts) == .full
            else { return false }
            let decision = entrance.reach.mayChange(facts, voiceOfPerson: row.voice == .person)
            guard decision.allowed else { throw self.denial(decision.ground, at: facts) }
            // Whoever writes a report may move it only to where they may write.
            let moved = entrance.reach.mayAdd(kind: .report, themes: themes.orGeneral)
            guard moved.allowed else { throw self.denial(moved.ground, at: facts) }
            let current = try self.bodies.open([row], as: ReportBody.self, with: entrance.seal)[0]
            let isSame = current.body.text == text && row.themes == themes.orGeneral
            // The same correction sent twice is one.
            if isSame { return true }
            guard row.version == version else { throw Refusal.changedMeanwhile }
            try self.correct(row, to: text, themes.isEmpty ? nil : themes, entrance, session)
            try self.log(
                LogEvent(
                    action: .change, object: .report, objectID: id, isConfined: row.visibility == .confined,
                    isWithheld: row.visibility == .withheld, ground: decision.ground), entrance, session)
            return true
        }
        guard isThere else { try await reportNotFound(id, dossier, caller) }
    }

    func correct(
        _ row: EntryRow, to text: String, _ ownThemes: ThemeSet?, _ entrance: Entrance, _ session: any SQLSession
    ) throws {
        var body = try bodies.open([row], as: ReportBody.self, with: entrance.seal)[0].body
        body.text = text
        let next = EntryRow(
            dossier: row.dossier, id: row.id, kind: row.kind, parent: row.parent, parentArea: row.parentArea,
            themes: (ownThemes ?? .none).orGeneral, ownThemes: ownThemes, voice: row.voice, form: row.form,
            author: row.author, visibility: row.visibility, status: row.status, occurredAt: row.occurredAt,
            recordedAt: entrance.caller.at, dueAt: row.dueAt, version: row.version + 1)
        guard try EntryRecords.replace(row, with: next.sealing(body, with: entrance.seal), session) else {
            throw Refusal.changedMeanwhile
        }
        if next.themes != row.themes {
            try EntryRecords.retheme(childrenOf: next, reach: entrance.reach, with: entrance.seal, session)
        }
    }

    /// The answer to an act on a report that this visitor cannot see, or that is not there.
    func reportNotFound(_ id: EntryID, _ dossier: DossierID, _ caller: Caller) async throws -> Never {
        let visitor = try await visitor(of: caller)
        try await logStranger(at: dossier, visitor, caller, what: "report \(id.text)")
        throw Refusal.notFound
    }
}

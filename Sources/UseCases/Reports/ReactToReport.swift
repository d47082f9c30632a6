import Dossier
import Records
import Storage

extension Workplace {
    /// Hangs a reaction on a report. "Fijn om te lezen" needs no words, the others do.
    ///
    /// - Throws: `Refusal`.
    package func react(
        to report: EntryID, in dossier: DossierID, id: EntryID, form: ReactionForm, text typed: String,
        as caller: Caller
    ) async throws {
        let text = WrittenText.kept(typed)
        if form != .nice || !text.isEmpty, let problem = WrittenText.problem(text) {
            throw Refusal.invalid([problem])
        }
        let isThere = try await writing(dossier, as: caller, about: .reaction) { session, entrance -> Bool in
            guard let (parent, facts) = try EntryRecords.find(report, reach: entrance.reach, session),
                parent.kind == .report, entrance.reach.sight(of: facts) == .full
            else { return false }
            let decision = entrance.reach.mayAdd(kind: .reaction, themes: .none, hangingOn: facts)
            guard decision.allowed else { throw self.denial(decision.ground, at: facts) }
            let row = EntryRow(
                dossier: dossier, id: id, kind: .reaction, parent: report, parentArea: parent.kind.area,
                themes: effectiveThemes(own: nil, parent: parent.themes, bond: .hangsOn),
                voice: try self.voice(of: entrance, session), form: form.rawValue, author: entrance.reach.actor,
                visibility: effectiveVisibility(own: .shared, parent: parent.visibility), occurredAt: caller.at,
                recordedAt: caller.at, restrictedAt: parent.restrictedAt)
            // One heart from one person is enough, however often it is tapped.
            if form == .nice, text.isEmpty,
                try EntryRecords.hasReaction(of: entrance.reach.actor, form, on: report, reach: entrance.reach, session)
            {
                return true
            }
            guard try self.insertReaction(row, text, named: facts.namedAccounts, entrance, session) else { return true }
            try DraftRecords.delete(id, of: entrance.reach.actor, session)
            try self.log(
                LogEvent(
                    action: .create, object: .reaction, objectID: report,
                    isConfined: row.visibility == .confined, isWithheld: row.visibility == .withheld,
                    ground: decision.ground), entrance, session)
            return true
        }
        guard isThere else { try await reportNotFound(report, dossier, caller) }
    }

    /// Adds a reaction once. The same form sent again adds nothing; one with other words (somebody went back and wrote on)
    /// is a reaction of its own, since nothing typed is lost.
    ///
    /// - Returns: whether anything was added.
    private func insertReaction(
        _ row: EntryRow, _ text: String, named: Set<AccountID>, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> Bool {
        let body = ReactionBody(text: text)
        if try EntryRecords.insert(row.sealing(body, with: entrance.seal), named: named, session) { return true }
        if let (current, _) = try EntryRecords.find(row.id, reach: entrance.reach, session),
            current.author == row.author, current.kind == row.kind, current.parent == row.parent,
            try bodies.open([current], as: ReactionBody.self, with: entrance.seal).first?.body.text == text
        {
            return false
        }
        let fresh = row.renamed(row.id.second(for: text, by: row.author))
        return try EntryRecords.insert(fresh.sealing(body, with: entrance.seal), named: named, session)
    }
}

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
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            let row = EntryRow(
                dossier: dossier, id: id, kind: .reaction, parent: report, parentArea: parent.kind.area,
                themes: effectiveThemes(own: nil, parent: parent.themes, bond: .hangsOn),
                voice: try voice(of: entrance, session), form: form.rawValue, author: entrance.reach.actor,
                visibility: effectiveVisibility(own: .shared, parent: parent.visibility), occurredAt: caller.at,
                recordedAt: caller.at)
            // One heart from one person is enough, however often it is tapped.
            if form == .nice, text.isEmpty,
                try EntryRecords.hasReaction(of: entrance.reach.actor, form, on: report, reach: entrance.reach, session)
            {
                return true
            }
            let sealed = try row.sealing(ReactionBody(text: text), with: entrance.seal)
            guard try EntryRecords.insert(sealed, named: facts.namedAccounts, session) else { return true }
            try DraftRecords.delete(id, of: entrance.reach.actor, session)
            try log(
                LogEvent(
                    action: .create, object: .reaction, objectID: report,
                    isConfined: row.visibility == .confined, ground: decision.ground), entrance, session)
            return true
        }
        guard isThere else { try await reportNotFound(report, dossier, caller) }
    }
}

import Dossier
import Records
import Storage

/// What somebody filled in to use a right.
package struct AskedRight: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice asks once.
    package let id: RightsRequestID
    package var right: Right
    package var entry: EntryID?
    package var permit: GrantID?
    package var logLine: LogLineID?
    /// Who should answer, where nothing else says it.
    package var organisation: OrganisationID?
    package var text: String

    package init(
        id: RightsRequestID, right: Right, entry: EntryID? = nil, permit: GrantID? = nil, logLine: LogLineID? = nil,
        organisation: OrganisationID? = nil, text: String
    ) {
        self.id = id
        self.right = right
        self.entry = entry
        self.permit = permit
        self.logLine = logLine
        self.organisation = organisation
        self.text = text
    }

    package static let longestText = 2_000

    /// What is wrong with words that must say something.
    static func problem(_ text: String, field: String = "text") -> FieldProblem? {
        if text.allSatisfy(\.isWhitespace) { return FieldProblem(field, .missing) }
        guard text.unicodeScalars.count > longestText else { return nil }
        return FieldProblem(field, .tooLong(longestText))
    }
}

extension Workplace {
    /// Asks something of who keeps words about the person, or puts an own statement beside a report. The month to answer
    /// starts now (AVG article 12(3)).
    ///
    /// - Throws: `Refusal`; `.invalid` with the fields `text`, `stuk`, `toegang`, `regel` and `organisatie`.
    package func askRight(_ asked: AskedRight, in dossier: DossierID, as caller: Caller) async throws {
        var asked = asked
        asked.text = WrittenText.kept(asked.text)
        let typed = asked
        try await writing(dossier, as: caller, about: RightsLog.request) { session, entrance in
            let reach = entrance.reach
            let decision = reach.mayAsk(typed.right)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            // A form sent twice asks once, whatever has become of what it is about.
            if try RightsRecords.find(typed.id, reach: reach, session) != nil { return }
            let found = try self.matter(of: typed, entrance, session)
            let organisation = try self.answerer(of: typed, found, entrance, session)
            let wordless = typed.right == .copy && typed.text.allSatisfy(\.isWhitespace)
            let problems = [found.problem, organisation.problem, wordless ? nil : AskedRight.problem(typed.text)]
                .compactMap { $0 }
            guard problems.isEmpty, let matter = found.matter else { throw Refusal.invalid(problems) }
            let isDone = !typed.right.isAnswered
            let request = RightsRequest(
                id: typed.id, right: typed.right, matter: matter, organisation: organisation.id, madeBy: reach.actor,
                madeAt: caller.at, outcome: isDone ? .granted : nil, settledBy: isDone ? reach.actor : nil,
                settledAt: isDone ? caller.at : nil)
            if isDone, let entry = found.entry { try self.putStatement(typed, beside: entry, entrance, session) }
            guard
                try RightsRecords.insert(request, text: typed.text, reach: reach, with: entrance.seal, session)
            else { return }
            try self.log(
                LogEvent(
                    action: .create, object: RightsLog.request, objectID: EntryID(of: typed.id),
                    ground: decision.ground), entrance, session)
        }
    }

    /// Rule 14: others answer with an own statement beside it.
    private func putStatement(
        _ asked: AskedRight, beside parent: (row: EntryRow, facts: EntryFacts), _ entrance: Entrance,
        _ session: any SQLSession
    ) throws {
        let decision = entrance.reach.mayAdd(kind: .reaction, themes: .none, hangingOn: parent.facts)
        guard decision.allowed else { throw Refusal.denied(decision.ground) }
        let row = EntryRow(
            dossier: entrance.dossier, id: EntryID(of: asked.id), kind: .reaction, parent: parent.row.id,
            parentArea: parent.row.kind.area,
            themes: effectiveThemes(own: nil, parent: parent.row.themes, bond: .hangsOn),
            voice: try voice(of: entrance, session), form: ReactionForm.ownView.rawValue, author: entrance.reach.actor,
            visibility: effectiveVisibility(own: .shared, parent: parent.row.visibility),
            occurredAt: entrance.caller.at, recordedAt: entrance.caller.at, restrictedAt: parent.row.restrictedAt)
        _ = try EntryRecords.insert(row.sealing(ReactionBody(text: asked.text), with: entrance.seal), session)
        try log(
            LogEvent(
                action: .create, object: .reaction, objectID: parent.row.id, ground: decision.ground), entrance, session
        )
    }
}

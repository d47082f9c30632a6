import Dossier
import Records
import Storage

/// What somebody filled in to write a report.
package struct NewReport: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice is one entry.
    package let id: EntryID
    package let text: String
    package let form: ReportForm
    package let themes: ThemeSet
    package let about: [EntryID]
    /// The person's private note (rule 11).
    package let isPrivate: Bool
    package let together: Bool
    /// Whether it is for everyone, or not for the person yet, or for named people (rules 9 and 10).
    package let audience: Audience

    package init(
        id: EntryID, text: String, form: ReportForm, themes: ThemeSet, about: [EntryID] = [], isPrivate: Bool = false,
        together: Bool = false, audience: Audience = .everyone
    ) {
        self.id = id
        self.text = text
        self.form = form
        self.themes = themes
        self.about = about
        self.isPrivate = isPrivate
        self.together = together
        self.audience = audience
    }
}

/// The words of a report or a reaction as they are kept: what a browser adds to line ends is taken off, nothing else.
package enum WrittenText {
    package static func kept(_ typed: String) -> String {
        guard typed.utf8.contains(where: { $0 == UInt8(ascii: "\r") || $0 == 0 }) else { return typed }
        return typed.replacing("\r\n", with: "\n").replacing("\0", with: "")
    }

    /// What is wrong with a text that must say something; nil when nothing is.
    package static func problem(_ text: String, field: String = "text") -> FieldProblem? {
        if text.allSatisfy(\.isWhitespace) { return FieldProblem(field, .missing) }
        // Unicode scalars: what a person counts as one letter can be many, and the bound is there for the machine.
        if text.unicodeScalars.count > ReportBody.longestText {
            return FieldProblem(field, .tooLong(ReportBody.longestText))
        }
        return nil
    }
}

extension Workplace {
    /// Adds a report to the timeline, durable and logged when this returns.
    ///
    /// Who writes and what they may is read on a snapshot that starts with the request (a withdrawal counts from the next
    /// request: access rule 25), so that the one writer of the database only adds rows.
    ///
    /// - Returns: the report's id: the form's, or another when that one was taken by somebody else's entry.
    /// - Throws: `Refusal`; nothing was written then.
    package func writeReport(_ new: NewReport, in dossier: DossierID, as caller: Caller) async throws -> EntryID {
        let text = WrittenText.kept(new.text)
        if let problem = WrittenText.problem(text) { throw Refusal.invalid([problem]) }
        let entrance = try await entering(dossier, as: caller)
        let reach = entrance.reach
        let decision = reach.mayAdd(kind: .report, themes: new.themes.orGeneral)
        guard decision.allowed, !new.isPrivate || reach.seesPrivateNotes else {
            let ground = decision.allowed ? Ground.notPermitted : decision.ground
            try await log(LogEvent(action: .change, object: .report, outcome: .refused, ground: ground), entrance)
            throw Refusal.denied(ground)
        }
        let apart = try await apartColumns(for: new, entrance)
        let body = ReportBody(
            text: text, about: new.about.isEmpty ? nil : new.about, together: new.together ? true : nil,
            withholding: apart.withholding)
        let row = try EntryRow(
            dossier: dossier, id: new.id, kind: .report, themes: new.themes.orGeneral,
            ownThemes: new.themes.isEmpty ? nil : new.themes, voice: try await voice(of: entrance),
            form: new.form.rawValue, author: reach.actor, visibility: apart.visibility, status: apart.status,
            occurredAt: caller.at, recordedAt: caller.at, dueAt: apart.dueAt
        ).sealing(body, with: entrance.seal)
        return try await engine.write { session in
            let (id, isNew) = try self.insertOnce(row, body, named: apart.named, entrance, session)
            try DraftRecords.delete(new.id, of: reach.actor, session)
            try self.log(
                LogEvent(
                    action: isNew ? .create : .change, object: .report, objectID: id,
                    isConfined: apart.visibility == .confined, isWithheld: apart.visibility == .withheld,
                    ground: decision.ground), entrance, session)
            return id
        }
    }

    /// Inserts a report once. The same form with other words (somebody went back and went on writing) becomes a new
    /// version, so that nothing typed is lost; an id that another entry has gets a new one. So does that of an own report
    /// which its author may not change any more: the form for a new one moves no old one out of anybody's sight (rule 14).
    private func insertOnce(
        _ row: EntryRow, _ body: ReportBody, named: Set<AccountID>, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> (id: EntryID, isNew: Bool) {
        if try EntryRecords.insert(row, named: named, session) { return (row.id, true) }
        guard let (current, facts) = try EntryRecords.find(row.id, reach: entrance.reach, session),
            current.author == row.author, current.kind == row.kind,
            try mayChangeNow(facts, row, entrance, session)
        else {
            let fresh = row.renamed(row.id.second(for: body.text, by: row.author))
            let isNew = try EntryRecords.insert(fresh.sealing(body, with: entrance.seal), named: named, session)
            return (fresh.id, isNew)
        }
        // It stands there already for other eyes; whoever went back to choose otherwise must know that it does.
        let isForTheSame = current.visibility != .confined || facts.namedAccounts == named
        guard current.visibility == row.visibility, isForTheSame else {
            throw Refusal.invalid([FieldProblem(ApartField.readers, .tooLate)])
        }
        let known = try [current] + EntryRecords.versions(of: current, facts: facts, reach: entrance.reach, session)
        let texts = try bodies.open(known, as: ReportBody.self, with: entrance.seal).map(\.body.text)
        if !texts.contains(body.text) {
            try correct(current, to: body.text, row.ownThemes, entrance, session)
        }
        return (row.id, false)
    }

    /// Whether the author may change their report as it stands: asked of the facts of this very transaction, since this is more
    /// than adding a row.
    private func mayChangeNow(
        _ entry: EntryFacts, _ row: EntryRow, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> Bool {
        guard let facts = try AccessRecords.facts(of: row.dossier, installation: keys.installation, session) else {
            return false
        }
        let reach = try self.reach(of: entrance.reach.actor, in: facts, at: entrance.caller.at, session)
        return reach.mayChange(entry, voiceOfPerson: row.voice == .person).allowed
            && reach.mayAdd(kind: .report, themes: row.themes).allowed
    }
}

extension EntryRow {
    func renamed(_ id: EntryID) -> EntryRow {
        EntryRow(
            dossier: dossier, id: id, kind: kind, parent: parent, parentArea: parentArea, themes: themes,
            ownThemes: ownThemes, voice: voice, form: form, author: author, visibility: visibility, status: status,
            occurredAt: occurredAt, recordedAt: recordedAt, dueAt: dueAt, version: version, restrictedAt: restrictedAt)
    }
}

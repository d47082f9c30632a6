import Dossier
import Records
import Storage

/// Who sees a confined note, for who is named in it (rule 9).
package struct ConfinedReading: Sendable {
    package let named: [(account: AccountID, name: String)]
    /// Whom they may name besides.
    package let nameable: [Nameable]
    /// Not who is the last to see it.
    package let mayLeave: Bool
}

extension Workplace {
    /// The most words of a reason, in characters.
    package static let longestNamingReason = 500

    /// Who is named in a confined note, and what may be done about that; nil of any other report, and of one not in full sight.
    func confined(_ row: EntryRow, _ facts: EntryFacts, _ entrance: Entrance) async throws -> ConfinedReading? {
        guard entrance.reach.mayNameOthers(in: facts).allowed else { return nil }
        let installation = keys.installation
        let (named, others) = try await engine.read { session in
            let named = try ConfinedRecords.named(in: row, reach: entrance.reach, session)
            let names = try AccountRecords.find(named, with: installation, session)
            return (
                names.map { (account: $0.id, name: $0.name) },
                try self.seeNow(named, entrance, session).subtracting([entrance.reach.actor])
            )
        }
        let known = Set(named.map(\.account))
        let nameable = try await nameable(entrance, for: facts).filter { !known.contains($0.account) }
        return ConfinedReading(
            named: named.sorted { $0.name < $1.name }, nameable: nameable, mayLeave: !others.isEmpty)
    }

    /// Who is named in a confined note names another, and says why (rule 9). The other sees it at their next request, and nobody is
    /// told: a notice would tell who looks over their shoulder.
    ///
    /// - Throws: `Refusal`; `.invalid` with the fields `genoemd` and `text`.
    package func nameInConfined(
        _ account: AccountID?, why typed: String, _ id: EntryID, in dossier: DossierID, as caller: Caller
    ) async throws {
        let why = WrittenText.kept(typed)
        let entrance = try await entering(dossier, as: caller)
        guard let found = try await engine.read({ try self.report(id, entrance, $0) }) else {
            try await reportNotFound(id, dossier, caller)
        }
        let nameable = Set(try await self.nameable(entrance, for: found.facts).map(\.account))
        try await writing(dossier, as: caller, about: .report) { session, entrance in
            guard let (row, facts) = try self.report(id, entrance, session) else { throw Refusal.notFound }
            let decision = entrance.reach.mayNameOthers(in: facts)
            guard decision.allowed else { throw self.denial(decision.ground, at: facts) }
            // The same form sent twice names once, and says so once.
            if let account, facts.namedAccounts.contains(account) { return }
            var problems: [FieldProblem] = []
            if account == nil { problems.append(FieldProblem(ApartField.named, .missing)) }
            if let account, try !nameable.contains(account) || self.seeNow([account], entrance, session).isEmpty {
                problems.append(FieldProblem(ApartField.named, .unknownChoice))
            }
            if why.allSatisfy(\.isWhitespace) { problems.append(FieldProblem("reden", .missing)) }
            if why.unicodeScalars.count > Self.longestNamingReason {
                problems.append(FieldProblem("reden", .tooLong(Self.longestNamingReason)))
            }
            guard problems.isEmpty, let account else { throw Refusal.invalid(problems) }
            try ConfinedRecords.name(account, in: row, reach: entrance.reach, session)
            try self.log(
                LogEvent(
                    action: .create, object: ApartLog.object, objectID: id, isConfined: true, ground: decision.ground,
                    detail: why), entrance, session)
        }
    }

    /// Who is named in a confined note is named no more, as they choose, unless nobody else would see it (rule 9).
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` to who is the last.
    package func leaveConfined(_ id: EntryID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: .report) { session, entrance -> Bool in
            guard let (row, facts) = try self.report(id, entrance, session) else { return false }
            let decision = entrance.reach.mayNameOthers(in: facts)
            guard decision.allowed else { throw self.denial(decision.ground, at: facts) }
            let others = facts.namedAccounts.subtracting([entrance.reach.actor])
            guard try !self.seeNow(Array(others), entrance, session).isEmpty else { throw Refusal.changedMeanwhile }
            try ConfinedRecords.drop(entrance.reach.actor, from: row, reach: entrance.reach, session)
            try self.log(
                LogEvent(
                    action: .change, object: ApartLog.object, objectID: id, isConfined: true, ground: decision.ground),
                entrance, session)
            return true
        }
        guard isThere else { try await reportNotFound(id, dossier, caller) }
    }

    /// Of these, who sees a note that names them: asked of the rules, now.
    private func seeNow(
        _ accounts: [AccountID], _ entrance: Entrance, _ session: any SQLSession
    ) throws -> Set<AccountID> {
        Set(
            try accounts.filter {
                try AccountRecords.isOpen($0, session)
                    && reach(of: $0, in: entrance.facts, at: entrance.caller.at, session).seesWhatNamesThem
            })
    }
}

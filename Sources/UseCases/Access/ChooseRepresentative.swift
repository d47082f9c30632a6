import Dossier
import Records
import Storage

/// The mail to whom somebody chose, in the language of the account. It says neither who chose them nor for what.
package typealias RepresentativeLetter = AccountLetter.Writer

extension Workplace {
    /// Prepares the form on which the person chooses who acts for them: the people of the form for giving access.
    ///
    /// - Throws: `Refusal`; `.denied` to anybody but the person, and where others decide along (rule 19).
    package func prepareChoosing(in dossier: DossierID, as caller: Caller) async throws -> GivingForms {
        let forms = try await prepareGiving(in: dossier, as: caller)
        let decision = forms.entrance.reach.mayChooseRepresentative
        guard decision.allowed else { try await refuse(decision.ground, .account, nil, forms.entrance) }
        return forms
    }

    /// What a choice would come to. Nothing is written.
    ///
    /// - Throws: `Refusal`, as choosing would, but for the fresh code.
    package func weigh(_ asked: AskedMandate, _ forms: GivingForms) async throws -> Mandate {
        try await engine.read { try self.mandate(asked, forms.entrance, $0).mandate }
    }

    /// Chooses somebody who acts for the person (rule 18). Counts from its first day at the next request; told to whom it
    /// is by mail, without what it is about. A form that is sent twice chooses once.
    ///
    /// - Throws: `Refusal`; `.denied` to anybody but the person where they decide alone; `.factorNeeded` to who showed no code a
    ///   moment ago; `.invalid` with the fields `aan`, `wat`, `van` and `tot`.
    package func chooseRepresentative(
        _ asked: AskedMandate, telling letter: @escaping RepresentativeLetter, in dossier: DossierID, as caller: Caller
    ) async throws {
        try await writing(dossier, as: caller, about: .account) { session, entrance in
            let decision = entrance.reach.mayChooseRepresentative
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            try entrance.visitor.demandFactor(at: caller.at)
            // The same form once more: it was made, whatever the form's days say by now.
            if try MandateRecords.isThere(asked.id, reach: entrance.reach, session) { return }
            let (mandate, person) = try self.mandate(asked, entrance, session)
            let new = NewMandate(id: asked.id, person: person, mandate: mandate, note: nil)
            guard try MandateRecords.choose(new, reach: entrance.reach, with: entrance.seal, session) else { return }
            try self.promise(letter, to: [mandate.account], caller, session) { .chosen($0, dossier) }
            try self.log(
                LogEvent(
                    action: .create, object: .account, objectID: asked.id, ground: decision.ground,
                    detail: mandate.logText), entrance, session)
        }
    }

    /// Ends at once what the person chose (rules 18 and 25).
    ///
    /// - Throws: `Refusal`; `.denied` to anybody but the person, and of one they did not choose.
    package func endRepresentation(of account: AccountID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: .account) { session, entrance -> Bool in
            let reach = entrance.reach
            let own = entrance.facts.mandates.filter { $0.account == account && !$0.isOver(at: caller.at) }
            guard let mandate = own.first(where: { reach.mayEnd($0).allowed }) else {
                guard own.isEmpty, reach.acts.contains(.giveAccess) else { throw Refusal.denied(reach.refusal) }
                return entrance.facts.mandates.contains { $0.account == account }
            }
            try MandateRecords.end(account, basis: .chosen, reach: reach, session)
            try self.log(
                LogEvent(
                    action: .change, object: .account, objectID: EntryID(high: account.high, low: account.low),
                    ground: reach.mayEnd(mandate).ground, detail: "ended \(account.text)"), entrance, session)
            return true
        }
        guard isThere else {
            let visitor = try await visitor(of: caller)
            try await logStranger(at: dossier, visitor, caller, what: "mandate \(account.text)")
            throw Refusal.notFound
        }
    }

    /// The mandate that was asked for, with who they are among the people around the person.
    private func mandate(
        _ asked: AskedMandate, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> (mandate: Mandate, person: EntryID) {
        let moment = entrance.caller.at
        let problems = asked.problems(on: entrance.clock.day(of: moment))
        guard problems.isEmpty, let mandate = asked.mandate(at: moment, clock: entrance.clock) else {
            throw Refusal.invalid(problems)
        }
        let parties = try bodies.open(
            PeopleRecords.all(reach: entrance.reach, session), as: PartyBody.self, with: entrance.seal)
        let facts = entrance.facts
        let around = Set(parties.compactMap(\.body.account) + facts.grants.compactMap(\.principal.named))
            .union(facts.grants.map(\.givenBy)).union(facts.mandates.map(\.account))
        guard around.contains(mandate.account), mandate.account != entrance.reach.actor,
            try AccountRecords.isOpen(mandate.account, session)
        else { throw Refusal.invalid([FieldProblem("aan", .unknownChoice)]) }
        switch facts.obstacle(to: mandate, at: moment) {
        case nil: break
        case .actsAlready: throw Refusal.invalid([FieldProblem("al", .unknownChoice)])
        default: throw Refusal.invalid([FieldProblem("aan", .unknownChoice)])
        }
        return (mandate, parties.first { $0.body.account == mandate.account }?.id ?? .zero)
    }
}

extension Mandate {
    /// What the log keeps, sealed: whom and what, without names.
    var logText: String {
        [
            account.text, kind?.rawValue, "areas=\(areas.rawValue)", "themes=\(themes.rawValue)",
            "acts=\(acts.rawValue)", "from=\(period.from.milliseconds)",
            period.until.map { "until=\($0.milliseconds)" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}

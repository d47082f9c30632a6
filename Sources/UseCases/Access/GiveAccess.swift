import Dossier
import Records
import Storage

/// What came of giving access, or of lifting a deny.
package enum GivingOutcome: Sendable, Equatable {
    case done
    /// Others decide along, and have not said yes yet (rule 19).
    case waits(for: Set<AccountID>)
}

extension Workplace {
    /// Gives access, changes it (the old permit ends, the new one begins, in one moment) or denies it. It counts from the
    /// next request on (rule 25).
    ///
    /// - Returns: whether it is given, or waits for who decides along.
    /// - Throws: `Refusal`; nothing was written then.
    package func giveAccess(_ asked: AskedGrant, in dossier: DossierID, as caller: Caller) async throws -> GivingOutcome
    {
        let outcome = try await writing(dossier, as: caller, about: .permissions) {
            session, entrance -> GivingOutcome? in
            let problems = asked.problems(on: entrance.clock.day(of: caller.at))
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            guard let grant = asked.grant(by: entrance.reach.actor, at: caller.at, clock: entrance.clock) else {
                throw Refusal.invalid([FieldProblem("aan", .missing)])
            }
            // The same form once more: it was given, whatever the form's days say by now.
            if entrance.facts.grants.contains(where: { $0.id == grant.id }) { return .done }
            let ground = try self.mayGive(grant, entrance, session)
            guard try self.isRecipient(grant.principal, entrance, session) else {
                throw Refusal.invalid([FieldProblem("aan", .unknownChoice)])
            }
            if let answered = asked.answers { try self.mayAnswer(answered, with: grant, entrance, session) }
            let replaced = try self.mayReplace(asked.replaces, entrance)
            let missing = self.missing(for: grant, entrance)
            guard missing.isEmpty else {
                try self.ask(.giving, grant, about: replaced?.id, ground, entrance, session)
                return .waits(for: missing)
            }
            try self.give(grant, replacing: replaced?.id, ground, entrance, session)
            if let answered = asked.answers {
                guard
                    try RequestRecords.settle(
                        answered, as: .yes, by: entrance.reach.actor, at: caller.at, reach: entrance.reach, session)
                else { throw Refusal.changedMeanwhile }
            }
            return .done
        }
        guard let outcome else { throw Refusal.notFound }
        return outcome
    }

    /// On which ground this grant may be given.
    ///
    /// - Throws: `Refusal.denied`.
    func mayGive(_ grant: Grant, _ entrance: Entrance, _ session: any SQLSession) throws -> Ground {
        let entry = try grant.entry.flatMap { try EntryRecords.find($0, reach: entrance.reach, session)?.facts }
        if grant.entry != nil {
            guard let entry, entrance.reach.sight(of: entry) == .full else { throw Refusal.denied(.notPermitted) }
        }
        let decision = entrance.reach.mayGive(grant, for: entry)
        guard decision.allowed else { throw Refusal.denied(decision.ground) }
        try mustSpeakThen(grant, entrance, session)
        return decision.ground
    }

    /// Whoever gives must speak for the person on the day it begins too: nobody decides for a time in which others do (rules 18,
    /// 19 and 28).
    private func mustSpeakThen(_ grant: Grant, _ entrance: Entrance, _ session: any SQLSession) throws {
        guard grant.effect == .permit, grant.period.from > entrance.caller.at else { return }
        let then = try reach(of: grant.givenBy, in: entrance.facts, at: grant.period.from, session)
        guard then.acts.contains(.giveAccess) else { throw Refusal.invalid([FieldProblem("van", .tooLate)]) }
    }

    /// Access goes to somebody who is there and who needs a permit: not to whose dossier it is.
    func isRecipient(_ principal: Principal, _ entrance: Entrance, _ session: any SQLSession) throws -> Bool {
        switch principal {
        case .account(let account):
            return try entrance.facts.mayReceive(account, from: entrance.reach.actor, at: entrance.caller.at)
                && !AccountRecords.find([account], with: keys.installation, session).isEmpty
        case .department(let department, _):
            return try OrganisationRecords.organisation(of: department, session) != nil
        case .organisation(let organisation):
            return try OrganisationRecords.name(of: organisation, with: keys.installation, session) != nil
        case .system: return false
        }
    }

    /// What is given in answer settles a question that waits, of just who gets it. What waits for others is theirs to answer
    /// (rule 19), and a letter is answered with its code.
    private func mayAnswer(
        _ id: GrantID, with grant: Grant, _ entrance: Entrance, _ session: any SQLSession
    ) throws {
        guard let request = try RequestRecords.find(id, reach: entrance.reach, session)?.request,
            request.kind == .ask, request.waits(at: entrance.caller.at), request.principal == grant.principal,
            grant.effect == .permit
        else { throw Refusal.changedMeanwhile }
    }

    private func mayReplace(_ id: GrantID?, _ entrance: Entrance) throws -> Grant? {
        guard let id else { return nil }
        guard let grant = entrance.facts.grants.first(where: { $0.id == id }) else {
            throw Refusal.denied(.notPermitted)
        }
        // A deny is lifted by lifting it, which asks whoever decides along (rule 19); nothing comes in its place.
        guard grant.effect == .permit else { throw Refusal.denied(.notPermitted) }
        let decision = entrance.reach.mayWithdraw(grant)
        guard decision.allowed else { throw Refusal.denied(decision.ground) }
        guard grant.withdrawnAt == nil else { throw Refusal.changedMeanwhile }
        return grant
    }

    /// Who else must say yes (rule 19).
    private func missing(for grant: Grant, _ entrance: Entrance) -> Set<AccountID> {
        GivingAgain.mustAgree(to: grant, in: entrance.facts, at: entrance.caller.at)
            .subtracting([entrance.reach.actor])
    }

    /// Puts a grant in force, and takes back the one it comes in the place of. The same act once more does nothing.
    ///
    /// - Throws: `Refusal.changedMeanwhile` where the id is of another grant: then nothing would be given.
    func give(
        _ grant: Grant, replacing old: GrantID?, _ ground: Ground, _ entrance: Entrance, _ session: any SQLSession
    ) throws {
        guard try GrantRecords.give(grant, reach: entrance.reach, with: entrance.seal, session) else {
            // Read again: the same form may have come in beside this one.
            let after = try AccessRecords.facts(of: entrance.dossier, installation: keys.installation, session)
            guard let there = after?.grants.first(where: { $0.id == grant.id }), there.isSameGiving(as: grant) else {
                throw Refusal.changedMeanwhile
            }
            return
        }
        let replaced = entrance.facts.grants.first { $0.id == old && $0.effect == .permit && $0.withdrawnAt == nil }
        if let replaced { try withdraw(replaced.id, ground, entrance, session) }
        try log(
            LogEvent(
                action: .create, object: .permissions, objectID: EntryID(of: grant.id), ground: ground,
                detail: grant.logText), entrance, session)
    }

    /// Keeps what waits for others, with the own yes.
    func ask(
        _ kind: AccessRequest.Kind, _ grant: Grant, about: GrantID?, _ ground: Ground, _ entrance: Entrance,
        _ session: any SQLSession
    ) throws {
        let moment = entrance.caller.at
        let request = AccessRequest(
            id: grant.id, kind: kind, principal: grant.principal, scope: grant.scope, entry: grant.entry,
            basis: grant.basis, period: grant.period, about: about, madeBy: entrance.reach.actor, madeAt: moment,
            endsAt: moment.moved(by: AccessRequest.answerTime))
        guard
            try RequestRecords.insert(
                request, RequestRecords.Words(purpose: grant.purpose), reach: entrance.reach, with: entrance.seal,
                session)
        else { return }
        try log(
            LogEvent(
                action: kind == .ask ? .create : .change, object: .permissions, objectID: EntryID(of: grant.id),
                ground: ground, detail: grant.logText),
            entrance, session)
    }
}

extension Identifier<EntrySubject> {
    /// A grant as the object of a log line, whose kind says what it is.
    init(of grant: GrantID) { self.init(high: grant.high, low: grant.low) }
}

extension Grant {
    /// What the log keeps, sealed: to whom and what, without names.
    fileprivate var logText: String {
        [
            effect.rawValue, PrincipalText.text(principal), "areas=\(areas.rawValue)", "themes=\(themes.rawValue)",
            "verbs=\(verbs.rawValue)", entry.map { "entry=\($0.text)" }, basis.rawValue,
            "from=\(period.from.milliseconds)", period.until.map { "until=\($0.milliseconds)" },
        ].compactMap { $0 }.joined(separator: " ")
    }
}

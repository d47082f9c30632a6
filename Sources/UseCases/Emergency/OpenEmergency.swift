import Dossier
import Identity
import Records
import Storage

/// What somebody filled in to open emergency access.
package struct AskedEmergency: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice opens one door.
    package let id: EmergencyID
    /// The number of the dossier, or the address the person signs in with.
    package var identifier: String
    package var birthDate: CivilDate?
    package var reason: String
    package var minutes: Int?
    /// By whose right, for who works at several that have it.
    package var organisation: OrganisationID?

    package init(
        id: EmergencyID, identifier: String, birthDate: CivilDate?, reason: String, minutes: Int?,
        organisation: OrganisationID? = nil
    ) {
        self.id = id
        self.identifier = identifier
        self.birthDate = birthDate
        self.reason = reason
        self.minutes = minutes
        self.organisation = organisation
    }

    package static let longestReason = 2_000

    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if let problem = DossierNumberOrAddress.problem(identifier) { problems.append(problem) }
        if birthDate == nil { problems.append(FieldProblem("geboren", .missing)) }
        if reason.allSatisfy(\.isWhitespace) {
            problems.append(FieldProblem("reden", .missing))
        } else if reason.unicodeScalars.count > Self.longestReason {
            problems.append(FieldProblem("reden", .tooLong(Self.longestReason)))
        }
        if !(minutes.map(Emergency.lengths.contains) ?? false) { problems.append(FieldProblem("duur", .missing)) }
        return problems
    }
}

package enum EmergencyOutcome: Sendable, Equatable {
    case into(DossierID)
    /// No dossier has this number and this birth date together: which of the two was wrong is said to nobody.
    case none
    /// Too many that were wrong: not looked at until a moment.
    case wait(until: Moment)
}

/// The form for who may open emergency access.
package struct EmergencyForm: Sendable {
    package let visitor: Visitor
    /// By whose right: never empty.
    package let organisations: [(id: OrganisationID, name: String)]
}

extension Workplace {
    /// Who may open emergency access, after a fresh second factor. For anybody else the page is not there, after one line in
    /// the installation's log.
    ///
    /// - Throws: `Refusal`; `.factorNeeded` before anything is asked.
    package func prepareEmergency(as caller: Caller) async throws -> EmergencyForm {
        let (visitor, rights) = try await rescuer(caller)
        try visitor.demandFactor(at: caller.at)
        let seal = keys.installation
        let names = try await engine.read { session in
            try rights.map { ($0, try OrganisationRecords.name(of: $0, with: seal, session) ?? "") }
        }
        return EmergencyForm(visitor: visitor, organisations: names)
    }

    /// Opens emergency access (access rule 21): look only, for an hour at most. The dossier is looked for only after the
    /// reason and the factor, and a try that finds none has its line in the installation's log. Who decides about the dossier
    /// and the privacy officer are told in the same transaction.
    ///
    /// - Throws: `Refusal`; `.invalid` with the fields `nummer`, `geboren`, `reden` and `duur`.
    package func openEmergency(
        _ asked: AskedEmergency, _ letters: UnaskedAccessLetters, as caller: Caller
    ) async throws -> EmergencyOutcome {
        let visitor = try await rescuer(caller).visitor
        try visitor.demandFactor(at: caller.at)
        var asked = asked
        asked.reason = WrittenText.kept(asked.reason)
        guard asked.problems.isEmpty, let key = DossierNumberOrAddress(asked.identifier) else {
            throw Refusal.invalid(asked.problems)
        }
        let (kept, birthDate) = (asked, asked.birthDate)
        // Nobody is in need any more who died: such a dossier is not there.
        let found = try await findDossier(
            key, born: birthDate, by: visitor, what: "emergency", caller, fits: { $0.death == nil })
        switch found {
        case .none: return .none
        case .wait(let until): return .wait(until: until)
        case .one(let found):
            let seal = try await vault.seal(of: found)
            try await engine.write { session in try self.open(kept, found, letters, seal, caller, session) }
            return .into(found)
        }
    }

    /// Whoever may open emergency access, and by which right.
    private func rescuer(_ caller: Caller) async throws -> (visitor: Visitor, rights: [OrganisationID]) {
        let visitor = try await visitor(of: caller)
        let rights = AccessRules.emergencyRights(of: visitor.actor, at: caller.at)
        guard !rights.isEmpty else {
            try await logInstallation(
                installationLine(
                    .view, outcome: .refused, actor: visitor.account, object: .permissions, detail: "emergency",
                    caller: caller))
            throw Refusal.notFound
        }
        return (visitor, rights)
    }

    /// In the transaction that opens it, everything is asked again (rule 25). Whoever is in already, by whichever door, gets
    /// no second one: an hour is an hour.
    private func open(
        _ asked: AskedEmergency, _ dossier: DossierID, _ letters: UnaskedAccessLetters, _ seal: Seal, _ caller: Caller,
        _ session: any SQLSession
    ) throws {
        let visitor = try visitor(of: caller, session)
        try visitor.demandFactor(at: caller.at)
        let rights = AccessRules.emergencyRights(of: visitor.actor, at: caller.at)
        guard let organisation = rights.first(where: { $0 == asked.organisation }) ?? rights.first,
            let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session),
            facts.death == nil
        else { throw Refusal.notFound }
        let before = AccessRules.reach(of: visitor.actor, in: facts, at: caller.at)
        if before.standing == .person || before.standing == .representative || before.emergency != nil { return }
        let emergency = Emergency(
            id: asked.id, account: visitor.account, organisation: organisation, from: caller.at,
            until: caller.at.moved(by: Int64(asked.minutes ?? 0) * Moment.minute))
        guard
            try EmergencyRecords.insert(emergency, reason: asked.reason, in: dossier, with: seal, session)
        else { return }
        try LogRecords.append(
            try emergencyLine(.create, emergency, in: dossier, visitor, reason: asked.reason, seal, caller), session)
        let told = try facts.toldOfEmergency(at: caller.at, as: seated(at: caller.at, session))
        try tell(letters, to: told, of: emergency.organisation, caller, session) { .emergency($0, facts.dossier) }
        try keepAlive(visitor, caller, session)
    }

    private func emergencyLine(
        _ action: LogAction, _ emergency: Emergency, in dossier: DossierID, _ visitor: Visitor, reason: String,
        _ seal: Seal, _ caller: Caller
    ) throws -> LogLine {
        let id: LogLineID = NewIdentifier.make(at: caller.at)
        let role = visitor.actor.membershipsThatCount(at: caller.at)
            .first { $0.organisation == emergency.organisation }?.role
        return LogLine(
            id: id, dossier: dossier, at: caller.at, action: action, actor: visitor.account,
            standing: Standing.participant.stored, role: role ?? "", organisation: emergency.organisation,
            purpose: .support, ground: emergency.ground.stored, groundID: emergency.ground.grant,
            object: .permissions, origin: caller.origin, request: caller.request,
            detail: try seal.seal(reason, at: LogDetail.place(of: id)), salt: NewIdentifier.randomBytes(16))
    }
}

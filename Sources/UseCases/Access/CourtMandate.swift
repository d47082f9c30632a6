import Dossier
import Records
import Storage

/// Why the shell did not make or end a mandate, or record a judgement.
package enum MandateRefused: Error, Sendable, Equatable, CustomStringConvertible {
    case noReason
    case closed(String)
    case administers(String)
    case untilBeforeFrom
    case noThemes
    case nothingToEnd(String)
    case obstacle(MandateObstacle, MandateOffice)
    case judgement(JudgementObstacle)

    package var description: String {
        switch self {
        case .noReason: "Say why, with --reason: it is kept in the log of the dossier."
        case .closed(let address): "The account \(address) is closed."
        case .administers(let address):
            "\(address) administers an organisation, and to an administrator a mandate opens nothing (access rule 22)."
        case .untilBeforeFrom: "The last day comes before the first."
        case .noThemes:
            "In Flanders the justice of the peace says what a bewindvoerder is there for: name it with --themes."
        case .nothingToEnd(let address):
            "No such mandate of \(address) runs in this dossier. Whom the person chose, the person ends."
        case .obstacle(let obstacle, let office): obstacle.sentence(office)
        case .judgement(let obstacle): obstacle.sentence
        }
    }
}

extension MandateObstacle {
    fileprivate func sentence(_ office: MandateOffice) -> String {
        switch self {
        case .owns: "It is their own dossier: nobody acts for themselves."
        case .actsAlready: "They act for the person as \(office.name) already. End that first."
        case .household: "This is the dossier of a household: its adults decide, and nobody acts for them in it."
        case .died: "The person died, and representation ended (access rule 26)."
        case .minor: "On that day the person is not 18 yet: a court appoints a \(office.name) for adults."
        case .adult:
            "A parent has authority over a child under 18. On that day the person is not, or has no known day of birth."
        case .unknownThere: "In Flanders no court appoints a \(office.name). Choose bewindvoerder."
        case .tooWide:
            "That is further than a \(office.name) goes. Leave --themes out for all a \(office.name) is there for."
        }
    }
}

extension JudgementObstacle {
    fileprivate var sentence: String {
        switch self {
        case .notFlanders: "Only in Flanders somebody judges whether a young person is able (access rule 19)."
        case .otherAge: "A judgement is about somebody of 12 to 17, on the day it was made."
        case .close: "Whose dossier it is, or who acts for the person, does not judge."
        case .died: "The person died."
        case .future: "A judgement was made today or before."
        }
    }
}

extension Workplace {
    /// Makes the mandate of whom a court appointed, or of a parent. One line in the dossier's log, that the person reads, and
    /// one in the installation's, each with the reason; who may read the log is told.
    ///
    /// - Parameter letters: nil where no mail is sent.
    /// - Throws: `MandateRefused`, `ExportRefused.noDossier`, `AccountProblem.isNotThere`.
    package func appoint(
        _ asked: some DecidedMandate, telling letters: ShellLetters? = nil, caller: Caller
    ) async throws {
        guard !asked.reason.allSatisfy(\.isWhitespace) else { throw MandateRefused.noReason }
        let dossier = try await findDossier(asked.dossier)
        let seal = try await vault.seal(of: dossier)
        try await engine.write { session in
            let facts = try self.facts(of: dossier, named: asked.dossier, session)
            let account = try self.account(at: asked.address, session)
            guard try !MembershipRecords.actor(account, at: caller.at, session).isAdministrator else {
                throw MandateRefused.administers(asked.address)
            }
            let mandate = try asked.mandate(of: account, facts, at: caller.at)
            if let obstacle = facts.obstacle(to: mandate, at: caller.at) {
                throw MandateRefused.obstacle(obstacle, asked.office)
            }
            let id: EntryID = NewIdentifier.make(at: caller.at)
            try MandateRecords.appoint(
                NewMandate(id: id, person: .zero, mandate: mandate, note: String(asked.reason.prefix(500))),
                in: dossier, with: seal, session)
            let what = mandate.basis == .parent ? "parent" : "appointed"
            try self.logShell(
                .create, .account, "\(what) \(mandate.logText)", asked.reason, in: dossier, seal, caller, session)
            try self.tellOfShell(dossier, letters, caller, session)
        }
    }

    /// Ends at once what a court or the law gave somebody; never what the person chose.
    ///
    /// - Parameter office: nil: each.
    /// - Throws: `MandateRefused`, `ExportRefused.noDossier`, `AccountProblem.isNotThere`.
    package func endAppointed(
        _ address: String, _ office: MandateOffice?, in name: String, reason: String,
        telling letters: ShellLetters? = nil, caller: Caller
    ) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw MandateRefused.noReason }
        let dossier = try await findDossier(name)
        let seal = try await vault.seal(of: dossier)
        let hash = AccountRecords.hash(of: address, keys.lookup)
        try await engine.write { session in
            // Also of an account that is closed.
            guard let account = try AccountRecords.id(addressHash: hash, session) else {
                throw AccountProblem.isNotThere(address)
            }
            guard try MandateRecords.endAppointed(account, as: office, in: dossier, at: caller.at, session) > 0 else {
                throw MandateRefused.nothingToEnd(address)
            }
            try self.logShell(
                .change, .account, "ended \(account.text) \(office?.name ?? "")", reason, in: dossier, seal, caller,
                session)
            try self.tellOfShell(dossier, letters, caller, session)
        }
    }

    /// Records a judgement whether a young person in Flanders is able to decide (rule 19; case m).
    ///
    /// - Parameters:
    ///   - address: of who judged.
    ///   - day: nil: now.
    /// - Throws: `MandateRefused`, `ExportRefused.noDossier`, `AccountProblem.isNotThere`.
    package func recordJudgement(
        isAble: Bool, by address: String, on day: CivilDate?, in name: String, reason: String,
        telling letters: ShellLetters? = nil, caller: Caller
    ) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw MandateRefused.noReason }
        let dossier = try await findDossier(name)
        let seal = try await vault.seal(of: dossier)
        try await engine.write { session in
            let facts = try self.facts(of: dossier, named: name, session)
            let today = facts.clock.day(of: caller.at)
            let judgement = AbilityJudgement(
                isAble: isAble, judgedBy: try self.account(at: address, session),
                at: day.flatMap { $0 == today ? nil : facts.momentOfJudgement(on: $0) } ?? caller.at)
            if let obstacle = facts.obstacle(to: judgement, at: caller.at) { throw MandateRefused.judgement(obstacle) }
            try MandateRecords.judge(
                judgement, note: String(reason.prefix(500)), id: NewIdentifier.make(at: caller.at), in: dossier,
                with: seal, session)
            try self.logShell(
                .administer, .permissions, "\(isAble ? "able" : "not able"), by \(judgement.judgedBy.text)", reason,
                in: dossier, seal, caller, session)
            try self.tellOfShell(dossier, letters, caller, session)
        }
    }

    private func facts(of dossier: DossierID, named name: String, _ session: any SQLSession) throws -> DossierFacts {
        guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
            throw ExportRefused.noDossier(name)
        }
        return facts
    }

    private func account(at address: String, _ session: any SQLSession) throws -> AccountID {
        let hash = AccountRecords.hash(of: address, keys.lookup)
        guard let account = try AccountRecords.id(addressHash: hash, session) else {
            throw AccountProblem.isNotThere(address)
        }
        guard try AccountRecords.isOpen(account, session) else { throw MandateRefused.closed(address) }
        return account
    }

    /// The reason stands in both logs; both are sealed (rule 22).
    private func logShell(
        _ action: LogAction, _ object: LogObject, _ what: String, _ reason: String, in dossier: DossierID,
        _ seal: Seal, _ caller: Caller, _ session: any SQLSession
    ) throws {
        try LogRecords.append(
            try shellLine(action, in: dossier, seal, object: object, detail: "\(what): \(reason)", caller), session)
        try LogRecords.append(
            try installationLine(
                .administer, actor: nil, object: object, purpose: .administration,
                detail: "\(dossier.text) \(what): \(reason)", caller: caller), session)
    }
}

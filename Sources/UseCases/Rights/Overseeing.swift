import Dossier
import Records
import Storage

extension Workplace {
    /// Who asks, and what they oversee (access rule 22). For anybody else the page is not there, after one line in the
    /// installation's log.
    ///
    /// - Throws: `Refusal`.
    func overseer(_ caller: Caller) async throws -> (visitor: Visitor, oversight: Oversight) {
        let visitor = try await visitor(of: caller)
        guard let oversight = AccessRules.oversight(as: visitor.actor, at: caller.at) else {
            try await logInstallation(
                installationLine(.view, outcome: .refused, actor: visitor.account, object: .accessLog, caller: caller))
            throw Refusal.notFound
        }
        return (visitor, oversight)
    }

    /// The same inside a transaction that writes: an office that ended a moment ago counts no more (rule 25).
    func overseer(_ caller: Caller, _ session: any SQLSession) throws -> (visitor: Visitor, oversight: Oversight) {
        let visitor = try visitor(of: caller, session)
        guard let oversight = AccessRules.oversight(as: visitor.actor, at: caller.at) else { throw Refusal.notFound }
        return (visitor, oversight)
    }

    /// A line in a dossier's own log: the person sees what the officer saw and did, and for which organisation.
    func oversightLine(
        _ action: LogAction, _ object: LogObject, _ objectID: EntryID? = nil, in dossier: DossierID,
        _ oversight: Oversight, of organisation: OrganisationID, _ caller: Caller
    ) -> LogLine {
        LogLine(
            id: NewIdentifier.make(at: caller.at), dossier: dossier, at: caller.at, action: action,
            actor: oversight.officer, organisation: organisation, purpose: .audit,
            ground: Ground.privacyOfficer(organisation).stored, object: object, objectID: objectID,
            origin: caller.origin, request: caller.request, salt: NewIdentifier.randomBytes(16))
    }

    /// What the officer read for which organisation, told in every dossier it was about and in the installation's log, in one durable batch.
    func logOversight(
        _ action: LogAction, _ object: LogObject, in dossiers: [DossierID: OrganisationID], _ visitor: Visitor,
        _ oversight: Oversight, _ caller: Caller
    ) async throws {
        let own = try installationLine(
            action, actor: visitor.account, object: object, purpose: .audit, caller: caller)
        let lines = dossiers.sorted { $0.key < $1.key }
            .map { oversightLine(action, object, in: $0.key, oversight, of: $0.value, caller) }
        do {
            try await engine.write { session in
                for line in [own] + lines { try LogRecords.append(line, session) }
                try self.keepAlive(visitor, caller, session)
            }
        } catch {
            logTrouble.happened(at: now())
            throw Refusal.logUnavailable
        }
    }

    /// The names of accounts, for who oversees them.
    func names(of accounts: Set<AccountID>) async throws -> [AccountID: String] {
        let seal = keys.installation
        let found = try await engine.read { try AccountRecords.find(Array(accounts), with: seal, $0) }
        return Dictionary(found.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}

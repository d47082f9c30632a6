import Dossier
import Records
import Storage

/// Whoever administers an organisation, in one transaction.
struct Administrator {
    let visitor: Visitor
    let administration: Administration
    let caller: Caller
    let session: any SQLSession
}

extension Workplace {
    /// Which organisations a visitor administers, with their names; for anybody else the page is not there, after one line
    /// in the installation's log.
    ///
    /// - Throws: `Refusal`.
    package func administered(
        as caller: Caller
    ) async throws -> (visitor: Visitor, organisations: [(id: OrganisationID, name: String)]) {
        let seal = keys.installation
        let (visitor, organisations) = try await engine.read { session in
            let visitor = try self.visitor(of: caller, session)
            let names = try visitor.actor.isAdministratorOf.sorted().map { id in
                (id, try OrganisationRecords.name(of: id, with: seal, session) ?? "")
            }
            return (visitor, names)
        }
        guard !organisations.isEmpty else { try await noAdministrator(visitor, caller) }
        return (visitor, organisations.sorted { $0.1 < $1.1 })
    }

    /// Reads in the administration of one organisation, and leaves a line that it was looked at.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no administrator there, and where the body says so.
    func reading<Value: Sendable>(
        administrationOf organisation: OrganisationID, as caller: Caller,
        _ body: @Sendable @escaping (Administrator) throws -> Value
    ) async throws -> (visitor: Visitor, value: Value) {
        let (visitor, value) = try await engine.read { session -> (Visitor, Value?) in
            let visitor = try self.visitor(of: caller, session)
            guard
                let administration = AccessRules.administration(
                    of: organisation, as: visitor.actor, at: caller.at)
            else { return (visitor, nil) }
            let administrator = Administrator(
                visitor: visitor, administration: administration, caller: caller, session: session)
            do { return (visitor, try body(administrator)) } catch Refusal.notFound { return (visitor, nil) }
        }
        guard let value else { try await noAdministrator(visitor, caller) }
        let line = try administrationLine(.view, nil, of: organisation, by: visitor.account, caller)
        try await logInstallation(line, of: visitor, caller)
        return (visitor, value)
    }

    /// Changes something in the administration of one organisation, in one transaction: whoever is no administrator any more
    /// since a moment changes nothing (rule 25), and the line in the log stands or falls with what it tells of.
    ///
    /// - Returns: what the body gives.
    /// - Throws: `Refusal`; `.notFound` to who is no administrator there, and where the body says so.
    func administering<Value: Sendable>(
        _ organisation: OrganisationID, as caller: Caller,
        _ body: @Sendable @escaping (Administrator) throws -> Value
    ) async throws -> Value {
        do {
            return try await engine.write { session in
                let visitor = try self.visitor(of: caller, session)
                guard
                    let administration = AccessRules.administration(
                        of: organisation, as: visitor.actor, at: caller.at)
                else { throw NotThere(visitor: visitor) }
                do {
                    return try body(
                        Administrator(
                            visitor: visitor, administration: administration, caller: caller, session: session))
                } catch Refusal.notFound {
                    throw NotThere(visitor: visitor)
                }
            }
        } catch let nothing as NotThere {
            try await noAdministrator(nothing.visitor, caller)
        }
    }

    /// The line of an act, in the transaction of that act.
    func log(_ change: AdministrationChange, _ administrator: Administrator) throws {
        try LogRecords.append(
            try administrationLine(
                .administer, change, of: administrator.administration.organisation,
                by: administrator.visitor.account, administrator.caller), administrator.session)
        try keepAlive(administrator.visitor, administrator.caller, administrator.session)
    }

    /// A line of the installation's log that names the organisation; who did what to whom is sealed in it.
    func administrationLine(
        _ action: LogAction, _ change: AdministrationChange?, of organisation: OrganisationID, by account: AccountID?,
        _ caller: Caller
    ) throws -> LogLine {
        var line = try installationLine(
            action, actor: account, object: .account, purpose: .administration, detail: try change?.text(),
            caller: caller)
        line.organisation = organisation
        return line
    }

    private func noAdministrator(_ visitor: Visitor, _ caller: Caller) async throws -> Never {
        try await logInstallation(
            installationLine(
                .view, outcome: .refused, actor: visitor.account, object: .account, purpose: .administration,
                caller: caller))
        throw Refusal.notFound
    }

    private struct NotThere: Error {
        let visitor: Visitor
    }
}

import Dossier
import Records
import Storage

/// What an act tells the access log; who, when, where and on which permission is filled in from the entrance.
struct LogEvent: Sendable {
    let action: LogAction
    let object: LogObject
    var objectID: EntryID?
    var outcome = LogOutcome.done
    var isConfined = false
    /// About a withheld report: the line names no permit, since its purpose would tell the person the theme (rule 10).
    var isWithheld = false
    var ground: Ground?
    var purpose: LogPurpose?
    /// Filters, search words or a reason: sealed before it is written.
    var detail: String?
}

extension Workplace {
    /// Writes a line about a dossier and waits until it is durable: nothing is answered before.
    ///
    /// - Throws: `Refusal.logUnavailable`; the caller then shows nothing.
    ///
    /// - Parameter also: what is written in the same transaction.
    func log(
        _ event: LogEvent, _ entrance: Entrance,
        also: @Sendable @escaping (any SQLSession) throws -> Void = { _ in }
    ) async throws {
        let line = try line(for: event, entrance)
        do {
            try await engine.write(.added) { session in
                try LogRecords.append(line, session)
                try self.keepAlive(entrance.visitor, entrance.caller, session)
                try also(session)
            }
        } catch {
            logTrouble.happened(at: now())
            throw Refusal.logUnavailable
        }
    }

    /// The same line inside the transaction of what it tells of.
    func log(_ event: LogEvent, _ entrance: Entrance, _ session: any SQLSession) throws {
        try LogRecords.append(try line(for: event, entrance), session)
        try keepAlive(entrance.visitor, entrance.caller, session)
    }

    func line(for event: LogEvent, _ entrance: Entrance) throws -> LogLine {
        let caller = entrance.caller
        // Who looks along as somebody else does so on their own ground, and the line says that they did.
        let reach = entrance.ownReach
        let isPreview = entrance.reach.isPreview
        let named = isPreview ? reach.actingGround(.giveAccess) : event.ground
        // What happens under emergency access says so in every line, whatever came of it (rule 21).
        let ground = reach.emergency?.ground ?? named ?? reach.grounds.first ?? .notPermitted
        let membership = entrance.seat(for: ground)
        let id: LogLineID = NewIdentifier.make(at: caller.at)
        return LogLine(
            id: id, dossier: reach.dossier, at: caller.at, action: event.action,
            outcome: event.outcome, actor: entrance.visitor.account,
            onBehalfOf: reach.standing == .representative ? entrance.facts.owners.first?.account : nil,
            standing: isPreview ? Standing.alongside : reach.standing.stored, role: membership?.role ?? "",
            organisation: membership?.organisation,
            purpose: event.purpose ?? (reach.standing == .participant ? .support : .ownDossier), ground: ground.stored,
            groundID: event.isWithheld ? nil : ground.grant, object: event.object, objectID: event.objectID,
            isConfined: event.isConfined,
            origin: caller.origin, request: caller.request,
            detail: try LogDetail.text(event.detail, seat: isPreview ? caller.seat : nil).map {
                try entrance.seal.seal($0, at: LogDetail.place(of: id))
            },
            salt: NewIdentifier.randomBytes(16))
    }

    /// One line in the installation's own log: sign-ins, refusals at the door, lists, the shell.
    func installationLine(
        _ action: LogAction, outcome: LogOutcome = .done, actor: AccountID?, object: LogObject = .none,
        purpose: LogPurpose = .unknown, detail: String? = nil, caller: Caller
    ) throws -> LogLine {
        let id: LogLineID = NewIdentifier.make(at: caller.at)
        return LogLine(
            id: id, dossier: .zero, at: caller.at, action: action, outcome: outcome, actor: actor, purpose: purpose,
            object: object, origin: caller.origin, request: caller.request,
            detail: try detail.map { try keys.installation.seal($0, at: LogDetail.place(of: id)) },
            salt: NewIdentifier.randomBytes(16))
    }

    func logInstallation(_ line: LogLine) async throws {
        do {
            try await engine.write(.added) { try LogRecords.append(line, $0) }
        } catch {
            logTrouble.happened(at: now())
            throw Refusal.logUnavailable
        }
    }

    /// The same for a page somebody read; asking for it keeps their session.
    func logInstallation(_ line: LogLine, of visitor: Visitor, _ caller: Caller) async throws {
        do {
            try await engine.write(.added) { session in
                try LogRecords.append(line, session)
                try self.keepAlive(visitor, caller, session)
            }
        } catch {
            logTrouble.happened(at: now())
            throw Refusal.logUnavailable
        }
    }

    /// A refusal that may be known in the dossier: its line stands in that dossier's log.
    func refuse(_ ground: Ground, _ object: LogObject, _ objectID: EntryID? = nil, _ entrance: Entrance) async throws
        -> Never
    {
        try await log(
            LogEvent(action: .view, object: object, objectID: objectID, outcome: .refused, ground: ground), entrance)
        throw Refusal.denied(ground)
    }

    /// Something in a dossier that this visitor may not know of, or that is not there: one line in the installation's
    /// log, whichever it was (access rules 1 and 9).
    func notFound(_ what: String, _ entrance: Entrance) async throws -> Never {
        try await logStranger(at: entrance.dossier, entrance.visitor, entrance.caller, what: what)
        throw Refusal.notFound
    }

    func logStranger(at dossier: DossierID, _ visitor: Visitor, _ caller: Caller, what: String = "") async throws {
        try await logInstallation(
            installationLine(
                .view, outcome: .refused, actor: visitor.account, object: .wholeDossier,
                detail: "\(dossier.text) \(what)", caller: caller))
    }

    func keepAlive(_ visitor: Visitor, _ caller: Caller, _ session: any SQLSession) throws {
        guard caller.at.milliseconds - visitor.seenAt.milliseconds > SessionRenewal.after else { return }
        try SessionRecords.keepAlive(
            tokenHash: visitor.tokenHash, seenAt: caller.at, until: caller.at.moved(by: SessionRenewal.lifetime),
            session)
    }
}

/// Where the sealed part of a log line is bound to.
enum LogDetail {
    static func place(of line: LogLineID) -> SealedPlace { SealedPlace("log_line").with(line) }
}

extension Entrance {
    /// The membership a line names. Only who looks under a permit looks for an organisation: where the person, a
    /// representative or a neighbour works is nobody's business there, least of all their employer's (rule 22). Of who works at
    /// two places, the one the permit speaks to.
    fileprivate func seat(for ground: Ground) -> Membership? {
        guard ownReach.standing == .participant else { return nil }
        let current = visitor.actor.membershipsThatCount(at: caller.at)
        if case .emergency(_, let organisation) = ground {
            return current.first { $0.organisation == organisation && $0.givesEmergencyAccess }
        }
        let principal = ground.grant.flatMap { id in facts.grants.first { $0.id == id }?.principal }
        return principal.flatMap { principal in current.first { $0.matches(principal) } } ?? current.first
    }
}

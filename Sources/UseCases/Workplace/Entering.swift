import Dossier
import Identity
import Records
import Storage
import Tracing

/// A visitor inside a dossier: the reach that every further read takes, and the seal that opens its words. A class, since
/// what is read for a page and every part of the page hold it.
package final class Entrance: Sendable {
    package let visitor: Visitor
    /// Who is looked for: the visitor or, in a preview, the one they look along as.
    package let actor: Actor
    package let facts: DossierFacts
    package let reach: Reach
    /// The visitor's own reach: the same, but for a preview (access rule 20).
    package let ownReach: Reach
    /// In a preview, the name of who they look along as.
    package let seatName: String?
    package let seal: Seal
    package let caller: Caller

    init(_ look: Look, facts: DossierFacts, reach: Reach, seal: Seal, caller: Caller) {
        visitor = look.visitor
        actor = look.actor
        self.facts = facts
        self.reach = reach
        ownReach = look.viewer ?? reach
        seatName = look.seatName
        self.seal = seal
        self.caller = caller
    }

    package var dossier: DossierID { reach.dossier }
    package var clock: DossierClock { facts.clock }
}

extension Workplace {
    /// Who is signed in.
    ///
    /// - Throws: `Refusal.signInNeeded`.
    package func visitor(of caller: Caller) async throws -> Visitor {
        try await engine.read { try self.visitor(of: caller, $0) }
    }

    func visitor(of caller: Caller, _ session: any SQLSession) throws -> Visitor {
        guard let token = caller.token else { throw Refusal.signInNeeded }
        return try visitor(SessionRecords.find(tokenHash: token.hash, at: caller.at, session), token, caller)
    }

    private func visitor(
        _ found: (row: SessionRow, actor: Actor)?, _ token: SessionToken, _ caller: Caller
    ) throws -> Visitor {
        guard let (row, actor) = found else { throw Refusal.signInNeeded }
        let words = try AccountRecords.open(row.sealedAccount, of: row.account, with: keys.installation, bodies)
        let visitor = Visitor(
            account: row.account, name: words.name, address: words.address, language: row.language,
            actor: actor, tokenHash: token.hash, seenAt: row.seenAt, factorShownAt: row.factorShownAt,
            emergencies: row.emergencies.filter { _, emergency in
                AccessRules.emergencyRights(of: actor, at: caller.at).contains(emergency.organisation)
            },
            personWord: row.personWord)
        if case .carried(let proof) = caller.proof, proof != visitor.formToken(keys) { throw Refusal.staleForm }
        return visitor
    }

    /// Reads in one dossier: who asks, what they may, and what they asked for, on one snapshot; or the last of these at a
    /// standby that has seen everything the first two were decided on. Whoever may not know of the dossier gets
    /// `Refusal.notFound` after one line in the installation's log, whether it exists or not.
    ///
    /// - Parameter act: the use case, for traces.
    func reading<Value: Sendable>(
        _ dossier: DossierID, as caller: Caller, act: String = #function,
        _ body: @Sendable @escaping (any SQLSession, Reach) throws -> Value
    ) async throws -> (Entrance, Value) {
        try await withSpan(act) { _ in try await read(dossier, caller, body) }
    }

    private func read<Value: Sendable>(
        _ dossier: DossierID, _ caller: Caller, _ body: @Sendable @escaping (any SQLSession, Reach) throws -> Value
    ) async throws -> (Entrance, Value) {
        let (look, value) = try await engine.read(
            deciding: { session in
                try self.look(dossier, caller, session)
            },
            then: { session, look in
                (look, try look.reach.map { try body(session, $0) })
            })
        guard let facts = look.facts, let reach = look.reach, let value else {
            try await logStranger(at: dossier, look.visitor, caller)
            throw Refusal.notFound
        }
        let seal = try await vault.seal(of: dossier)
        return (Entrance(look, facts: facts, reach: reach, seal: seal, caller: caller), value)
    }

    /// Lets a visitor into a dossier, without reading anything of it.
    func entering(_ dossier: DossierID, as caller: Caller) async throws -> Entrance {
        try await reading(dossier, as: caller) { _, _ in true }.0
    }

    /// What stands on the front of the dossier somebody entered.
    func openCover(_ sealed: [UInt8], _ entrance: Entrance) throws -> DossierCover {
        try DossierRecords.openCover(sealed, of: entrance.dossier, with: entrance.seal, bodies)
    }

    /// Writes in one dossier, in one transaction: the reach is made anew inside it, so that a withdrawal a moment ago
    /// counts (access rule 25), and the log line stands or falls with what it tells of.
    ///
    /// The body may throw `Refusal`, which undoes everything it wrote; one that is denied has its line in the log.
    ///
    /// - Parameter act: the use case, for traces.
    func writing<Value: Sendable>(
        _ dossier: DossierID, as caller: Caller, about object: LogObject, act: String = #function,
        _ body: @Sendable @escaping (any SQLSession, Entrance) throws -> Value
    ) async throws -> Value {
        try await withSpan(act) { _ in try await write(dossier, caller, about: object, body) }
    }

    private func write<Value: Sendable>(
        _ dossier: DossierID, _ caller: Caller, about object: LogObject,
        _ body: @Sendable @escaping (any SQLSession, Entrance) throws -> Value
    ) async throws -> Value {
        do {
            do {
                return try await write(dossier, caller, vault.opened(dossier), body)
            } catch is SealNeeded {
                return try await write(dossier, caller, try await vault.seal(of: dossier), body)
            }
        } catch let stranger as StrangerAtTheDoor {
            try await logStranger(at: dossier, stranger.visitor, caller)
            throw Refusal.notFound
        } catch let denied as DeniedInside {
            try await log(
                LogEvent(
                    action: .change, object: object, outcome: .refused, isConfined: denied.isConfined,
                    ground: denied.ground), denied.entrance)
            throw Refusal.denied(denied.ground)
        }
    }

    private func write<Value: Sendable>(
        _ dossier: DossierID, _ caller: Caller, _ seal: Seal?,
        _ body: @Sendable @escaping (any SQLSession, Entrance) throws -> Value
    ) async throws -> Value {
        // Nobody writes while they look along as somebody else (access rule 20); no route does, and none will.
        guard caller.seat == nil else { throw Refusal.notFound }
        return try await engine.write { session in
            let looked = try self.look(dossier, caller, session)
            guard let facts = looked.facts, let reach = looked.reach else {
                throw StrangerAtTheDoor(visitor: looked.visitor)
            }
            guard let seal else { throw SealNeeded() }
            let entrance = Entrance(looked, facts: facts, reach: reach, seal: seal, caller: caller)
            // Emergency access looks, and leaves nothing behind but its lines in the log (access rule 21).
            if let emergency = reach.emergency { throw DeniedInside(ground: emergency.ground, entrance: entrance) }
            do {
                return try body(session, entrance)
            } catch Refusal.denied(let ground) {
                throw DeniedInside(ground: ground, entrance: entrance)
            } catch let denied as DeniedAtConfined {
                throw DeniedInside(ground: denied.ground, entrance: entrance, isConfined: true)
            }
        }
    }

    /// A refusal inside `writing` of an act on an entry: where that is a confined note, its line in the log shows to nobody who
    /// is not named in it (rule 9).
    func denial(_ ground: Ground, at entry: EntryFacts) -> any Error {
        entry.visibility == .confined ? DeniedAtConfined(ground: ground) : Refusal.denied(ground)
    }

    private struct DeniedAtConfined: Error {
        let ground: Ground
    }

    /// The key is asked for only once the rules let somebody in: for a stranger the same happens whether the dossier is
    /// there, its key in memory, or neither (access case u).
    private struct SealNeeded: Error {}

    private struct DeniedInside: Error {
        let ground: Ground
        let entrance: Entrance
        var isConfined = false
    }

    private struct StrangerAtTheDoor: Error {
        let visitor: Visitor
    }

    private func look(_ dossier: DossierID, _ caller: Caller, _ session: any SQLSession) throws -> Look {
        guard let token = caller.token else { throw Refusal.signInNeeded }
        let (who, facts) = try AccessRecords.visitorAndFacts(
            tokenHash: token.hash, at: caller.at, of: dossier, installation: keys.installation, session)
        var look = Look(visitor: try visitor(who, token, caller))
        guard let facts else { return look }
        let reach = AccessRules.reach(of: look.actor, in: facts, at: caller.at)
        guard reach.knowsDossier else { return look }
        look.facts = facts
        look.reach = reach
        if let seat = caller.seat { try lookAlong(seat, &look, facts, reach, caller, session) }
        return look
    }

    /// Rule 20: the same look, as somebody else and within one's own. Who may not look along finds nothing.
    private func lookAlong(
        _ seat: PreviewSeat, _ look: inout Look, _ facts: DossierFacts, _ viewer: Reach, _ caller: Caller,
        _ session: any SQLSession
    ) throws {
        look.reach = nil
        guard AccessRules.mayPreview(viewer).allowed, let name = try name(of: seat.principal, session),
            let other = try actor(in: seat, at: caller.at, session)
        else { return }
        let facts = facts.withoutEmergencies.with(seat.proposal, to: seat.principal, by: viewer.actor, at: caller.at)
        look.actor = other
        look.seatName = name
        look.facts = facts
        look.viewer = viewer
        look.reach = AccessRules.reach(of: other, in: facts, at: caller.at).preview(by: viewer)
    }
}

/// What one snapshot says of somebody at the door of a dossier.
struct Look: Sendable {
    let visitor: Visitor
    /// Who is looked for: the visitor, or the one they look along as.
    var actor: Actor
    var facts: DossierFacts?
    /// Nil for who may not know of the dossier.
    var reach: Reach?
    /// In a preview, the visitor's own reach, and the name of who they look along as.
    var viewer: Reach?
    var seatName: String?

    init(visitor: Visitor) {
        self.visitor = visitor
        actor = visitor.actor
    }
}

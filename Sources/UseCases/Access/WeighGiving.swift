import Dossier
import Records
import Storage

/// What a permit would come to, before it is given: what weighing needs.
package struct Weighing: Sendable {
    package let recipient: Recipient
    package let grant: Grant
    /// How many reports they see now and would see then, up to 1000.
    package let seesNow: Int
    package let seesThen: Int
    /// Denies that would stop some of it (rule 5).
    package let isDenied: Bool
    /// Of a deny: the names of those who have a permit of their own, and lose it too (rule 5).
    package let stops: [String]
}

extension Workplace {
    /// Says what a permit would come to. Nothing is written but that somebody looked.
    ///
    /// - Throws: `Refusal`, as giving it would.
    package func weigh(_ asked: AskedGrant, _ forms: GivingForms) async throws -> Weighing {
        let entrance = forms.entrance
        let moment = entrance.caller.at
        let problems = asked.problems(on: entrance.clock.day(of: moment))
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        let invited = asked.invited.map { Recipient(principal: .unknown, name: WrittenText.kept($0), of: nil) }
        guard
            let grant = asked.grant(
                to: invited?.principal, by: entrance.reach.actor, at: moment, clock: entrance.clock),
            let recipient = invited ?? forms.recipient(grant.principal)
        else { throw Refusal.invalid([FieldProblem("aan", .unknownChoice)]) }
        return try await engine.read { session in
            _ = try self.mayGive(grant, entrance, session)
            let now = PreviewSeat(grant.principal)
            let then = PreviewSeat(
                grant.principal,
                proposal: PreviewSeat.Proposal(scope: grant.scope, entry: grant.entry, replaces: asked.replaces))
            let denies = entrance.facts.grants.filter { $0.effect == .deny && $0.counts(at: moment) }
            return Weighing(
                recipient: recipient, grant: grant, seesNow: try self.reports(seenFrom: now, entrance, session),
                seesThen: grant.effect == .deny ? 0 : try self.reports(seenFrom: then, entrance, session),
                isDenied: try self.isDenied(grant, denies, entrance, session),
                stops: grant.effect == .deny ? try self.stopped(by: grant, forms, session) : [])
        }
    }

    /// How many reports somebody sees from a seat, as far as who asks sees them too (rules 15 and 20).
    private func reports(seenFrom seat: PreviewSeat, _ entrance: Entrance, _ session: any SQLSession) throws -> Int {
        guard let actor = try actor(in: seat, at: entrance.caller.at, session) else { return 0 }
        let facts = entrance.facts.withoutEmergencies.with(
            seat.proposal, to: seat.principal, by: entrance.reach.actor, at: entrance.caller.at)
        let reach = AccessRules.reach(of: actor, in: facts, at: entrance.caller.at).preview(by: entrance.reach)
        return try EntryRecords.count(.report, where: "1 = 1", atMost: 1000, reach: reach, session)
    }

    private func isDenied(
        _ grant: Grant, _ denies: [Grant], _ entrance: Entrance, _ session: any SQLSession
    ) throws -> Bool {
        guard grant.effect == .permit, grant.entry == nil,
            let actor = try actor(in: PreviewSeat(grant.principal), at: entrance.caller.at, session)
        else { return false }
        return denies.contains { deny in
            actor.isNamed(by: deny, at: entrance.caller.at) && !deny.scope.intersection(grant.scope).isEmpty
        }
    }

    /// Rule 5: a deny on a department or an organisation also stops who has a permit of their own there.
    private func stopped(by deny: Grant, _ forms: GivingForms, _ session: any SQLSession) throws -> [String] {
        guard deny.principal.named == nil else { return [] }
        let moment = forms.entrance.caller.at
        let personal = forms.entrance.facts.grants.filter {
            $0.effect == .permit && $0.yieldsToDeny && forms.entrance.facts.counts($0, at: moment)
        }
        return try Set(personal.compactMap(\.principal.named)).filter { account in
            try MembershipRecords.actor(account, at: moment, session).isNamed(by: deny, at: moment)
        }.compactMap { forms.people.authors[$0]?.name }.sorted()
    }
}

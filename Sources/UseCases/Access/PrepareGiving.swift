import Dossier
import Records
import Storage

/// Somebody or somewhere that access can be given to, as the person knows it.
package struct Recipient: Sendable, Equatable {
    package let principal: Principal
    package let name: String
    /// What they do, or where they are of.
    package let of: String?
}

/// What the form needs on which access is given, changed, denied or asked.
package struct GivingForms: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    /// The people around the person.
    package let persons: [Recipient]
    /// Organisations, each followed by its departments.
    package let organisations: [Recipient]
    /// The permit that is changed.
    package let changed: PermissionLine?
    /// The request that is answered with less.
    package let answered: RequestLine?
    /// The one entry that is shared, and when it was written.
    package let entry: (id: EntryID, at: Moment)?

    /// The name of somebody or somewhere that can be chosen.
    package func recipient(_ principal: Principal) -> Recipient? {
        (persons + organisations).first { $0.principal == principal }
    }
}

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
    /// Prepares the form for giving access.
    ///
    /// - Throws: `Refusal`; `.denied` to who does not decide about access; `.notFound` for an entry, a permit or a request
    ///   that is not there.
    package func prepareGiving(
        in dossier: DossierID, changing: GrantID? = nil, answering: GrantID? = nil, sharing: EntryID? = nil,
        as caller: Caller
    ) async throws -> GivingForms {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            GivingRows(
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                request: try answering.flatMap { try RequestRecords.find($0, reach: reach, session) },
                entry: try sharing.flatMap { try EntryRecords.find($0, reach: reach, session) })
        }
        guard entrance.reach.acts.contains(.giveAccess) else {
            try await refuse(entrance.reach.refusal, .permissions, nil, entrance)
        }
        if let sharing,
            rows.entry.map({ entrance.reach.sight(of: $0.facts) == .full && $0.facts.visibility == .shared })
                != true
        {
            try await notFound("share \(sharing.text)", entrance)
        }
        let grant = entrance.facts.grants.first { $0.id == changing && $0.withdrawnAt == nil }
        if let changing, grant == nil || grant.map({ entrance.reach.mayWithdraw($0).allowed }) == false {
            try await notFound("grant \(changing.text)", entrance)
        }
        if let answering, rows.request?.request.waits(at: caller.at) != true {
            try await notFound("request \(answering.text)", entrance)
        }
        let lines = try await permissionLines(
            grants: entrance.facts.grants, requests: [rows.request].compactMap { $0 }, parties: rows.parties,
            entrance)
        let recipients = try await recipients(lines.people, entrance)
        let forms = GivingForms(
            entrance: entrance, cover: try openCover(rows.cover, entrance), people: lines.people,
            persons: recipients.persons, organisations: recipients.organisations,
            changed: lines.grants.first { $0.grant.id == changing },
            answered: lines.requests.first, entry: rows.entry.map { ($0.row.id, $0.row.occurredAt) })
        try await log(LogEvent(action: .view, object: .permissions), entrance)
        return forms
    }

    /// Says what a permit would come to. Nothing is written but that somebody looked.
    ///
    /// - Throws: `Refusal`, as giving it would.
    package func weigh(_ asked: AskedGrant, _ forms: GivingForms) async throws -> Weighing {
        let entrance = forms.entrance
        let moment = entrance.caller.at
        let problems = asked.problems(on: entrance.clock.day(of: moment))
        guard problems.isEmpty else { throw Refusal.invalid(problems) }
        guard let grant = asked.grant(by: entrance.reach.actor, at: moment, clock: entrance.clock),
            let recipient = forms.recipient(grant.principal)
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

    private struct GivingRows: Sendable {
        let cover: [UInt8]
        let parties: [EntryRow]
        let request: RequestRecords.Row?
        let entry: (row: EntryRow, facts: EntryFacts)?
    }

    private func recipients(
        _ people: PeopleAround, _ entrance: Entrance
    ) async throws -> (persons: [Recipient], organisations: [Recipient]) {
        let owners = Set(entrance.facts.owners.map(\.account))
        let named = people.authors.filter { !owners.contains($0.key) && $0.key != entrance.reach.actor }
        let persons = named.map { account, author in
            Recipient(principal: .account(account), name: author.fullName, of: author.role)
        }.sorted { ($0.name, $0.principal.sortText) < ($1.name, $1.principal.sortText) }
        let seal = keys.installation
        let organisations = try await engine.read { try OrganisationRecords.all(with: seal, $0) }
        return (
            persons,
            organisations.flatMap { organisation in
                [Recipient(principal: .organisation(organisation.id), name: organisation.name, of: nil)]
                    + organisation.departments.map {
                        Recipient(
                            principal: .department($0.id, role: nil), name: $0.name, of: organisation.name)
                    }
            }
        )
    }

    /// How many reports somebody sees from a seat, as far as who asks sees them too (rules 15 and 20).
    private func reports(seenFrom seat: PreviewSeat, _ entrance: Entrance, _ session: any SQLSession) throws -> Int {
        guard let actor = try actor(in: seat, at: entrance.caller.at, session) else { return 0 }
        let facts = entrance.facts.with(
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
        guard deny.principal.account == nil else { return [] }
        let moment = forms.entrance.caller.at
        let personal = forms.entrance.facts.grants.filter {
            $0.effect == .permit && $0.yieldsToDeny && forms.entrance.facts.counts($0, at: moment)
        }
        return try Set(personal.compactMap(\.principal.account)).filter { account in
            try MembershipRecords.actor(account, at: moment, session).isNamed(by: deny, at: moment)
        }.compactMap { forms.people.authors[$0]?.name }.sorted()
    }
}

extension Principal {
    fileprivate var sortText: String { PrincipalText.text(self) }
}

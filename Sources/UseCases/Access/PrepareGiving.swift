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
    /// Organisations, each followed by its departments, and each of those by the roles people have there.
    package let organisations: [Recipient]
    /// The permit that is changed.
    package let changed: PermissionLine?
    /// The request that is answered with less.
    package let answered: RequestLine?
    /// Whether an invitation can go by mail.
    package let canMail: Bool
    /// The one entry that is shared, and when it was written.
    package let entry: (id: EntryID, at: Moment)?

    /// The name of somebody or somewhere that can be chosen.
    package func recipient(_ principal: Principal) -> Recipient? {
        (persons + organisations).first { $0.principal == principal }
    }
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
        let grant = entrance.facts.grants.first {
            $0.id == changing && $0.effect == .permit && $0.withdrawnAt == nil
        }
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
            answered: lines.requests.first, canMail: canMail,
            entry: rows.entry.map { ($0.row.id, $0.row.occurredAt) })
        try await log(LogEvent(action: .view, object: .permissions), entrance)
        return forms
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
        let (facts, moment) = (entrance.facts, entrance.caller.at)
        let named = people.authors.filter { facts.mayReceive($0.key, from: entrance.reach.actor, at: moment) }
        let persons = named.map { account, author in
            Recipient(principal: .account(account), name: author.fullName, of: author.role)
        }.sorted { ($0.name, $0.principal.sortText) < ($1.name, $1.principal.sortText) }
        let seal = keys.installation
        let (organisations, roles) = try await engine.read { session in
            (
                try OrganisationRecords.all(with: seal, session),
                try MembershipRecords.roles(at: entrance.caller.at, session)
            )
        }
        return (persons, organisations.flatMap { $0.recipients(roles) })
    }
}

extension OrganisationNames {
    /// The whole of it, each department, and below that who has one role there (rule 3).
    fileprivate func recipients(_ roles: [DepartmentID: [String]]) -> [Recipient] {
        [Recipient(principal: .organisation(id), name: name, of: nil)]
            + departments.flatMap { department in
                [Recipient(principal: .department(department.id, role: nil), name: department.name, of: name)]
                    + (roles[department.id] ?? []).map { role in
                        Recipient(
                            principal: .department(department.id, role: role), name: "\(department.name), \(name)",
                            of: role)
                    }
            }
    }
}

extension Principal {
    fileprivate var sortText: String { PrincipalText.text(self) }
}

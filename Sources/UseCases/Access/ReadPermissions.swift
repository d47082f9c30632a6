import Dossier
import Records
import Storage

/// One grant as a sentence can be made of it.
package struct PermissionLine: Sendable {
    package let grant: Grant
    /// What of it this reader may know.
    package let scope: Scope
    /// Empty where this reader may not know why.
    package let purpose: String
    package let law: String?
    /// Whom it names: somebody, a department or an organisation.
    package let toName: String
    package let toRole: String?
    package let toAccount: AccountID?
    package let givenBy: String?
    package let entryAt: Moment?
    /// Rule 28: when it ends unless who decides now gives it again.
    package let reviewUntil: Moment?

    package init(
        grant: Grant, scope: Scope? = nil, purpose: String, law: String?, toName: String, toRole: String?,
        toAccount: AccountID?, givenBy: String?, entryAt: Moment?, reviewUntil: Moment? = nil
    ) {
        self.grant = grant
        self.scope = scope ?? grant.scope
        self.purpose = purpose
        self.law = law
        self.toName = toName
        self.toRole = toRole
        self.toAccount = toAccount
        self.givenBy = givenBy
        self.entryAt = entryAt
        self.reviewUntil = reviewUntil
    }
}

/// What waits for an answer, or had one, as a sentence can be made of it.
package struct RequestLine: Sendable {
    package let request: AccessRequest
    package let purpose: String
    /// Whom it is for; of an invitation in the words of who made it.
    package let toName: String
    package let toRole: String?
    package let madeBy: String?
}

/// "Wie mag wat": who may see and add what in a dossier, and on what ground.
package struct Permissions: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    /// Everything, or only what speaks of the visitor.
    package let showsAll: Bool
    /// Who acts for the person does not look at everything, and so does not read of every permit.
    package let isPart: Bool
    package let current: [PermissionLine]
    package let denies: [PermissionLine]
    package let ended: [PermissionLine]
    /// What waits for an answer: of everybody, or of the visitor.
    package let requests: [RequestLine]
    package let mandates: [(mandate: Mandate, name: String)]
    package let owners: [String]
    package let privateNotes: Int
    /// Whether a permit on a law came to count that this reader has not said to have seen (rule 6).
    package let isLawNew: Bool
    package let people: PeopleAround
}

extension Workplace {
    /// Reads who may do what. The person and whoever acts for them see all of it; others what is about themselves.
    ///
    /// - Throws: `Refusal`.
    package func readPermissions(of dossier: DossierID, as caller: Caller) async throws -> Permissions {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            PermissionRows(
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                requests: try RequestRecords.all(limit: 50, reach: reach, session),
                privateNotes: reach.seesPrivateNotes
                    ? try EntryRecords.count(
                        .report, where: "e.visibility = \(Visibility.own.rawValue)", atMost: 1000, reach: reach, session
                    )
                    : 0,
                isLawNew: try !LawNoticeRecords.unseen(limit: 1, reach: reach, session).isEmpty)
        }
        let showsAll = entrance.reach.acts.contains(.giveAccess)
        let grants = entrance.facts.grants.filter { showsAll || entrance.actor.isNamed(by: $0, at: caller.at) }
        let found = try await permissionLines(
            grants: grants, requests: rows.requests.filter { $0.request.waits(at: caller.at) }, parties: rows.parties,
            entrance)
        let (lines, people) = (found.grants, found.people)
        let permissions = Permissions(
            entrance: entrance, cover: try openCover(rows.cover, entrance),
            showsAll: showsAll, isPart: showsAll && !entrance.reach.knowsWhy(.everything),
            current: lines.filter { $0.grant.effect == .permit && entrance.facts.counts($0.grant, at: caller.at) },
            denies: lines.filter { $0.grant.effect == .deny && $0.grant.counts(at: caller.at) },
            ended: lines.filter { !entrance.facts.counts($0.grant, at: caller.at) }, requests: found.requests,
            mandates: entrance.facts.mandates
                .filter { showsAll || entrance.reach.standing == .person || $0.account == entrance.reach.actor }
                .map { ($0, people.authors[$0.account]?.name ?? "") },
            owners: entrance.facts.owners.filter { entrance.facts.owner($0.account, at: caller.at) != nil }
                .compactMap { people.authors[$0.account]?.name },
            privateNotes: rows.privateNotes, isLawNew: rows.isLawNew, people: people)
        try await log(LogEvent(action: .view, object: .permissions), entrance)
        return permissions
    }

    private struct PermissionRows: Sendable {
        let cover: [UInt8]
        let parties: [EntryRow]
        let requests: [RequestRecords.Row]
        let privateNotes: Int
        let isLawNew: Bool
    }

    /// Grants and requests with the names that stand in them, as far as the reader may know of them.
    func permissionLines(
        grants all: [Grant], requests asked: [RequestRecords.Row], parties: [EntryRow], _ entrance: Entrance
    ) async throws -> (grants: [PermissionLine], requests: [RequestLine], people: PeopleAround) {
        let grants = all.filter { entrance.known($0) != nil }
        let requests = asked.filter { entrance.knows($0.request) }
        let principals = grants.map(\.principal) + requests.compactMap(\.request.principal)
        let accounts = Set(
            principals.compactMap(\.named) + grants.map(\.givenBy) + requests.map(\.request.madeBy)
                + entrance.facts.mandates.map(\.account) + entrance.facts.owners.map(\.account)
                + entrance.facts.abilityJudgements.map(\.judgedBy))
        var people = PeopleAround(parties: try bodies.open(parties, as: PartyBody.self, with: entrance.seal))
        let keys = keys.installation
        let missing = accounts.subtracting(people.authors.keys)
        let (lookup, words, names) = try await engine.read { session in
            (
                try AccountRecords.find(Array(missing), with: keys, session),
                try GrantRecords.words(reach: entrance.reach, with: entrance.seal, session),
                try PrincipalNames(principals, keys, session)
            )
        }
        people.add(lookup)
        let entries = try await entryMoments(grants, entrance)
        let lines = grants.map { grant in
            PermissionLine(
                grant: grant, scope: entrance.known(grant),
                purpose: entrance.knowsWhy(grant) ? words[grant.id]?.purpose ?? "" : "", law: words[grant.id]?.law,
                toName: names.name(of: grant.principal, people),
                toRole: names.role(of: grant.principal, people), toAccount: grant.principal.named,
                givenBy: people.authors[grant.givenBy]?.name, entryAt: grant.entry.flatMap { entries[$0] },
                reviewUntil: entrance.facts.endOfConsent(grant))
        }
        let lineOfRequests = try requests.map { row in
            let words = try RequestRecords.open(row, in: entrance.dossier, with: entrance.seal)
            let principal = row.request.principal
            return RequestLine(
                request: row.request, purpose: words.purpose,
                toName: principal.map { names.name(of: $0, people) } ?? words.invited ?? "",
                toRole: principal.flatMap { names.role(of: $0, people) },
                madeBy: people.authors[row.request.madeBy]?.name)
        }
        return (lines, lineOfRequests, people)
    }

    // "één bericht van 3 mei": when the entry a permit names was written, for who may see that entry.
    private func entryMoments(_ grants: [Grant], _ entrance: Entrance) async throws -> [EntryID: Moment] {
        let ids = grants.compactMap(\.entry)
        return try await engine.read { session in
            var moments: [EntryID: Moment] = [:]
            for id in ids {
                guard let (row, facts) = try EntryRecords.find(id, reach: entrance.reach, session),
                    entrance.reach.sight(of: facts) == .full
                else { continue }
                moments[id] = row.occurredAt
            }
            return moments
        }
    }
}

/// The names of departments and organisations that grants speak to.
private struct PrincipalNames: Sendable {
    private var organisations: [OrganisationID: String] = [:]
    private var departments: [DepartmentID: String] = [:]

    init(_ principals: [Principal], _ seal: Seal, _ session: any SQLSession) throws {
        for principal in principals {
            switch principal {
            case .organisation(let id):
                organisations[id] = try OrganisationRecords.name(of: id, with: seal, session)
            case .department(let id, _):
                guard let department = try OrganisationRecords.departmentName(of: id, with: seal, session) else {
                    continue
                }
                let organisation = try OrganisationRecords.name(of: department.organisation, with: seal, session)
                departments[id] = [department.name, organisation].compactMap { $0 }.joined(separator: ", ")
            case .account, .system: break
            }
        }
    }

    func name(of principal: Principal, _ people: PeopleAround) -> String {
        switch principal {
        case .account(let id): people.authors[id]?.name ?? ""
        case .department(let id, _): departments[id] ?? ""
        case .organisation(let id): organisations[id] ?? ""
        case .system: ""
        }
    }

    func role(of principal: Principal, _ people: PeopleAround) -> String? {
        switch principal {
        case .account(let id): people.authors[id]?.role
        case .department(_, let role): role
        case .organisation, .system: nil
        }
    }
}

extension Entrance {
    /// What of a permit the reader may know (rules 15 and 18): of their own all of it.
    func known(_ grant: Grant) -> Scope? {
        actor.isNamed(by: grant, at: caller.at) ? grant.scope : reach.known(grant.scope)
    }

    func knowsWhy(_ grant: Grant) -> Bool {
        actor.isNamed(by: grant, at: caller.at) || reach.knowsWhy(grant.scope)
    }

    /// Of a question with words in it nothing is shown to who may not know them: they cannot answer it either.
    func knows(_ request: AccessRequest) -> Bool {
        request.madeBy == actor.account || request.principal?.named == actor.account || reach.knowsWhy(request.scope)
    }
}

extension Actor {
    /// Whether a grant speaks to this actor, by name or through a membership.
    func isNamed(by grant: Grant, at moment: Moment) -> Bool {
        if grant.principal.named != nil { return grant.principal.named == account }
        return membershipsThatCount(at: moment).contains { $0.matches(grant.principal) }
    }
}

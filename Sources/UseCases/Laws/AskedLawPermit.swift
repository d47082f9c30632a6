import Dossier
import Records
import Storage

/// What a worker filled in to register a permit on a law.
package struct AskedLawPermit: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice registers once; also of the permit.
    package let id: GrantID
    /// The number of the dossier, or the address the person signs in with.
    package var identifier: String
    package var birthDate: CivilDate?
    package var law: Law?
    /// The own organisation, or a department of it.
    package var principal: Principal?
    package var scope: Scope
    package var reason: String
    /// The last day on which it counts.
    package var until: CivilDate?

    package init(
        id: GrantID, identifier: String, birthDate: CivilDate?, law: Law?, principal: Principal?, scope: Scope,
        reason: String, until: CivilDate?
    ) {
        self.id = id
        self.identifier = identifier
        self.birthDate = birthDate
        self.law = law
        self.principal = principal
        self.scope = scope
        self.reason = reason
        self.until = until
    }

    package static let longestReason = 2_000

    /// What is wrong with it on a day, for who may choose from these.
    func problems(on today: CivilDate, _ options: LawOptions) -> [FieldProblem] {
        let place = principal.flatMap { options.organisation(of: $0) }
        var problems = [DossierNumberOrAddress.problem(identifier)].compactMap { $0 }
        if birthDate == nil { problems.append(FieldProblem("geboren", .missing)) }
        if law == nil {
            problems.append(FieldProblem("wet", .missing))
        } else if let law, let place, !place.laws.contains(law) {
            problems.append(FieldProblem("wet", .unknownChoice))
        }
        if place == nil { problems.append(FieldProblem("aan", .missing)) }
        if scope.areas.isEmpty { problems.append(FieldProblem("onderdeel", .missing)) }
        if scope.themes.isEmpty { problems.append(FieldProblem("theme", .missing)) }
        if scope.verbs.isEmpty { problems.append(FieldProblem("hoe", .missing)) }
        if reason.allSatisfy(\.isWhitespace) {
            problems.append(FieldProblem("reden", .missing))
        } else if reason.unicodeScalars.count > Self.longestReason {
            problems.append(FieldProblem("reden", .tooLong(Self.longestReason)))
        }
        if let problem = untilProblem(on: today) { problems.append(problem) }
        return problems
    }

    private func untilProblem(on today: CivilDate) -> FieldProblem? {
        guard let until else { return FieldProblem("tot", .missing) }
        if until < today { return FieldProblem("tot", .tooEarly) }
        return until > today.adding(months: law?.mostMonths ?? Law.longestMonths) ? FieldProblem("tot", .tooLate) : nil
    }
}

/// What a worker chooses from: laws, and to whom they can let in.
package struct LawOptions: Sendable {
    package struct Place: Sendable {
        package let id: OrganisationID
        package let name: String
        /// Never empty.
        package let laws: Set<Law>
        package let principals: [(principal: Principal, name: String)]
    }

    package let places: [Place]

    /// Every law of any of them, in the order of the list.
    package var laws: [Law] { Law.all.filter { law in places.contains { $0.laws.contains(law) } } }

    init(_ work: LawWork, _ installation: Seal, _ session: any SQLSession) throws {
        let laws = try OrganisationLawRecords.all(of: work, session)
        let roles = try MembershipRecords.roles(at: work.moment, session)
        places = try OrganisationRecords.all(with: installation, session).compactMap { organisation in
            guard let own = laws[organisation.id], !own.isEmpty else { return nil }
            let departments = organisation.departments.flatMap { department -> [(principal: Principal, name: String)] in
                let name = "\(department.name), \(organisation.name)"
                return [(.department(department.id, role: nil), name)]
                    + (roles[department.id] ?? []).map { role in
                        (.department(department.id, role: role), "\(name) (\(role))")
                    }
            }
            return Place(
                id: organisation.id, name: organisation.name, laws: own,
                principals: [(.organisation(organisation.id), organisation.name)] + departments)
        }
    }

    /// Of which organisation this is one of the choices.
    func organisation(of principal: Principal) -> Place? {
        places.first { $0.principals.contains { $0.principal == principal } }
    }
}

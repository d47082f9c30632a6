import Dossier
import Identity
import Records
import Storage

/// As whom somebody looks along (access rule 20): an account, a department with a role or an organisation, as the grants
/// stand or as they would with one more. It travels in the address, so that every link of a preview stays in it.
package struct PreviewSeat: Sendable, Hashable {
    package let principal: Principal
    /// What is not given yet, and looked at before it is.
    package let proposal: Proposal?

    /// A permit somebody thinks of giving.
    package struct Proposal: Sendable, Hashable {
        package let scope: Scope
        package let entry: EntryID?
        /// The permit it would come in the place of.
        package let replaces: GrantID?

        package init(scope: Scope, entry: EntryID? = nil, replaces: GrantID? = nil) {
            self.scope = scope
            self.entry = entry
            self.replaces = replaces
        }
    }

    package init(_ principal: Principal, proposal: Proposal? = nil) {
        self.principal = principal
        self.proposal = proposal
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, let principal = PrincipalText.principal(first) else { return nil }
        switch parts.count {
        case 1: self.init(principal)
        case 6:
            guard let areas = Int64(parts[1]), let themes = Int64(parts[2]), let verbs = Int64(parts[3]),
                let entry = Self.id(parts[4], of: EntrySubject.self),
                let replaces = Self.id(parts[5], of: GrantSubject.self)
            else { return nil }
            let scope = Scope(
                areas: AreaSet(rawValue: areas), themes: ThemeSet(rawValue: themes), verbs: VerbSet(rawValue: verbs))
            guard !scope.isEmpty, scope.areas.isSubset(of: .all), scope.verbs.isSubset(of: .all) else { return nil }
            self.init(
                principal,
                proposal: Proposal(
                    scope: scope, entry: entry == .zero ? nil : entry, replaces: replaces == .zero ? nil : replaces))
        default: return nil
        }
    }

    /// As it stands in an address.
    package var text: String {
        guard let proposal else { return PrincipalText.text(principal) }
        return [
            PrincipalText.text(principal), String(proposal.scope.areas.rawValue),
            String(proposal.scope.themes.rawValue), String(proposal.scope.verbs.rawValue),
            proposal.entry?.text ?? Self.none, proposal.replaces?.text ?? Self.none,
        ].joined(separator: "~")
    }

    private static let none = "0"

    private static func id<Subject>(_ text: String, of: Subject.Type) -> Identifier<Subject>? {
        text == none ? .zero : Identifier(text)
    }
}

/// A principal as forms and addresses write it: a letter, the id and, for a department, a dot and the role in hexadecimal.
package enum PrincipalText {
    package static func text(_ principal: Principal) -> String {
        switch principal {
        case .account(let id): "a" + id.text
        case .department(let id, let role): "d" + id.text + "." + Array((role ?? "").utf8).hexadecimal
        case .organisation(let id): "o" + id.text
        case .system(let id): "s" + id.text
        }
    }

    /// Reads what `text` wrote. A connected system is registered elsewhere, and cannot be chosen yet.
    package static func principal(_ text: String) -> Principal? {
        let rest = text.dropFirst()
        switch text.first {
        case "a": return AccountID(rest).map { .account($0) }
        case "o": return OrganisationID(rest).map { .organisation($0) }
        case "d":
            let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let department = DepartmentID(parts[0]), let bytes = [UInt8](hexadecimal: parts[1]),
                let role = String(validating: bytes, as: UTF8.self)
            else { return nil }
            return .department(department, role: role.isEmpty ? nil : role)
        default: return nil
        }
    }
}

extension Workplace {
    /// Who sits in a seat: an account with its memberships, or somebody who would work in the department or the
    /// organisation. Nil for what is not there.
    func actor(in seat: PreviewSeat, at moment: Moment, _ session: any SQLSession) throws -> Actor? {
        switch seat.principal {
        case .account(let account): return try MembershipRecords.actor(account, at: moment, session)
        case .department(let department, let role):
            guard let organisation = try OrganisationRecords.organisation(of: department, session) else { return nil }
            return .imagined(organisation, department, role: role ?? "", at: moment)
        case .organisation(let organisation): return .imagined(organisation, nil, role: "", at: moment)
        case .system: return nil
        }
    }
}

extension Workplace {
    /// How people know a principal.
    func name(of principal: Principal, _ session: any SQLSession) throws -> String? {
        switch principal {
        case .account(let account): try AccountRecords.find([account], with: keys.installation, session).first?.name
        case .department(let id, _):
            try OrganisationRecords.departmentName(of: id, with: keys.installation, session)?.name
        case .organisation(let id): try OrganisationRecords.name(of: id, with: keys.installation, session)
        case .system: nil
        }
    }
}

extension Actor {
    /// Somebody of whom only the membership is known: wrote nothing, is named nowhere.
    fileprivate static func imagined(
        _ organisation: OrganisationID, _ department: DepartmentID?, role: String, at moment: Moment
    ) -> Actor {
        Actor(
            account: .zero,
            memberships: [
                Membership(
                    account: .zero, organisation: organisation, department: department, role: role,
                    period: Period(from: moment))
            ])
    }
}

extension DossierFacts {
    /// The facts as they would be with what a seat proposes.
    func with(_ proposal: PreviewSeat.Proposal?, to principal: Principal, by giver: AccountID, at moment: Moment)
        -> DossierFacts
    {
        guard let proposal else { return self }
        let grant = Grant(
            id: .zero, effect: .permit, principal: principal, areas: proposal.scope.areas,
            themes: proposal.scope.themes, verbs: proposal.scope.verbs, entry: proposal.entry, basis: .consent,
            purpose: "", period: Period(from: moment), givenBy: giver)
        return with(grants: grants.filter { $0.id != proposal.replaces } + [grant])
    }
}

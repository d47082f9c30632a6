import Dossier
import Records
import Storage

/// Why a law was not switched on or off.
package enum OrganisationLawProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case noLaw(String)
    case noOfficer(String)
    case noReason

    package var description: String {
        switch self {
        case .noLaw(let code):
            "There is no law named \(code). Choose one of: \(Law.all.map(\.code).joined(separator: ", "))."
        case .noOfficer(let name):
            "\(name) has no privacy officer, and one must look at every permit on a law. Make somebody privacy officer first."
        case .noReason: "Say why, with --reason."
        }
    }
}

/// Which organisations may use which law (access rule 6), for the administrator at the shell.
extension Workplace {
    /// The laws of every organisation that has any, for the list.
    package func lawsOfOrganisations() async throws -> [OrganisationID: Set<Law>] {
        try await engine.read { try OrganisationLawRecords.all($0) }
    }

    /// Switches a law on or off, with one line and the reason in the installation's log. Switched off, what was registered on
    /// it ends in the same moment, with a line in each dossier: without the basis there is no permit.
    ///
    /// - Returns: how many permits ended.
    /// - Throws: `OrganisationProblem`; `OrganisationLawProblem`, also of an organisation without a privacy officer, who looks at each.
    @discardableResult
    package func setLaw(
        _ code: String, _ isOn: Bool, of organisation: String, reason: String, caller: Caller
    ) async throws -> Int {
        guard !reason.allSatisfy(\.isWhitespace) else { throw OrganisationLawProblem.noReason }
        guard let law = Law(code: code) else { throw OrganisationLawProblem.noLaw(code) }
        return try await engine.write { session in
            let place = try self.organisation(named: organisation, session)
            var ended: [(dossier: DossierID, grant: GrantID)] = []
            if isOn {
                guard try !MembershipRecords.officers(of: place, at: caller.at, session).isEmpty else {
                    throw OrganisationLawProblem.noOfficer(organisation)
                }
                try OrganisationLawRecords.switchOn(law, of: place, since: caller.at, session)
            } else {
                ended = try OrganisationLawRecords.switchOff(law, of: place, at: caller.at, session)
            }
            for permit in ended {
                try LogRecords.append(self.endLine(law, permit, of: place, caller), session)
            }
            try LogRecords.append(
                try self.installationLine(
                    .administer, actor: nil, object: .permissions, purpose: .administration,
                    detail: "law \(law.code) \(isOn ? "on" : "off") \(place): \(reason)", caller: caller), session)
            return ended.count
        }
    }

    private func endLine(
        _ law: Law, _ permit: (dossier: DossierID, grant: GrantID), of organisation: OrganisationID, _ caller: Caller
    ) -> LogLine {
        LogLine(
            id: NewIdentifier.make(at: caller.at), dossier: permit.dossier, at: caller.at, action: .change, actor: nil,
            organisation: organisation, purpose: .administration,
            ground: Ground.grant(permit.grant, law.basis, law: law.source).stored, groundID: permit.grant,
            object: .permissions, objectID: EntryID(of: permit.grant), origin: caller.origin, request: caller.request,
            salt: NewIdentifier.randomBytes(16))
    }
}

import Dossier
import Records
import Storage

/// Why the right to emergency access was not switched.
package enum EmergencyRightProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case noReason
    /// Nobody would review what is opened (access rule 21).
    case noOfficer(String)

    package var description: String {
        switch self {
        case .noReason: "Say why, with --reason."
        case .noOfficer(let name):
            """
            "\(name)" has no privacy officer yet, so nobody would review emergency access. An administrator gives \
            somebody that office on the page /beheer.
            """
        }
    }
}

/// Which organisations may open emergency access (access rule 21), for the administrator at the shell.
extension Workplace {
    /// Switches the right on or off, with one line and the reason in the installation's log. What is open under it ends with
    /// the next request (rule 25).
    ///
    /// - Throws: `EmergencyRightProblem`, `OrganisationProblem`.
    package func setEmergencyRight(
        _ isOn: Bool, of name: String, reason: String, caller: Caller
    ) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw EmergencyRightProblem.noReason }
        try await engine.write { session in
            let organisation = try self.organisation(named: name, session)
            if isOn, try MembershipRecords.officers(of: organisation, at: caller.at, session).isEmpty {
                throw EmergencyRightProblem.noOfficer(name)
            }
            try EmergencyRightRecords.set(since: isOn ? caller.at : nil, of: organisation, session)
            try LogRecords.append(
                try self.installationLine(
                    .administer, actor: nil, object: .permissions, purpose: .administration,
                    detail: "emergency right \(isOn ? "on" : "off") \(organisation): \(reason)", caller: caller),
                session)
        }
    }
}

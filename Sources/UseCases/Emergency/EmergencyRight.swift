import Dossier
import Records
import Storage

/// Why the right to emergency access was not switched.
package enum EmergencyRightProblem: Error, Sendable, Equatable, CustomStringConvertible {
    case noOrganisation(String)
    case noReason

    package var description: String {
        switch self {
        case .noOrganisation(let name): "There is no organisation named \(name)."
        case .noReason: "Say why, with --reason."
        }
    }
}

/// Which organisations may open emergency access (access rule 21), for the administrator at the shell.
extension Workplace {
    /// Every organisation by name, and since when it has the right.
    package func listOrganisations(caller: Caller) async throws -> [EmergencyRightRecords.Listed] {
        try await logInstallation(
            installationLine(
                .administer, actor: nil, object: .permissions, purpose: .administration, detail: "organisations",
                caller: caller))
        let seal = keys.installation
        return try await engine.read { try EmergencyRightRecords.all(with: seal, $0) }
    }

    /// Switches the right on or off, with one line and the reason in the installation's log. What is open under it ends with
    /// the next request (rule 25).
    ///
    /// - Throws: `EmergencyRightProblem`.
    package func setEmergencyRight(
        _ isOn: Bool, of organisation: String, reason: String, caller: Caller
    ) async throws {
        guard !reason.allSatisfy(\.isWhitespace) else { throw EmergencyRightProblem.noReason }
        let seal = keys.installation
        try await engine.write { session in
            guard
                let found = try EmergencyRightRecords.all(with: seal, session).first(where: { $0.name == organisation })
            else { throw EmergencyRightProblem.noOrganisation(organisation) }
            if isOn == (found.emergencySince == nil) {
                try EmergencyRightRecords.set(since: isOn ? caller.at : nil, of: found.id, session)
            }
            try LogRecords.append(
                try self.installationLine(
                    .administer, actor: nil, object: .permissions, purpose: .administration,
                    detail: "emergency right \(isOn ? "on" : "off") \(found.id): \(reason)", caller: caller), session)
        }
    }
}

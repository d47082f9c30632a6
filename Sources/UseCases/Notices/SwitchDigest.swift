import Dossier
import Records
import Storage

/// Why somebody cannot get the weekly message.
package enum DigestProblem: Sendable, Equatable {
    /// This installation sends no mail.
    case mailOff
    /// Nobody showed yet that the address of the account is theirs.
    case unproven
}

/// The weekly message, as the page of the log offers it.
package struct DigestState: Sendable, Equatable {
    /// Nil while it is off.
    package let since: Moment?
    /// Where it goes.
    package let address: String
    package let problem: DigestProblem?
}

extension Workplace {
    /// Switches the weekly message on or off, for oneself, in a dossier whose log one may read (rule 4). A form sent twice
    /// switches once.
    ///
    /// - Throws: `Refusal`; `.invalid` with the field `bericht` where no mail can go.
    package func switchDigest(_ isOn: Bool, in dossier: DossierID, as caller: Caller) async throws {
        try await writing(dossier, as: caller, about: .accessLog) { session, entrance in
            let reach = entrance.reach
            guard let ground = reach.actingGround(.readLog) else { throw Refusal.denied(reach.refusal) }
            if isOn {
                guard self.canMail, try !AccountRecords.isAddressUnproven(reach.actor, session) else {
                    throw Refusal.invalid([FieldProblem("bericht", .unknownChoice)])
                }
            }
            let isNew =
                isOn
                ? try DigestRecords.switchOn(at: caller.at, reach: reach, session)
                : try DigestRecords.switchOff(reach: reach, session)
            guard isNew else { return }
            try self.log(
                LogEvent(
                    action: .change, object: .accessLog, ground: ground,
                    detail: isOn ? "weekly message on" : "weekly message off"), entrance, session)
        }
    }
}

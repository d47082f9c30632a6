import Dossier
import Records
import Storage

/// What must still be so when a letter goes that was promised a while ago (access rule 25): its reader is told of such things, or
/// who made an invitation may still give what it gives.
package enum LetterCondition: Sendable, Hashable {
    /// Who is told that somebody opened emergency access (rule 21).
    case emergency(AccountID, DossierID)
    /// Who is told that a permit on a law counts (rule 6).
    case lawPermit(AccountID, DossierID)
    /// The privacy officer of an organisation.
    case officer(AccountID, OrganisationID)
    /// Who made the invitation, and which.
    case invitation(AccountID, GrantID, DossierID)
    /// Whom the person chose to act for them (rule 18).
    case chosen(AccountID, DossierID)
}

extension LetterCondition {
    private enum Matter: String {
        case emergency
        case lawPermit
        case officer
        case invitation
        case chosen
    }

    /// As it stands in the outbox.
    var kept: OutboxNotice {
        switch self {
        case .emergency(let account, let dossier):
            OutboxNotice(account: account.text, dossier: dossier.text, matter: Matter.emergency.rawValue)
        case .lawPermit(let account, let dossier):
            OutboxNotice(account: account.text, dossier: dossier.text, matter: Matter.lawPermit.rawValue)
        case .officer(let account, let organisation):
            OutboxNotice(
                account: account.text, dossier: "", matter: Matter.officer.rawValue, request: organisation.text)
        case .invitation(let account, let request, let dossier):
            OutboxNotice(
                account: account.text, dossier: dossier.text, matter: Matter.invitation.rawValue, request: request.text)
        case .chosen(let account, let dossier):
            OutboxNotice(account: account.text, dossier: dossier.text, matter: Matter.chosen.rawValue)
        }
    }

    /// Reads it back; nil for what this release does not know, which goes as a letter without one does.
    init?(_ kept: OutboxNotice) {
        guard let account = AccountID(kept.account), let matter = Matter(rawValue: kept.matter) else { return nil }
        switch (matter, DossierID(kept.dossier)) {
        case (.emergency, let dossier?): self = .emergency(account, dossier)
        case (.lawPermit, let dossier?): self = .lawPermit(account, dossier)
        case (.officer, _):
            guard let organisation = kept.request.flatMap({ OrganisationID($0) }) else { return nil }
            self = .officer(account, organisation)
        case (.invitation, let dossier?):
            guard let request = kept.request.flatMap({ GrantID($0) }) else { return nil }
            self = .invitation(account, request, dossier)
        case (.chosen, let dossier?): self = .chosen(account, dossier)
        case (_, nil): return nil
        }
    }
}

extension Workplace {
    /// Whether a letter that waited may go.
    func holds(_ condition: LetterCondition, at moment: Moment) async throws -> Bool {
        let installation = keys.installation
        return try await engine.read { session -> Bool in
            func facts(_ dossier: DossierID) throws -> DossierFacts? {
                try AccessRecords.facts(of: dossier, installation: installation, session)
            }
            switch condition {
            case .emergency(let account, let dossier):
                guard try AccountRecords.isOpen(account, session) else { return false }
                let told = try facts(dossier)?.toldOfEmergency(at: moment, as: self.seated(at: moment, session))
                return told?.contains(account) ?? false
            case .lawPermit(let account, let dossier):
                guard try AccountRecords.isOpen(account, session) else { return false }
                let told = try facts(dossier)?.toldOfLawPermit(at: moment, as: self.seated(at: moment, session))
                return told?.contains(account) ?? false
            case .officer(let account, let organisation):
                guard try AccountRecords.isOpen(account, session) else { return false }
                return try MembershipRecords.officers(of: organisation, at: moment, session).contains(account)
            case .invitation(let maker, let id, let dossier):
                guard try AccountRecords.isOpen(maker, session),
                    let reach = try self.reach(of: maker, in: dossier, at: moment, session),
                    let request = try RequestRecords.find(id, reach: reach, session)?.request,
                    request.waits(at: moment)
                else { return false }
                return reach.mayGive(request.grant(to: .unknown, by: maker, at: moment, purpose: "")).allowed
            case .chosen(let account, let dossier):
                guard try AccountRecords.isOpen(account, session) else { return false }
                return try facts(dossier)?.isChosen(account, at: moment) ?? false
            }
        }
    }
}

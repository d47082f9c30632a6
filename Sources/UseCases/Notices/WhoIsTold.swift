import Dossier
import Records
import Storage

/// Who may be told of what. Asked when a mail is promised, and once more when it goes: what changed meanwhile counts
/// (access rule 25).
extension Workplace {
    /// Whether this account may still be told of this.
    func mayBeTold(_ notice: Notice, _ account: AccountID, at moment: Moment, _ session: any SQLSession) throws -> Bool
    {
        switch notice {
        case .digest(let dossier):
            guard try DigestRecords.isOn(for: account, in: dossier, session) else { return false }
            return try reach(of: account, in: dossier, at: moment, session)?.acts.contains(.readLog) ?? false
        case .access(let event, let id, let dossier):
            guard let request = try NoticeRecords.access(id, in: dossier, session),
                request.times.isDue(event, at: moment) || !event.isForAnswerer,
                let reach = try reach(of: account, in: dossier, at: moment, session)
            else { return false }
            guard event.isForAnswerer else { return account == request.madeBy && reach.knowsDossier }
            guard account != request.madeBy, reach.acts.contains(.giveAccess) else { return false }
            return try !NoticeRecords.agreed(to: id, in: dossier, session).contains(account)
        case .review(let dossier):
            guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
                return false
            }
            let actor = try MembershipRecords.actor(account, at: moment, session)
            return AccessRules.reach(of: actor, in: facts, at: moment).acts.contains(.giveAccess)
                && !facts.inReview(at: moment).isEmpty
        case .right(let event, let id, let dossier):
            guard let found = try NoticeRecords.right(id, in: dossier, session),
                found.request.isDue(event, at: moment, found.clock) || !event.isForAnswerer
            else { return false }
            guard event.isForAnswerer else {
                let acts = try reach(of: account, in: dossier, at: moment, session)?.acts ?? []
                return account == found.request.madeBy && !acts.isDisjoint(with: [.giveAccess, .takeCopy])
            }
            let officer = try MembershipRecords.actor(account, at: moment, session)
            guard let organisation = found.request.organisation,
                let oversight = AccessRules.oversight(as: officer, at: moment)
            else { return false }
            return oversight.ground(for: organisation) != nil
        }
    }

    /// Everybody who is told of what happened to a request for access.
    func readers(
        of event: RequestEvent, _ request: NoticedAccess, at moment: Moment, _ session: any SQLSession
    ) throws -> [AccountID] {
        let notice = Notice.access(event, request.id, request.dossier)
        let all = event.isForAnswerer ? try deciders(in: request.dossier, session) : [request.madeBy]
        return try all.filter { try mayBeTold(notice, $0, at: moment, session) }
    }

    /// Everybody who is told of what happened to the use of a right.
    func readers(
        of event: RequestEvent, _ found: NoticedRight, at moment: Moment, _ session: any SQLSession
    ) throws -> [AccountID] {
        let notice = Notice.right(event, found.request.id, found.dossier)
        let officers =
            try found.request.organisation.map { try MembershipRecords.officers(of: $0, at: moment, session) } ?? []
        return try (event.isForAnswerer ? officers : [found.request.madeBy]).filter {
            try mayBeTold(notice, $0, at: moment, session)
        }
    }

    /// Who might decide about access: whose dossier it is, and who acts for them. The rules say which of them do.
    func deciders(in dossier: DossierID, _ session: any SQLSession) throws -> [AccountID] {
        guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
            return []
        }
        return Set(facts.owners.map(\.account) + facts.mandates.map(\.account)).sorted()
    }

    /// Anybody as they are now, with the seats they have: who became an administrator reaches no dossier by a mandate and hears
    /// nothing of it (rule 22).
    func seated(at moment: Moment, _ session: any SQLSession) -> (AccountID) throws -> Actor {
        { try MembershipRecords.actor($0, at: moment, session) }
    }

    /// What somebody who is not asking may do in a dossier.
    func reach(
        of account: AccountID, in dossier: DossierID, at moment: Moment, _ session: any SQLSession
    ) throws -> Reach? {
        guard let facts = try AccessRecords.facts(of: dossier, installation: keys.installation, session) else {
            return nil
        }
        return AccessRules.reach(of: try MembershipRecords.actor(account, at: moment, session), in: facts, at: moment)
    }

    /// Where mail for an account goes, and in which language; nil for who has none that is theirs, or is here no more.
    func mailbox(
        of account: AccountID, _ session: any SQLSession
    ) throws -> (address: String, language: String?)? {
        guard let found = try AccountRecords.find([account], with: keys.installation, session).first,
            found.disabledAt == nil, try !AccountRecords.isAddressUnproven(account, session)
        else { return nil }
        return (found.address, found.language)
    }
}

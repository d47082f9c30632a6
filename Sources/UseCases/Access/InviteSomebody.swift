import Dossier
import Identity
import Records
import Storage

/// An invitation as it is printed or passed on.
package struct Invitation: Sendable {
    package let entrance: Entrance
    package let cover: DossierCover
    package let people: PeopleAround
    package let line: RequestLine
    package let code: InvitationCode
}

extension Workplace {
    /// More than these do not wait at once in one dossier: who invites more, takes one back first.
    static let mostOpenInvitations = 20

    /// Invites somebody who has no account yet, or is not known here: what they get is decided now, it counts when they take
    /// it up with the code, and the code works once, for two weeks.
    ///
    /// - Parameter letter: the mail that goes with it, where one was asked for.
    /// - Throws: `Refusal`; `.invalid` with the field `naam` when too many wait already, with `mail` for what is no address.
    package func invite(
        _ asked: AskedGrant, letter: InvitationLetter? = nil, in dossier: DossierID, as caller: Caller
    ) async throws {
        // Where no mail is sent, nobody was offered it: the letter on paper is there all the same.
        let letter = canMail ? letter : nil
        try await writing(dossier, as: caller, about: .permissions) { session, entrance in
            var asked = asked
            // One entry is shared with somebody who is there: what an invitation gives is areas and themes.
            asked.entry = nil
            let problems =
                asked.problems(on: entrance.clock.day(of: caller.at)) + [letter?.problem].compactMap { $0 }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            guard let invited = asked.invited,
                let grant = asked.grant(
                    to: .unknown, by: entrance.reach.actor, at: caller.at, clock: entrance.clock)
            else { throw Refusal.invalid([FieldProblem("naam", .missing)]) }
            if try RequestRecords.find(grant.id, reach: entrance.reach, session) != nil { return }
            let ground = try self.mayGive(grant, entrance, session)
            guard
                try InvitationRecords.waiting(at: caller.at, reach: entrance.reach, session)
                    < Self.mostOpenInvitations
            else { throw Refusal.invalid([FieldProblem("naam", .tooLong(Self.mostOpenInvitations))]) }
            let request = AccessRequest(
                id: grant.id, kind: .invitation, principal: nil, scope: grant.scope,
                basis: grant.basis, period: grant.period, madeBy: entrance.reach.actor, madeAt: caller.at,
                endsAt: caller.at.moved(by: AccessRequest.answerTime))
            let code = InvitationCode(of: grant.id, in: dossier, self.keys.lookup)
            _ = try RequestRecords.insert(
                request, RequestRecords.Words(purpose: grant.purpose, invited: WrittenText.kept(invited)),
                codeHash: code.hash(self.keys.lookup), reach: entrance.reach, with: entrance.seal, session)
            if let letter {
                try self.queue(
                    letter, code: code.text, while: .invitation(entrance.reach.actor, grant.id, dossier), as: caller,
                    session)
            }
            try self.log(
                LogEvent(
                    action: .change, object: .permissions, objectID: EntryID(of: grant.id), ground: ground,
                    detail: letter == nil ? "invitation" : "invitation by mail"), entrance, session)
        }
    }

    /// The paper of an invitation that waits, for who decides about access.
    ///
    /// - Throws: `Refusal`; `.notFound` for one that is over or is not there.
    package func readInvitation(
        _ id: GrantID, in dossier: DossierID, as caller: Caller
    ) async throws -> Invitation {
        let (entrance, rows) = try await reading(dossier, as: caller) { session, reach in
            (
                cover: try DossierRecords.sealedCover(reach: reach, session),
                parties: try PeopleRecords.all(reach: reach, session),
                request: try RequestRecords.find(id, reach: reach, session)
            )
        }
        guard entrance.reach.acts.contains(.giveAccess) else {
            try await refuse(entrance.reach.refusal, .permissions, nil, entrance)
        }
        guard let row = rows.request, row.request.kind == .invitation, row.request.waits(at: caller.at) else {
            try await notFound("invitation \(id.text)", entrance)
        }
        // The code is worth what it gives: who may not give that much does not get to hold it (rule 18).
        let worth = row.request.grant(to: .unknown, by: entrance.reach.actor, at: caller.at, purpose: "")
        let decision = entrance.reach.mayGive(worth)
        guard decision.allowed else { try await refuse(decision.ground, .permissions, EntryID(of: id), entrance) }
        let lines = try await permissionLines(grants: [], requests: [row], parties: rows.parties, entrance)
        guard let line = lines.requests.first else { throw Refusal.notFound }
        let invitation = Invitation(
            entrance: entrance, cover: try openCover(rows.cover, entrance), people: lines.people, line: line,
            code: InvitationCode(of: id, in: dossier, keys.lookup))
        try await log(LogEvent(action: .view, object: .permissions, objectID: EntryID(of: id)), entrance)
        return invitation
    }
}

extension Principal {
    /// Somebody who is not known yet: named by no account.
    static let unknown = Principal.account(.zero)
}

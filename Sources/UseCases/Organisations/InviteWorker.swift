import Dossier
import Identity
import Mail
import Records
import Storage

/// An invitation to work somewhere, as it is printed or passed on.
package struct SeatInvitation: Sendable {
    package let visitor: Visitor
    package let organisation: OrganisationID
    package let organisationName: String
    package let name: String
    package let endsAt: Moment
    package let code: InvitationCode
    package let at: Moment
}

extension Workplace {
    /// More than these do not wait at once at one organisation.
    package static let mostOpenSeats = 100
    package static let longestName = 100

    /// Invites a new colleague. The answer is the same whether somebody has an account with that address or not: it is always
    /// a code, and who takes it up has nothing yet, since a second administrator says yes first (rule 22).
    ///
    /// - Parameter letter: the mail that goes with it, where this installation sends mail.
    /// - Throws: `Refusal`; `.invalid` with the fields `naam`, `mail`, `team`, `rol`, `van` and `tot`.
    package func inviteWorker(
        _ asked: AskedSeat, name: String, address: String, letter: InvitationLetter?,
        to organisation: OrganisationID, as caller: Caller
    ) async throws {
        let letter = canMail ? letter : nil
        try await administering(organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let seal = self.keys.installation
            if try SeatRequestRecords.find(
                asked.id, with: seal, administration: administration, session) != nil
            {
                return
            }
            var problems = asked.problems(on: DossierClock.amsterdam.day(of: caller.at))
            if let problem = Self.nameProblem(name) { problems.append(problem) }
            if MailAddress(AccountRecords.normalised(address)) == nil {
                problems.append(
                    FieldProblem("mail", address.allSatisfy(\.isWhitespace) ? .missing : .unknownChoice))
            }
            let offer = asked.offer(at: caller.at)
            problems += try self.departmentProblems(offer, administrator)
            if problems.isEmpty,
                try SeatRequestRecords.countWaiting(administration: administration, session) >= Self.mostOpenSeats
            {
                problems.append(FieldProblem("naam", .tooEarly))
            }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            let code = InvitationCode(of: asked.id, at: organisation, self.keys.lookup)
            let invited = SeatRequestRecords.Words(
                name: WrittenText.kept(name).trimmed, address: AccountRecords.normalised(address))
            try SeatRequestRecords.insert(
                SeatRequest(
                    id: asked.id, organisation: organisation, account: nil, offer: offer,
                    madeBy: administration.administrator, madeAt: caller.at,
                    endsAt: caller.at.moved(by: SeatRequest.answerTime)),
                invited, codeHash: code.hash(self.keys.lookup), with: seal, administration: administration, session)
            if let letter { try self.queue(letter, code: code.text, as: caller, session) }
            try self.log(
                AdministrationChange(.invited, who: invited.name, what: offer.role, office: offer.office), administrator
            )
        }
    }

    /// The paper of an invitation whose code nobody used yet.
    ///
    /// - Throws: `Refusal`; `.notFound` for one that is over or is not of this organisation.
    package func readSeatInvitation(
        _ id: SeatRequestID, of organisation: OrganisationID, as caller: Caller
    ) async throws -> SeatInvitation {
        try await reading(administrationOf: organisation, as: caller) { administrator in
            guard
                let row = try SeatRequestRecords.find(
                    id, with: self.keys.installation, administration: administrator.administration,
                    administrator.session),
                row.request.waitsForCode(at: caller.at)
            else { throw Refusal.notFound }
            return SeatInvitation(
                visitor: administrator.visitor, organisation: organisation,
                organisationName: try self.name(administrator), name: row.invited?.name ?? "",
                endsAt: row.request.endsAt, code: InvitationCode(of: id, at: organisation, self.keys.lookup),
                at: caller.at)
        }.value
    }

    /// The code of an invitation to work somewhere is used: from now it waits for a second administrator.
    ///
    /// - Parameter before: what is written in the same transaction: the account of who is new.
    func takeUpSeat(
        _ codeHash: [UInt8], for account: AccountID, _ caller: Caller,
        _ before: @Sendable @escaping (any SQLSession) throws -> Void
    ) async throws -> TakenUp {
        try await engine.write { session in
            guard let found = try SeatRequestRecords.find(codeHash: codeHash, at: caller.at, session) else {
                return .noSuchCode
            }
            try before(session)
            guard
                try SeatRequestRecords.takeUp(
                    found.request, by: account, until: caller.at.moved(by: SeatRequest.answerTime), session)
            else { throw Refusal.changedMeanwhile }
            let name = try self.accounts([account], session)[account]?.name
            try LogRecords.append(
                try self.administrationLine(
                    .administer, AdministrationChange(.codeUsed, who: name), of: found.organisation, by: account,
                    caller), session)
            return .waitsForAdministrator
        }
    }

    /// What is wrong with the department of a seat: it is not of this organisation, or it closes before the seat begins.
    func departmentProblems(_ offer: SeatOffer, _ administrator: Administrator) throws -> [FieldProblem] {
        guard let department = offer.department else { return [] }
        let isOpen = try DepartmentRecords.isOpen(
            department, at: offer.period.until?.moved(by: -1) ?? Moment(milliseconds: .max),
            administration: administrator.administration, administrator.session)
        return isOpen ? [] : [FieldProblem("team", .unknownChoice)]
    }

    static func nameProblem(_ name: String) -> FieldProblem? {
        if name.allSatisfy(\.isWhitespace) { return FieldProblem("naam", .missing) }
        return name.unicodeScalars.count > longestName ? FieldProblem("naam", .tooLong(longestName)) : nil
    }
}

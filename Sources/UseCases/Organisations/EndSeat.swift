import Dossier
import Records
import Storage

extension Workplace {
    /// Ends a seat, now or after a last day. What somebody wrote there stays, and their drafts stay theirs (rules 3 and 11).
    ///
    /// - Throws: `Refusal`; `.notFound` for a seat that is not here, is over, or is the own one of an administrator.
    package func endSeat(
        _ id: MembershipID, of account: AccountID, at organisation: OrganisationID, after lastDay: CivilDate?,
        as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            let end = try LastDay.end(lastDay, at: caller.at)
            let (administration, session) = (administrator.administration, administrator.session)
            let holder = try self.holder(account, administrator)
            guard let seat = holder.seats.first(where: { $0.id == id }),
                AdministrationRules.mayEnd(seat, as: administration)
            else { throw Refusal.notFound }
            // Sent twice, or over already.
            guard try StaffRecords.end([id], at: end, administration: administration, session) > 0 else { return }
            try self.log(
                AdministrationChange(
                    .seatEnded, who: try self.accounts([account], session)[account]?.name,
                    what: seat.membership.role, office: seat.office, until: end), administrator)
        }
    }

    /// Somebody leaves: every seat here ends, now or after a last day, and what waited for them is over. Sessions go on: they
    /// end with the account (rule 3), which is closed where that was asked, they leave now, and nothing else needs it.
    ///
    /// - Throws: `Refusal`; `.notFound` for who does not work here, and for oneself.
    package func letLeave(
        _ account: AccountID, at organisation: OrganisationID, after lastDay: CivilDate?, closingAccount: Bool,
        as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            let end = try LastDay.end(lastDay, at: caller.at)
            let (administration, session) = (administrator.administration, administrator.session)
            let holder = try self.holder(account, administrator)
            guard holder.account != administration.administrator else { throw Refusal.notFound }
            let open = holder.open(at: caller.at)
            guard open.allSatisfy({ AdministrationRules.mayEnd($0, as: administration) }) else {
                throw Refusal.notFound
            }
            let ended = try StaffRecords.end(open.map(\.id), at: end, administration: administration, session)
            let waiting = try SeatRequestRecords.waiting(
                limit: Self.mostOpenSeats, with: self.keys.installation, administration: administration, session)
            for row in waiting where row.request.account == account {
                _ = try SeatRequestRecords.settle(row.request.id, as: .no, administration: administration, session)
            }
            if closingAccount, end <= caller.at { try self.close(account, administrator) }
            guard ended > 0 else { return }
            try self.log(
                AdministrationChange(
                    .left, who: try self.accounts([account], session)[account]?.name, until: end), administrator)
        }
    }

    /// Who has or had a seat here.
    ///
    /// - Throws: `Refusal.notFound` for anybody else.
    private func holder(_ account: AccountID, _ administrator: Administrator) throws -> SeatHolder {
        guard
            let holder = try StaffRecords.holder(
                account, administration: administrator.administration, administrator.session)
        else { throw Refusal.notFound }
        return holder
    }

    // Whether it was closed stands in the installation's log only: it would tell the administrator where else somebody is.
    private func close(_ account: AccountID, _ administrator: Administrator) throws {
        let uses = try StaffRecords.uses(
            of: account, administration: administrator.administration, administrator.session)
        guard
            AdministrationRules.mayCloseAccount(othersOpen: uses.othersOpen, isAnybodyElse: uses.isAnybodyElse)
        else { return }
        let caller = administrator.caller
        try AccountRecords.disable(account, at: caller.at, administrator.session)
        try LogRecords.append(
            try installationLine(
                .administer, actor: administrator.visitor.account, object: .account, purpose: .administration,
                detail: "disable \(account)", caller: caller), administrator.session)
    }
}

import Dossier
import Records
import Storage

/// What came of giving a seat.
package enum SeatOutcome: Sendable, Equatable {
    /// It counts from its first day.
    case given
    /// A second administrator has to say yes (rule 22).
    case waits
}

extension Workplace {
    /// Gives somebody who works here another seat, or one in the place of another: the old one ends and is kept.
    ///
    /// - Throws: `Refusal`; `.notFound` for who does not work here, `.invalid` with the fields of the form.
    package func giveSeat(
        _ asked: AskedSeat, to account: AccountID, at organisation: OrganisationID, as caller: Caller
    ) async throws -> SeatOutcome {
        try await administering(organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let id = MembershipID(high: asked.id.high, low: asked.id.low)
            guard let holder = try StaffRecords.holder(account, administration: administration, session),
                !holder.open(at: caller.at).isEmpty
            else { throw Refusal.notFound }
            if holder.seats.contains(where: { $0.id == id }) { return .given }
            if try SeatRequestRecords.find(
                asked.id, with: self.keys.installation, administration: administration, session) != nil
            {
                return .waits
            }
            let offer = asked.offer(at: caller.at)
            let problems =
                try asked.problems(on: DossierClock.amsterdam.day(of: caller.at))
                + self.departmentProblems(offer, administrator)
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            let replaced = try self.replaced(by: offer, of: holder, administration)
            let name = try self.accounts([account], session)[account]?.name
            let needsSecond = AdministrationRules.needsSecond(
                offer.office, for: holder, by: administration.administrator, at: caller.at)
            guard needsSecond == nil else {
                try SeatRequestRecords.insert(
                    SeatRequest(
                        id: asked.id, organisation: organisation, account: account, offer: offer,
                        madeBy: administration.administrator, madeAt: caller.at,
                        endsAt: caller.at.moved(by: SeatRequest.answerTime)),
                    with: self.keys.installation, administration: administration, session)
                try self.log(
                    AdministrationChange(
                        .seatAsked, who: name, what: offer.role, office: offer.office, before: replaced?.membership.role
                    ), administrator)
                return .waits
            }
            try StaffRecords.insert(
                offer, of: account, id: id, madeBy: administration.administrator, administration: administration,
                session)
            if let replaced {
                _ = try StaffRecords.end(
                    [replaced.id], at: offer.period.from, administration: administration, session)
            }
            try self.log(
                AdministrationChange(
                    .seatGiven, who: name, what: offer.role, office: offer.office, before: replaced?.membership.role,
                    until: offer.period.until), administrator)
            return .given
        }
    }

    private func replaced(
        by offer: SeatOffer, of holder: SeatHolder, _ administration: Administration
    ) throws -> HeldSeat? {
        guard let id = offer.replaces else { return nil }
        guard let seat = holder.open(at: administration.moment).first(where: { $0.id == id }),
            AdministrationRules.mayEnd(seat, as: administration)
        else { throw Refusal.notFound }
        return seat
    }
}

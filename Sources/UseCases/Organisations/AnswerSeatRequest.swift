import Dossier
import Records
import Storage

/// What an administrator says to a seat that waits.
package enum SeatAnswer: String, CaseIterable, Sendable {
    case yes = "ja"
    case no = "nee"
    case takeBack = "terug"

    var outcome: SeatRequest.Outcome {
        switch self {
        case .yes: .yes
        case .no: .no
        case .takeBack: .takenBack
        }
    }

    fileprivate var act: AdministrationChange.Act {
        switch self {
        case .yes: .seatConfirmed
        case .no: .seatRefused
        case .takeBack: .takenBack
        }
    }
}

extension Workplace {
    /// The second administrator says yes or no; who asked takes it back (rule 22). With a yes it is a membership, from its first
    /// day on or from now.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is not the one to say it, `.changedMeanwhile` when it is over, the
    ///   department closed, or who asked is no administrator any more.
    package func answerSeat(
        _ id: SeatRequestID, of organisation: OrganisationID, _ answer: SeatAnswer, as caller: Caller
    ) async throws {
        try await administering(organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let seal = self.keys.installation
            guard let row = try SeatRequestRecords.find(id, with: seal, administration: administration, session)
            else { throw Refusal.notFound }
            let request = row.request
            guard request.waits(at: caller.at) else { throw Refusal.changedMeanwhile }
            let mayDo =
                answer == .takeBack
                ? AdministrationRules.mayTakeBack(request, as: administration)
                : AdministrationRules.mayAnswer(request, as: administration)
            guard mayDo else { throw Refusal.notFound }
            if answer == .yes { try self.confirm(request, administrator) }
            guard
                try SeatRequestRecords.settle(id, as: answer.outcome, administration: administration, session)
            else { throw Refusal.changedMeanwhile }
            let name = try request.account.flatMap { try self.accounts([$0], session)[$0]?.name }
            try self.log(
                AdministrationChange(
                    answer.act, who: name ?? row.invited?.name, what: request.offer.role, office: request.offer.office,
                    until: request.offer.period.until), administrator)
        }
    }

    private func confirm(_ request: SeatRequest, _ administrator: Administrator) throws {
        let (administration, session) = (administrator.administration, administrator.session)
        let offer = SeatOffer(
            department: request.offer.department, role: request.offer.role, office: request.offer.office,
            period: Period(
                from: max(request.offer.period.from, administration.moment), until: request.offer.period.until))
        guard let account = request.account,
            offer.period.until.map({ offer.period.from < $0 }) ?? true,
            try departmentProblems(offer, administrator).isEmpty,
            try StaffRecords.administrators(administration: administration, session).contains(request.madeBy)
        else { throw Refusal.changedMeanwhile }
        try StaffRecords.insert(
            offer, of: account, id: MembershipID(high: request.id.high, low: request.id.low),
            madeBy: request.madeBy, confirmedBy: administration.administrator, administration: administration,
            session)
        guard let replaced = request.offer.replaces else { return }
        // Only a seat of theirs: a yes to a newcomer ends nobody else's.
        let held = try StaffRecords.holder(account, administration: administration, session)?.seats ?? []
        guard held.contains(where: { $0.id == replaced }) else { throw Refusal.changedMeanwhile }
        _ = try StaffRecords.end(
            [replaced], at: offer.period.from, administration: administration, session)
    }
}

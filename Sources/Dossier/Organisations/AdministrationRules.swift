/// What an administrator does alone, and what a second one must say yes to (rule 22; why, in decision 46).
package enum AdministrationRules {
    /// Why a second administrator is asked.
    package enum Reason: Sendable, Equatable {
        /// It is about the one who asks.
        case oneself
        /// It is about an administrator, who reaches no dossier until somebody else agreed.
        case administrator
        /// It gives an office: administrator, or privacy officer.
        case office
        /// Nobody else stands for this account: who asks may hold it themselves.
        case newcomer
    }

    /// Why this seat waits for a second administrator; nil where one is enough.
    ///
    /// It does not depend on which dossiers a department may see: who administers would learn that from the answer.
    ///
    /// - Parameter holder: nil for who is invited: somebody this organisation does not know yet.
    package static func needsSecond(
        _ office: Office, for holder: SeatHolder?, by maker: AccountID, at moment: Moment
    ) -> Reason? {
        guard let holder else { return .newcomer }
        if holder.account == maker { return .oneself }
        if holder.isAdministrator { return .administrator }
        if office != .worker { return .office }
        return holder.isVouchedFor(besides: maker, at: moment) ? nil : .newcomer
    }

    /// Whether this administrator can be the second one: another than who asked, and than who it is about.
    package static func mayAnswer(_ request: SeatRequest, as administration: Administration) -> Bool {
        guard let account = request.account, request.organisation == administration.organisation else { return false }
        return request.waits(at: administration.moment) && administration.administrator != request.madeBy
            && administration.administrator != account
    }

    /// Whether this administrator may take it back: who asked, or of an invitation any of them.
    package static func mayTakeBack(_ request: SeatRequest, as administration: Administration) -> Bool {
        guard request.organisation == administration.organisation, request.waits(at: administration.moment) else {
            return false
        }
        return request.madeBy == administration.administrator || request.account == nil
    }

    /// Whether this administrator may end a seat. Nobody gives up being an administrator alone: with it the reach of the other
    /// memberships would come back. So there is always one left, too.
    package static func mayEnd(_ seat: HeldSeat, as administration: Administration) -> Bool {
        guard seat.membership.organisation == administration.organisation else { return false }
        return seat.office != .administrator || seat.membership.account != administration.administrator
    }

    /// Whether an account may be closed when somebody leaves (rule 3): where it is used for nothing else. No one can take
    /// the own dossier from a person (rule 4), and another organisation's worker is not ours to close.
    ///
    /// - Parameters:
    ///   - others: open seats elsewhere.
    ///   - isAnybodyElse: owner of a dossier, representative, or named in a permit as themselves.
    package static func mayCloseAccount(othersOpen others: Int, isAnybodyElse: Bool) -> Bool {
        others == 0 && !isAnybodyElse
    }
}

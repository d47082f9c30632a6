package typealias MembershipID = Identifier<MembershipSubject>
package enum MembershipSubject {}

/// One place somebody has at an organisation: a membership with its name and its office.
package struct HeldSeat: Sendable, Equatable {
    package let id: MembershipID
    package let membership: Membership
    package let office: Office

    package init(id: MembershipID, membership: Membership, office: Office) {
        self.id = id
        self.membership = membership
        self.office = office
    }

    package var period: Period { membership.period }

    /// Whether it is not over yet: it counts, or it will.
    package func isOpen(at moment: Moment) -> Bool { period.until.map { moment < $0 } ?? true }
}

/// Somebody at one organisation, as rule 22 looks at them.
package struct SeatHolder: Sendable {
    package let account: AccountID
    /// Of whichever organisation.
    package let isAdministrator: Bool
    /// At this one, also those that are over.
    package let seats: [HeldSeat]

    package init(account: AccountID, isAdministrator: Bool, seats: [HeldSeat]) {
        self.account = account
        self.isAdministrator = isAdministrator
        self.seats = seats
    }

    package func open(at moment: Moment) -> [HeldSeat] { seats.filter { $0.isOpen(at: moment) } }

    package func isAdministratorHere(at moment: Moment) -> Bool {
        seats.contains { $0.office == .administrator && $0.period.contains(moment) }
    }

    /// Whether anybody but this administrator stands for this account being another person's: a seat that counts now, which
    /// came with the installation, or was made or confirmed by another administrator.
    func isVouchedFor(besides maker: AccountID, at moment: Moment) -> Bool {
        seats.contains { seat in
            seat.period.contains(moment) && (seat.membership.madeBy != maker || seat.membership.isConfirmedByAnother)
        }
    }
}

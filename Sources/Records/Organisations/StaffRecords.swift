import Dossier
import Storage

/// Who works for one organisation. No reach: none of this is of a dossier. Every statement is held to the organisation of the
/// `Administration`, which only the access rules make.
package enum StaffRecords {
    /// Everybody who has or had a seat here, with their names: the list is searched in memory, since names are sealed.
    package static func all(
        with seal: Seal, _ memory: OpenedBodies, administration: Administration, _ session: any SQLSession
    ) throws -> [(account: AccountID, words: AccountWords, seats: [HeldSeat])] {
        var order: [AccountID] = []
        var words: [AccountID: AccountWords] = [:]
        var seats: [AccountID: [HeldSeat]] = [:]
        try session.each(
            """
            SELECT \(Seat.columns), m.id, a.sealed FROM \(Seat.source) JOIN account a ON a.id = m.account_id
            WHERE m.organisation_id = \(administration.organisation) ORDER BY m.from_at, m.id
            """
        ) { row in
            guard let seat = try held(row) else { return }
            let account = seat.membership.account
            if words[account] == nil {
                words[account] = try AccountRecords.open(row.bytes(Seat.count + 1), of: account, with: seal, memory)
                order.append(account)
            }
            seats[account, default: []].append(seat)
        }
        return order.compactMap { account in words[account].map { (account, $0, seats[account] ?? []) } }
    }

    /// Somebody of this organisation with their seats here, the newest last; nil for who never had one.
    package static func holder(
        _ account: AccountID, administration: Administration, _ session: any SQLSession
    ) throws -> SeatHolder? {
        let seats = try session.all(
            """
            SELECT \(Seat.columns), m.id FROM \(Seat.source)
            WHERE m.account_id = \(account) AND m.organisation_id = \(administration.organisation)
            ORDER BY m.from_at, m.id
            """, held
        ).compactMap { $0 }
        guard !seats.isEmpty else { return nil }
        let actor = try MembershipRecords.actor(account, at: administration.moment, session)
        return SeatHolder(account: account, isAdministrator: actor.isAdministrator, seats: seats)
    }

    /// Who administers here now.
    package static func administrators(
        administration: Administration, _ session: any SQLSession
    ) throws -> Set<AccountID> {
        Set(
            try session.all(
                """
                SELECT m.account_id FROM membership m JOIN account a ON a.id = m.account_id
                WHERE m.organisation_id = \(administration.organisation) AND m.office = \(Office.administrator.rawValue)
                    AND m.from_at <= \(administration.moment)
                    AND (m.until_at IS NULL OR m.until_at > \(administration.moment)) AND a.disabled_at IS NULL
                """
            ) { try $0.id(0) })
    }

    /// Ends seats at a moment; what was written there stays, and one that ends sooner keeps its end (rule 3). A seat that had
    /// not begun is over before it begins.
    ///
    /// - Returns: how many of them changed.
    package static func end(
        _ seats: [MembershipID], at moment: Moment, administration: Administration, _ session: any SQLSession
    ) throws -> Int {
        guard !seats.isEmpty else { return 0 }
        return try session.run(
            """
            UPDATE membership SET until_at = \(moment)
            WHERE organisation_id = \(administration.organisation) AND id IN (\(.list(seats)))
                AND (until_at IS NULL OR until_at > \(moment))
            """)
    }

    /// Adds a seat here.
    package static func insert(
        _ offer: SeatOffer, of account: AccountID, id: MembershipID, madeBy maker: AccountID,
        confirmedBy: AccountID? = nil, administration: Administration, _ session: any SQLSession
    ) throws {
        try MembershipRecords.insert(
            Membership(
                account: account, organisation: administration.organisation, department: offer.department,
                role: offer.role, period: offer.period, madeBy: maker, confirmedBy: confirmedBy),
            office: offer.office, id: id, session)
    }

    /// What an account is used for besides this organisation, without saying what: whether it may be closed (rule 3). A seat
    /// that waits elsewhere counts as one.
    package static func uses(
        of account: AccountID, administration: Administration, _ session: any SQLSession
    ) throws -> (othersOpen: Int, isAnybodyElse: Bool) {
        let others =
            try session.first(
                """
                SELECT (SELECT count(*) FROM membership WHERE account_id = \(account)
                        AND (until_at IS NULL OR until_at > \(administration.moment)))
                    + (SELECT count(*) FROM seat_request WHERE account_id = \(account)
                        AND outcome IS NULL AND ends_at > \(administration.moment))
                """
            ) { Int($0.integer(0)) } ?? 0
        let isAnybodyElse =
            try session.first(
                """
                SELECT 1 FROM dossier_owner WHERE account_id = \(account)
                UNION ALL SELECT 1 FROM mandate WHERE account_id = \(account)
                UNION ALL SELECT 1 FROM access_grant WHERE principal_id = \(account) LIMIT 1
                """, { _ in true }) ?? false
        return (others, isAnybodyElse)
    }

    private static func held(_ row: any SQLRow) throws -> HeldSeat? {
        let seat = try Seat(row)
        guard let office = seat.office else { return nil }
        return HeldSeat(id: try row.id(Seat.count), membership: seat.membership, office: office)
    }
}

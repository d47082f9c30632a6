import Dossier
import Storage

/// A session as the database holds it: found by the hash of its token, never by the token.
package struct SessionRow: Sendable {
    package let account: AccountID
    package let seenAt: Moment
    package let endsAt: Moment
    package let language: String?
    package let sealedAccount: [UInt8]
    /// When this session last showed a code of the second step.
    package let factorShownAt: Moment?
    /// The emergency access this account opened and that is not over, for the bar that every page then has.
    package fileprivate(set) var emergencies: [(dossier: DossierID, emergency: Emergency)] = []
    /// What where they work calls the people it works for; nil: what Klaver says.
    package var personWord: PersonWord?
}

/// One of somebody's sessions, for the list of devices.
package struct ListedSession: Sendable, Equatable {
    package let tokenHash: [UInt8]
    package let startedAt: Moment
    package let seenAt: Moment
    /// What the browser said it is; nil where it said nothing.
    package let device: String?
    /// Whether it began with a passkey.
    package let isByPasskey: Bool
}

package enum SessionRecords {
    /// The session of a token that still counts, and whoever it is of, with their seats; the account must not be disabled.
    package static func find(
        tokenHash: [UInt8], at moment: Moment, _ session: any SQLSession
    ) throws -> (row: SessionRow, actor: Actor)? {
        var reading = SessionReading(tokenHash: tokenHash, at: moment)
        try session.each(reading.statements) { try reading.take($0, $1) }
        return reading.found
    }

    package static func insert(
        tokenHash: [UInt8], account: AccountID, from start: Moment, until end: Moment, device: [UInt8]? = nil,
        factorShownAt: Moment? = nil, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO session (token_hash, account_id, started_at, seen_at, ends_at, device_sealed, factor_shown_at)
            VALUES (\(tokenHash), \(account), \(start), \(start), \(end), \(device), \(factorShownAt))
            """)
    }

    /// What a browser said it is, sealed for the session it opens.
    package static func seal(
        device: String, of account: AccountID, from start: Moment, with seal: Seal
    ) throws -> [UInt8] {
        try seal.seal(device, at: place(of: account, from: start))
    }

    /// Every session of an account that still counts, the one used last first.
    package static func all(
        of account: AccountID, at moment: Moment, with seal: Seal, _ session: any SQLSession
    ) throws -> [ListedSession] {
        try session.all(
            """
            SELECT token_hash, started_at, seen_at, device_sealed, passkey_hash FROM session
            WHERE account_id = \(account) AND ends_at > \(moment) ORDER BY seen_at DESC, token_hash
            """
        ) { row in
            let start = row.moment(1)
            return ListedSession(
                tokenHash: row.bytes(0), startedAt: start, seenAt: row.moment(2),
                device: try row.optionalBytes(3).map {
                    try seal.open(String.self, $0, at: place(of: account, from: start))
                }, isByPasskey: !row.isNull(4))
        }
    }

    /// Ends every session of an account but one.
    package static func deleteOthers(
        than tokenHash: [UInt8], of account: AccountID, _ session: any SQLSession
    ) throws {
        try session.add("DELETE FROM session WHERE account_id = \(account) AND token_hash <> \(tokenHash)")
    }

    /// This session showed a code of the second step.
    package static func showFactor(tokenHash: [UInt8], at moment: Moment, _ session: any SQLSession) throws {
        try session.add("UPDATE session SET factor_shown_at = \(moment) WHERE token_hash = \(tokenHash)")
    }

    /// Moves the end of a session that is in use.
    package static func keepAlive(
        tokenHash: [UInt8], seenAt: Moment, until end: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            "UPDATE session SET seen_at = \(seenAt), ends_at = \(end) WHERE token_hash = \(tokenHash)")
    }

    package static func delete(tokenHash: [UInt8], _ session: any SQLSession) throws {
        try session.add("DELETE FROM session WHERE token_hash = \(tokenHash)")
    }

    package static func deleteEnded(before moment: Moment, _ session: any SQLSession) throws {
        try session.add("DELETE FROM session WHERE ends_at <= \(moment)")
    }

    private static func place(of account: AccountID, from start: Moment) -> SealedPlace {
        SealedPlace("session").with(account).with(start.milliseconds)
    }
}

/// Reads a session and whoever it is of: its statements can go along with others in one journey.
package struct SessionReading {
    package let statements: [SQLStatement]
    private let moment: Moment
    private var row: SessionRow?
    private var seats: [Seat] = []
    private var emergencies: [(dossier: DossierID, emergency: Emergency)] = []
    private var personWord: PersonWord?

    package init(tokenHash: [UInt8], at moment: Moment) {
        self.moment = moment
        statements = [
            """
            SELECT s.account_id, s.seen_at, s.ends_at, a.language, a.sealed, s.factor_shown_at
            FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.token_hash = \(tokenHash) AND s.ends_at > \(moment) AND a.disabled_at IS NULL
            """,
            """
            SELECT \(Seat.columns), o.person_word FROM session s JOIN membership m ON m.account_id = s.account_id
            JOIN organisation o ON o.id = m.organisation_id
            WHERE s.token_hash = \(tokenHash) ORDER BY m.id
            """,
            """
            SELECT x.id, x.account_id, x.organisation_id, x.from_at, x.until_at, x.dossier_id
            FROM session s JOIN emergency_access x ON x.account_id = s.account_id
            WHERE s.token_hash = \(tokenHash) AND x.until_at > \(moment) ORDER BY x.until_at, x.id
            """,
        ]
    }

    package mutating func take(_ statement: Int, _ row: any SQLRow) throws {
        if statement == 1 { return try take(seat: row) }
        if statement == 2 { return emergencies.append((try row.id(5), try EmergencyRecords.emergency(row))) }
        self.row = SessionRow(
            account: try row.id(0), seenAt: row.moment(1), endsAt: row.moment(2), language: row.optionalText(3),
            sealedAccount: row.bytes(4), factorShownAt: row.optionalMoment(5))
    }

    /// Of who works at two places, the word of the first.
    private mutating func take(seat row: any SQLRow) throws {
        let seat = try Seat(row)
        seats.append(seat)
        guard personWord == nil, seat.office == .worker, seat.membership.period.contains(moment) else { return }
        personWord = row.optionalText(Seat.count).flatMap { PersonWord(rawValue: $0) }
    }

    package var found: (row: SessionRow, actor: Actor)? {
        guard var row else { return nil }
        row.emergencies = emergencies
        row.personWord = personWord
        return (row, MembershipRecords.actor(row.account, seats, at: moment))
    }
}

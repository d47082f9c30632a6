import Dossier
import Storage

/// A session as the database holds it: found by the hash of its token, never by the token.
package struct SessionRow: Sendable {
    package let account: AccountID
    package let seenAt: Moment
    package let endsAt: Moment
    package let language: String?
    package let sealedAccount: [UInt8]
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
        tokenHash: [UInt8], account: AccountID, from start: Moment, until end: Moment, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO session (token_hash, account_id, started_at, seen_at, ends_at)
            VALUES (\(tokenHash), \(account), \(start), \(start), \(end))
            """)
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
}

/// Reads a session and whoever it is of: its statements can go along with others in one journey.
package struct SessionReading {
    package let statements: [SQLStatement]
    private let moment: Moment
    private var row: SessionRow?
    private var seats: [Seat] = []

    package init(tokenHash: [UInt8], at moment: Moment) {
        self.moment = moment
        statements = [
            """
            SELECT s.account_id, s.seen_at, s.ends_at, a.language, a.sealed
            FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.token_hash = \(tokenHash) AND s.ends_at > \(moment) AND a.disabled_at IS NULL
            """,
            """
            SELECT \(Seat.columns) FROM session s JOIN membership m ON m.account_id = s.account_id
            WHERE s.token_hash = \(tokenHash) ORDER BY m.id
            """,
        ]
    }

    package mutating func take(_ statement: Int, _ row: any SQLRow) throws {
        if statement == 1 { return seats.append(try Seat(row)) }
        self.row = SessionRow(
            account: try row.id(0), seenAt: row.moment(1), endsAt: row.moment(2), language: row.optionalText(3),
            sealedAccount: row.bytes(4))
    }

    package var found: (row: SessionRow, actor: Actor)? {
        row.map { ($0, MembershipRecords.actor($0.account, seats, at: moment)) }
    }
}

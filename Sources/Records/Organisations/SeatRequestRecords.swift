import Dossier
import Storage

/// Seats that are no membership yet (rule 22): invitations, and what waits for a second administrator.
package enum SeatRequestRecords {
    /// What is sealed of an invitation: whom it is for, as who invites wrote it.
    package struct Words: Codable, Sendable, Equatable {
        package var name: String
        package var address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    package struct Row: Sendable {
        package let request: SeatRequest
        /// Of an invitation.
        package let invited: Words?
    }

    private static let columns: SQLStatement = """
        r.id, r.organisation_id, r.account_id, r.department_id, r.role, r.office, r.from_at, r.until_at, r.replaces_id, \
        r.made_by, r.made_at, r.ends_at, r.outcome, r.sealed
        """

    /// What waits, who asked first first.
    package static func waiting(
        limit: Int, with seal: Seal, administration: Administration, _ session: any SQLSession
    ) throws -> [Row] {
        try session.all(
            """
            SELECT \(columns) FROM seat_request r WHERE r.organisation_id = \(administration.organisation)
                AND r.outcome IS NULL AND r.ends_at > \(administration.moment)
            ORDER BY r.made_at, r.id LIMIT \(limit)
            """
        ) { try row($0, with: seal) }
    }

    package static func countWaiting(administration: Administration, _ session: any SQLSession) throws -> Int {
        try session.first(
            """
            SELECT count(*) FROM seat_request WHERE organisation_id = \(administration.organisation)
                AND outcome IS NULL AND ends_at > \(administration.moment)
            """
        ) { Int($0.integer(0)) } ?? 0
    }

    package static func find(
        _ id: SeatRequestID, with seal: Seal, administration: Administration, _ session: any SQLSession
    ) throws -> Row? {
        try session.first(
            """
            SELECT \(columns) FROM seat_request r
            WHERE r.organisation_id = \(administration.organisation) AND r.id = \(id)
            """
        ) { try row($0, with: seal) }
    }

    /// Adds a request once: a form sent twice carries the same id.
    package static func insert(
        _ request: SeatRequest, _ invited: Words? = nil, codeHash: [UInt8]? = nil, with seal: Seal,
        administration: Administration, _ session: any SQLSession
    ) throws {
        let offer = request.offer
        let sealed = try invited.map { try seal.seal($0, at: place(of: request.id)) }
        try session.add(
            """
            INSERT INTO seat_request (id, organisation_id, account_id, department_id, role, office, from_at, until_at,
                replaces_id, made_by, made_at, ends_at, code_hash, sealed)
            VALUES (\(request.id), \(administration.organisation), \(request.account), \(offer.department),
                \(offer.role), \(offer.office.rawValue), \(offer.period.from), \(offer.period.until),
                \(offer.replaces), \(request.madeBy), \(request.madeAt), \(request.endsAt), \(codeHash), \(sealed))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// Ends a request, once.
    ///
    /// - Returns: false when it was over already.
    package static func settle(
        _ id: SeatRequestID, as outcome: SeatRequest.Outcome, administration: Administration,
        _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE seat_request SET outcome = \(outcome.rawValue), settled_by = \(administration.administrator),
                settled_at = \(administration.moment), code_hash = NULL
            WHERE organisation_id = \(administration.organisation) AND id = \(id) AND outcome IS NULL
                AND ends_at > \(administration.moment)
            """) == 1
    }

    /// Whose invitation a code is, while it waits: of which organisation. Who asks is nobody here yet, and the code gives
    /// nothing: what it was for waits for a second administrator. In docs/access.md's list of doors.
    package static func find(
        codeHash: [UInt8], at moment: Moment, _ session: any SQLSession
    ) throws -> (request: SeatRequestID, organisation: OrganisationID)? {
        try session.first(
            """
            SELECT id, organisation_id FROM seat_request WHERE code_hash = \(codeHash) AND account_id IS NULL
                AND outcome IS NULL AND ends_at > \(moment)
            """
        ) { (try $0.id(0), try $0.id(1)) }
    }

    /// The code is used: from now it waits for a second administrator.
    ///
    /// - Returns: false when somebody else was first.
    package static func takeUp(
        _ id: SeatRequestID, by account: AccountID, until end: Moment, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE seat_request SET account_id = \(account), ends_at = \(end), code_hash = NULL
            WHERE id = \(id) AND account_id IS NULL AND outcome IS NULL
            """) == 1
    }

    private static func row(_ row: any SQLRow, with seal: Seal) throws -> Row {
        guard let office = Office(rawValue: Int(row.integer(5))) else { throw StorageError.damaged("seat request") }
        let id: SeatRequestID = try row.id(0)
        return Row(
            request: SeatRequest(
                id: id, organisation: try row.id(1), account: try row.optionalID(2),
                offer: SeatOffer(
                    department: try row.optionalID(3), role: row.text(4), office: office,
                    period: Period(from: row.moment(6), until: row.optionalMoment(7)),
                    replaces: try row.optionalID(8)),
                madeBy: try row.id(9), madeAt: row.moment(10), endsAt: row.moment(11),
                outcome: row.optionalInteger(12).flatMap { SeatRequest.Outcome(rawValue: Int($0)) }),
            invited: try row.optionalBytes(13).map { try seal.open(Words.self, $0, at: place(of: id)) })
    }

    private static func place(of id: SeatRequestID) -> SealedPlace { SealedPlace("seat_request").with(id) }
}

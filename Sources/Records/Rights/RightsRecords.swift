import Dossier
import Storage

/// What the person asked for, as the dossier's own pages read it.
package enum RightsRecords {
    /// What is sealed of a request, and of its answer: one text each.
    package struct Row: Sendable {
        package let request: RightsRequest
        let sealed: [UInt8]
        let sealedAnswer: [UInt8]?
    }

    /// The words of a request.
    package struct Words: Sendable, Equatable {
        package let text: String
        package let answer: String?
    }

    static let columns: SQLStatement = """
        r.id, r.kind, r.entry_id, r.grant_id, r.line_id, r.organisation_id, r.made_by, r.made_at, r.extended_at, \
        r.outcome, r.settled_by, r.settled_at, r.sealed, r.answer_sealed
        """

    /// The newest requests of a dossier, for the rules to decide on: the caller must ask `reach.mayRead`. None for who does not
    /// decide about it.
    package static func all(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        try session.all(
            """
            SELECT \(columns) FROM rights_request r
            WHERE r.dossier_id = \(reach.dossier) AND \(mayRead(reach)) ORDER BY r.made_at DESC, r.id LIMIT \(limit)
            """, row)
    }

    /// One of them; nil where there is none.
    package static func find(_ id: RightsRequestID, reach: Reach, _ session: any SQLSession) throws -> Row? {
        try session.first(
            """
            SELECT \(columns) FROM rights_request r
            WHERE r.dossier_id = \(reach.dossier) AND r.id = \(id) AND \(mayRead(reach))
            """, row)
    }

    /// What an organisation agreed to correct in an entry since its last version: for its author, who corrects it (rule 14), and
    /// for nobody else.
    package static func toCorrect(_ entry: EntryRow, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        guard entry.author == reach.actor, !reach.isPreview else { return [] }
        return try session.all(
            """
            SELECT \(columns) FROM rights_request r
            WHERE r.dossier_id = \(reach.dossier) AND r.entry_id = \(entry.id) AND r.kind = \(Right.correction.rawValue)
                AND r.outcome = \(RightsRequest.Outcome.granted.rawValue) AND r.settled_at > \(entry.recordedAt)
            ORDER BY r.settled_at, r.id LIMIT 20
            """, row)
    }

    /// How many were answered by an organisation since a moment, for the line at home: of the person all, of others their own.
    package static func answeredQuery(since moment: Moment, reach: Reach) -> SQLQuery<Int> {
        SQLQuery(
            """
            SELECT count(*) FROM rights_request r
            WHERE r.dossier_id = \(reach.dossier) AND \(mayRead(reach)) AND r.answer_sealed IS NOT NULL
                AND (\(reach.standing == .person) = 1 OR r.made_by = \(reach.actor))
                AND coalesce(r.settled_at, r.extended_at) > \(moment)
            """
        ) { Int($0.integer(0)) }
    }

    /// Adds a request once: a form sent twice carries the same id.
    ///
    /// - Returns: false when one of that id was there already.
    package static func insert(
        _ request: RightsRequest, text: String, reach: Reach, with seal: Seal, _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(text, at: place(of: request.id, in: reach.dossier))
        return try session.run(
            """
            INSERT INTO rights_request (dossier_id, id, kind, entry_id, grant_id, line_id, organisation_id, made_by,
                made_at, extended_at, outcome, settled_by, settled_at, sealed, answer_sealed)
            VALUES (\(reach.dossier), \(request.id), \(request.right.rawValue), \(request.matter.entry),
                \(request.matter.permit), \(request.matter.logLine), \(request.organisation), \(request.madeBy),
                \(request.madeAt), \(request.extendedAt), \(request.outcome?.rawValue), \(request.settledBy),
                \(request.settledAt), \(sealed), NULL)
            ON CONFLICT (dossier_id, id) DO NOTHING
            """) == 1
    }

    /// Ends a request that nobody answered yet.
    ///
    /// - Returns: false when it was over already.
    package static func takeBack(
        _ id: RightsRequestID, by account: AccountID, at moment: Moment, reach: Reach, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE rights_request
            SET outcome = \(RightsRequest.Outcome.takenBack.rawValue), settled_by = \(account), settled_at = \(moment)
            WHERE dossier_id = \(reach.dossier) AND id = \(id) AND outcome IS NULL
            """) == 1
    }

    package static func open(_ row: Row, in dossier: DossierID, with seal: Seal) throws -> Words {
        Words(
            text: try seal.open(String.self, row.sealed, at: place(of: row.request.id, in: dossier)),
            answer: try row.sealedAnswer.map {
                try seal.open(String.self, $0, at: answerPlace(of: row.request.id, in: dossier))
            })
    }

    /// Nobody but who may use a right of the person has any; which of them is decided one by one.
    private static func mayRead(_ reach: Reach) -> SQLStatement {
        "\(!reach.acts.isDisjoint(with: [.giveAccess, .takeCopy])) = 1"
    }

    static func row(_ row: any SQLRow) throws -> Row {
        guard let right = Right(rawValue: Int(row.integer(1))) else { throw StorageError.damaged("right") }
        return Row(
            request: RightsRequest(
                id: try row.id(0), right: right, matter: try matter(row), organisation: try row.optionalID(5),
                madeBy: try row.id(6), madeAt: row.moment(7), extendedAt: row.optionalMoment(8),
                outcome: row.optionalInteger(9).flatMap { RightsRequest.Outcome(rawValue: Int($0)) },
                settledBy: try row.optionalID(10), settledAt: row.optionalMoment(11)),
            sealed: row.bytes(12), sealedAnswer: row.optionalBytes(13))
    }

    private static func matter(_ row: any SQLRow) throws -> RightsMatter {
        if let entry: EntryID = try row.optionalID(2) { return .entry(entry) }
        if let permit: GrantID = try row.optionalID(3) { return .permit(permit) }
        if let line: LogLineID = try row.optionalID(4) { return .logLine(line) }
        return .everything
    }

    static func place(of request: RightsRequestID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("rights_request").with(dossier).with(request)
    }

    static func answerPlace(of request: RightsRequestID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("rights_request.answer").with(dossier).with(request)
    }
}

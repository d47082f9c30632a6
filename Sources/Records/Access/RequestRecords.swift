import Dossier
import Storage

/// Access that was asked for, offered, or waits for who decides along.
package enum RequestRecords {
    /// What is sealed of a request: why, and of an invitation whom it is for.
    package struct Words: Codable, Sendable, Equatable {
        package var purpose: String
        /// A name or a mail address, for who reads the list.
        package var invited: String?

        package init(purpose: String, invited: String? = nil) {
            self.purpose = purpose
            self.invited = invited
        }
    }

    package struct Row: Sendable {
        package let request: AccessRequest
        let sealed: [UInt8]
    }

    /// The newest requests of a dossier, with who said yes to them: all for who decides about access, else one's own.
    package static func all(limit: Int, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        try rows("ORDER BY made_at DESC, id LIMIT \(limit)", reach: reach, session)
    }

    /// How many wait for the answer of who decides about access, and since when the first does; none for anybody else.
    package static func waitingQuery(at moment: Moment, reach: Reach) -> SQLQuery<(count: Int, since: Moment?)> {
        SQLQuery(
            """
            SELECT count(*), min(made_at) FROM access_request
            WHERE \(reach.acts.contains(.giveAccess)) = 1 AND dossier_id = \(reach.dossier) AND outcome IS NULL
                AND ends_at > \(moment) AND kind <> \(AccessRequest.Kind.invitation.rawValue)
                AND made_by <> \(reach.actor)
            """
        ) { (Int($0.integer(0)), $0.optionalMoment(1)) }
    }

    /// One of them; nil where there is none.
    package static func find(_ id: GrantID, reach: Reach, _ session: any SQLSession) throws -> Row? {
        try rows("AND id = \(id)", reach: reach, session).first
    }

    package static func open(_ row: Row, in dossier: DossierID, with seal: Seal) throws -> Words {
        try seal.open(Words.self, row.sealed, at: place(of: row.request.id, in: dossier))
    }

    /// Adds a request once: a form sent twice carries the same id.
    ///
    /// - Returns: false when one of that id was there already.
    package static func insert(
        _ request: AccessRequest, _ words: Words, codeHash: [UInt8]? = nil, reach: Reach, with seal: Seal,
        _ session: any SQLSession
    ) throws -> Bool {
        let sealed = try seal.seal(words, at: place(of: request.id, in: reach.dossier))
        let principal = request.principal?.stored
        return try session.run(
            """
            INSERT INTO access_request (dossier_id, id, kind, principal_kind, principal_id, role, areas, themes, verbs,
                entry_id, basis, from_at, until_at, about_id, made_by, made_at, ends_at, outcome, code_hash, sealed)
            VALUES (\(reach.dossier), \(request.id), \(request.kind.rawValue), \(principal?.kind), \(principal?.id),
                \(principal?.role), \(request.scope.areas.rawValue), \(request.scope.themes.rawValue),
                \(request.scope.verbs.rawValue), \(request.entry), \(request.basis.rawValue), \(request.period.from),
                \(request.period.until), \(request.about), \(request.madeBy), \(request.madeAt), \(request.endsAt),
                \(request.outcome?.rawValue), \(codeHash), \(sealed))
            ON CONFLICT (dossier_id, id) DO NOTHING
            """) == 1
    }

    /// Somebody who decides along says yes.
    package static func agree(
        _ request: GrantID, by account: AccountID, at moment: Moment, reach: Reach, _ session: any SQLSession
    ) throws {
        try session.add(
            """
            INSERT INTO access_agreement (dossier_id, request_id, account_id, agreed_at)
            VALUES (\(reach.dossier), \(request), \(account), \(moment))
            ON CONFLICT (dossier_id, request_id, account_id) DO NOTHING
            """)
    }

    /// Ends a request, once.
    ///
    /// - Returns: false when it was over already.
    package static func settle(
        _ request: GrantID, as outcome: AccessRequest.Outcome, by account: AccountID, at moment: Moment, reach: Reach,
        _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            UPDATE access_request SET outcome = \(outcome.rawValue), settled_by = \(account), settled_at = \(moment)
            WHERE dossier_id = \(reach.dossier) AND id = \(request) AND outcome IS NULL
            """) == 1
    }

    private static func rows(_ rest: SQLStatement, reach: Reach, _ session: any SQLSession) throws -> [Row] {
        var agreed: [GrantID: Set<AccountID>] = [:]
        try session.each(
            "SELECT request_id, account_id FROM access_agreement WHERE dossier_id = \(reach.dossier)"
        ) { row in
            agreed[try row.id(0), default: []].insert(try row.id(1))
        }
        return try session.all(
            """
            SELECT id, kind, principal_kind, principal_id, role, areas, themes, verbs, entry_id, basis, from_at, until_at,
                about_id, made_by, made_at, ends_at, outcome, sealed
            FROM access_request WHERE dossier_id = \(reach.dossier)
                AND (\(reach.acts.contains(.giveAccess)) = 1 OR made_by = \(reach.actor)) \(rest)
            """
        ) { row in
            guard let kind = AccessRequest.Kind(rawValue: Int(row.integer(1))),
                let basis = LegalBasis(rawValue: row.text(9))
            else { throw StorageError.damaged("request") }
            let id: GrantID = try row.id(0)
            return Row(
                request: AccessRequest(
                    id: id, kind: kind, principal: row.isNull(2) ? nil : try AccessRecords.principal(row, from: 2),
                    scope: Scope(
                        areas: AreaSet(rawValue: row.integer(5)), themes: ThemeSet(rawValue: row.integer(6)),
                        verbs: VerbSet(rawValue: row.integer(7))),
                    entry: try row.optionalID(8), basis: basis,
                    period: Period(from: row.moment(10), until: row.optionalMoment(11)), about: try row.optionalID(12),
                    madeBy: try row.id(13), madeAt: row.moment(14), endsAt: row.moment(15),
                    outcome: row.optionalInteger(16).flatMap { AccessRequest.Outcome(rawValue: Int($0)) },
                    agreed: agreed[id] ?? []),
                sealed: row.bytes(17))
        }
    }

    private static func place(of request: GrantID, in dossier: DossierID) -> SealedPlace {
        SealedPlace("access_request").with(dossier).with(request)
    }
}

import Dossier
import Storage

/// A request for access that something happened to: who and when, and no word of it.
package struct NoticedAccess: Sendable, Equatable {
    package let dossier: DossierID
    package let id: GrantID
    package let madeBy: AccountID
    package let times: AccessRequestTimes
}

/// The use of a right that something happened to: who and when, and no word of it.
package struct NoticedRight: Sendable, Equatable {
    package let dossier: DossierID
    package let clock: DossierClock
    package let request: RightsRequest
}

/// The SQL of mail about requests. No reach: it goes over all dossiers, reads ids and moments, and opens nothing; who is told
/// is decided by the reach of each.
package enum NoticeRecords {
    /// Requests for access that may be due, oldest first. The rules decide which are.
    package static func access(
        _ event: RequestEvent, at moment: Moment, limit: Int, _ session: any SQLSession
    ) throws -> [NoticedAccess] {
        guard let condition = accessCondition(event, at: moment) else { return [] }
        return try session.all(
            """
            SELECT \(accessColumns) FROM access_request r WHERE \(condition) AND \(isNotTold(event))
            ORDER BY r.made_at, r.id LIMIT \(limit)
            """, access)
    }

    package static func access(
        _ id: GrantID, in dossier: DossierID, _ session: any SQLSession
    ) throws -> NoticedAccess? {
        try session.first(
            "SELECT \(accessColumns) FROM access_request r WHERE r.dossier_id = \(dossier) AND r.id = \(id)", access)
    }

    /// Who said yes already to what waits for several.
    package static func agreed(
        to request: GrantID, in dossier: DossierID, _ session: any SQLSession
    ) throws -> Set<AccountID> {
        Set(
            try session.all(
                "SELECT account_id FROM access_agreement WHERE dossier_id = \(dossier) AND request_id = \(request)"
            ) { try $0.id(0) })
    }

    /// Uses of a right that may be due, oldest first. The rules decide which are.
    package static func rights(
        _ event: RequestEvent, at moment: Moment, limit: Int, _ session: any SQLSession
    ) throws -> [NoticedRight] {
        try session.all(
            """
            SELECT \(RightsRecords.columns), r.dossier_id, d.time_zone
            FROM rights_request r JOIN dossier d ON d.id = r.dossier_id
            WHERE \(rightsCondition(event, at: moment)) AND r.organisation_id IS NOT NULL AND \(isNotTold(event))
            ORDER BY r.made_at, r.id LIMIT \(limit)
            """, right)
    }

    package static func right(
        _ id: RightsRequestID, in dossier: DossierID, _ session: any SQLSession
    ) throws -> NoticedRight? {
        try session.first(
            """
            SELECT \(RightsRecords.columns), r.dossier_id, d.time_zone
            FROM rights_request r JOIN dossier d ON d.id = r.dossier_id
            WHERE r.dossier_id = \(dossier) AND r.id = \(id)
            """, right)
    }

    /// Writes down that an event is told of.
    ///
    /// - Returns: false when it was before.
    package static func tell(
        _ event: RequestEvent, of request: Identifier<some Any>, in dossier: DossierID, at moment: Moment,
        _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            INSERT INTO request_notice (dossier_id, request_id, event, told_at)
            VALUES (\(dossier), \(request), \(event.rawValue), \(moment))
            ON CONFLICT (dossier_id, request_id, event) DO NOTHING
            """) == 1
    }

    /// Of a permit, in the same table as what happens to requests, whose events end before this.
    private static let reviewEvent = 7

    /// The dossiers, by id, in which a permit counts still that somebody with a mandate gave, and of which no review was told.
    /// The rules say in which of them one began: it may hang on a birthday, which is sealed.
    package static func givenForAnother(
        after last: DossierID, at moment: Moment, limit: Int, _ session: any SQLSession
    ) throws -> [DossierID] {
        try session.all(
            """
            SELECT DISTINCT g.dossier_id FROM access_grant g
            JOIN mandate m ON m.dossier_id = g.dossier_id AND m.account_id = g.given_by
            WHERE g.dossier_id > \(last) AND g.effect = 1 AND g.basis = \(LegalBasis.consent.rawValue)
                AND g.withdrawn_at IS NULL AND (g.until_at IS NULL OR g.until_at > \(moment))
                AND NOT EXISTS (SELECT 1 FROM request_notice n
                    WHERE n.dossier_id = g.dossier_id AND n.request_id = g.id AND n.event = \(reviewEvent))
            ORDER BY g.dossier_id LIMIT \(limit)
            """
        ) { try $0.id(0) }
    }

    /// Writes down that the review of a permit is told of (rule 28).
    ///
    /// - Returns: false when it was before.
    package static func tellOfReview(
        _ grant: GrantID, in dossier: DossierID, at moment: Moment, _ session: any SQLSession
    ) throws -> Bool {
        try session.run(
            """
            INSERT INTO request_notice (dossier_id, request_id, event, told_at)
            VALUES (\(dossier), \(grant), \(reviewEvent), \(moment))
            ON CONFLICT (dossier_id, request_id, event) DO NOTHING
            """) == 1
    }

    private static func isNotTold(_ event: RequestEvent) -> SQLStatement {
        """
        NOT EXISTS (SELECT 1 FROM request_notice n
            WHERE n.dossier_id = r.dossier_id AND n.request_id = r.id AND n.event = \(event.rawValue))
        """
    }

    // Each by the one index that begins with its moment, so that a turn reads what is new and not what is there.
    private static func accessCondition(_ event: RequestEvent, at moment: Moment) -> SQLStatement? {
        let ago = moment.moved(by: -RequestEvent.lasts)
        let invitation = AccessRequest.Kind.invitation.rawValue
        return switch event {
        case .asked: "r.made_at > \(ago) AND r.outcome IS NULL AND r.kind <> \(invitation)"
        case .ending:
            """
            r.ends_at > \(moment) AND r.ends_at <= \(moment.moved(by: RequestEvent.reminder)) AND r.outcome IS NULL
                AND r.kind <> \(invitation)
            """
        case .answered:
            """
            r.settled_at IS NOT NULL AND r.settled_at > \(ago)
                AND r.outcome IN (\(AccessRequest.Outcome.yes.rawValue), \(AccessRequest.Outcome.no.rawValue))
            """
        case .ended: "r.ends_at <= \(moment) AND r.ends_at > \(ago) AND r.outcome IS NULL"
        case .moreTime, .endingAgain: nil
        }
    }

    // A month has 28 to 31 days, and three have 89 to 92: the rules say which day it is.
    private static func rightsCondition(_ event: RequestEvent, at moment: Moment) -> SQLStatement {
        let ago = moment.moved(by: -RequestEvent.lasts)
        func made(_ most: Int64, _ least: Int64) -> SQLStatement {
            """
            r.made_at > \(moment.moved(by: -most * Moment.day)) AND r.made_at <= \(moment.moved(by: -least * Moment.day)) \
            AND r.outcome IS NULL
            """
        }
        return switch event {
        case .asked: "r.made_at > \(ago) AND r.outcome IS NULL"
        case .ending: "\(made(33, 25)) AND r.extended_at IS NULL"
        case .endingAgain: "\(made(94, 86)) AND r.extended_at IS NOT NULL"
        case .answered:
            """
            r.settled_at IS NOT NULL AND r.settled_at > \(ago) AND r.outcome IN
                (\(RightsRequest.Outcome.granted.rawValue), \(RightsRequest.Outcome.refused.rawValue))
            """
        case .ended:
            """
            ((\(made(36, 27)) AND r.extended_at IS NULL) OR (\(made(97, 88)) AND r.extended_at IS NOT NULL))
            """
        case .moreTime: "r.extended_at IS NOT NULL AND r.extended_at > \(ago) AND r.outcome IS NULL"
        }
    }

    private static let accessColumns: SQLStatement =
        "r.dossier_id, r.id, r.kind, r.made_by, r.made_at, r.ends_at, r.outcome, r.settled_at"

    private static func access(_ row: any SQLRow) throws -> NoticedAccess {
        guard let kind = AccessRequest.Kind(rawValue: Int(row.integer(2))) else {
            throw StorageError.damaged("request")
        }
        return NoticedAccess(
            dossier: try row.id(0), id: try row.id(1), madeBy: try row.id(3),
            times: AccessRequestTimes(
                kind: kind, madeAt: row.moment(4), endsAt: row.moment(5),
                outcome: row.optionalInteger(6).flatMap { AccessRequest.Outcome(rawValue: Int($0)) },
                settledAt: row.optionalMoment(7)))
    }

    private static func right(_ row: any SQLRow) throws -> NoticedRight {
        NoticedRight(
            dossier: try row.id(14), clock: DossierClock(zoneName: row.text(15)) ?? .amsterdam,
            request: try RightsRecords.row(row).request)
    }
}

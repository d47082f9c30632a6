import Dossier
import Storage

/// What somebody asks of the shared timeline. Filters narrow what the reach shows and never widen it.
package struct TimelineFilter: Sendable, Equatable {
    package var theme: Theme?
    package var form: ReportForm?
    package var voice: Voice?
    /// Inclusive.
    package var from: Moment?
    /// Exclusive.
    package var until: Moment?

    package init(
        theme: Theme? = nil, form: ReportForm? = nil, voice: Voice? = nil, from: Moment? = nil, until: Moment? = nil
    ) {
        self.theme = theme
        self.form = form
        self.voice = voice
        self.from = from
        self.until = until
    }

    package var isEmpty: Bool { self == TimelineFilter() }
}

/// Where a page of the timeline starts: after this report, older or newer. The place stands in the address.
package struct TimelinePlace: Sendable, Equatable {
    package let at: Moment
    package let id: EntryID
    package let goesBack: Bool

    package init(at: Moment, id: EntryID, goesBack: Bool) {
        self.at = at
        self.id = id
        self.goesBack = goesBack
    }

    /// `1763740000000-0190…`, with a `+` before it when the page goes to newer ones.
    package var text: String { "\(goesBack ? "" : "+")\(at.milliseconds)-\(id.text)" }

    package init?(_ text: some StringProtocol) {
        let goesBack = !text.hasPrefix("+")
        let rest = goesBack ? Substring(text) : Substring(text).dropFirst()
        let parts = rest.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let at = Int64(parts[0]), let id = EntryID(parts[1]) else { return nil }
        self.init(at: Moment(milliseconds: at), id: id, goesBack: goesBack)
    }
}

/// The SQL of the shared timeline.
package enum TimelineRecords {
    /// One page of reports, newest first, with one more row than asked when there is more beyond.
    package static func page(
        _ filter: TimelineFilter, from place: TimelinePlace?, size: Int, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        var conditions: [SQLStatement] = ["e.dossier_id = \(reach.dossier)"]
        if let theme = filter.theme { conditions.append("(e.themes & \(ThemeSet([theme]).rawValue)) <> 0") }
        if let form = filter.form { conditions.append("e.form = \(form.rawValue)") }
        if let voice = filter.voice { conditions.append("e.voice = \(voice.rawValue)") }
        if let from = filter.from { conditions.append("e.occurred_at >= \(from)") }
        if let until = filter.until { conditions.append("e.occurred_at < \(until)") }
        if let place {
            conditions.append(
                place.goesBack
                    ? "(e.occurred_at < \(place.at) OR (e.occurred_at = \(place.at) AND e.id < \(place.id)))"
                    : "(e.occurred_at > \(place.at) OR (e.occurred_at = \(place.at) AND e.id > \(place.id)))")
            // Both engines use the index for a range on its first column, not for the pair above.
            conditions.append(
                place.goesBack ? "e.occurred_at <= \(place.at)" : "e.occurred_at >= \(place.at)")
        }
        let goesBack = place?.goesBack ?? true
        let rows = try EntryRecords.list(
            .report, where: .joined(conditions, by: " AND "), placeholders: filter.isEmpty, newestFirst: goesBack,
            limit: size + 1, reach: reach, session)
        return rows
    }

    /// How many reports of others came in since a moment, up to 100: more is "meer dan 99".
    package static func unread(since moment: Moment, reach: Reach, _ session: any SQLSession) throws -> Int {
        try session.first(unread(since: moment, reach: reach)) ?? 0
    }

    /// The same, to go along with other reads.
    package static func unread(since moment: Moment, reach: Reach) -> SQLQuery<Int> {
        EntryRecords.countQuery(
            .report, where: "e.recorded_at > \(moment) AND e.author_id <> \(reach.actor)", atMost: 100, reach: reach)
    }

    /// The newest reports of others that came in since a moment.
    package static func unreadReports(
        since moment: Moment, limit: Int, reach: Reach, _ session: any SQLSession
    ) throws -> [EntryRow] {
        try EntryRecords.list(
            .report,
            where: "e.recorded_at > \(moment) AND e.author_id <> \(reach.actor) AND \(EntryRecords.counted)",
            limit: limit, reach: reach, session)
    }

    /// What came in last, for the overview: own private notes stand there only in the timeline.
    package static func newest(limit: Int, reach: Reach) -> SQLQuery<EntryRow> {
        EntryRecords.query(
            .report, where: "e.visibility <> \(Visibility.own.rawValue) AND \(EntryRecords.counted)", limit: limit,
            reach: reach)
    }

    /// What went well of late.
    package static func successes(since moment: Moment, limit: Int, reach: Reach) -> SQLQuery<EntryRow> {
        EntryRecords.query(
            .report,
            where:
                "e.form = \(ReportForm.success.rawValue) AND e.occurred_at > \(moment) AND \(EntryRecords.counted)",
            limit: limit, reach: reach)
    }

    /// Until when this account has read the timeline of this dossier.
    package static func readUntil(reach: Reach, _ session: any SQLSession) throws -> Moment? {
        try session.first(readUntil(reach: reach))
    }

    /// The same, to go along with other reads.
    package static func readUntil(reach: Reach) -> SQLQuery<Moment> {
        SQLQuery(
            """
            SELECT read_until FROM read_mark WHERE dossier_id = \(reach.dossier) AND account_id = \(reach.reader)
            """
        ) { $0.moment(0) }
    }

    package static func markRead(until moment: Moment, reach: Reach, _ session: any SQLSession) throws {
        try session.add(
            """
            INSERT INTO read_mark (dossier_id, account_id, read_until)
            VALUES (\(reach.dossier), \(reach.actor), \(moment))
            ON CONFLICT (dossier_id, account_id) DO UPDATE SET read_until = excluded.read_until
            WHERE read_mark.read_until < excluded.read_until
            """)
    }
}

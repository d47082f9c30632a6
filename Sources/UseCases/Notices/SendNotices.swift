import Dossier
import Mail
import Records
import Storage

/// Mail about what waits, what was answered and who looked. What is due is worked out from the rows when a turn comes; what
/// was told is written in the transaction that promises the mail, so any number of nodes tell each thing once.
extension Workplace {
    /// How much one turn takes along, so that no transaction is long.
    private static let most = 50
    private static let noticeLease = 30 * Moment.second

    /// Promises the mail that is due now.
    ///
    /// - Parameter write: the words, by the composition root.
    /// - Returns: how many mails were promised; 0 as long as another node does it.
    @discardableResult
    package func takeTurnAtNotices(_ write: @escaping NoticeWriter) async throws -> Int {
        guard canMail else { return 0 }
        let (now, node) = (now, node)
        return try await engine.write(.apart) { session in
            let moment = now()
            guard
                try LeaseRecords.take(
                    .sendNotices, for: node, at: moment, until: moment.moved(by: Self.noticeLease), session)
            else { return 0 }
            var promised = try self.tellOfLooks(at: moment, write, session)
            for event in RequestEvent.allCases {
                promised += try self.tellOfAccess(event, at: moment, write, session)
                promised += try self.tellOfRights(event, at: moment, write, session)
            }
            return promised
        }
    }

    /// The weekly message. Who may not read the log any more, or has no address, gets none, and is asked no more.
    private func tellOfLooks(at moment: Moment, _ write: NoticeWriter, _ session: any SQLSession) throws -> Int {
        var promised = 0
        let before = moment.moved(by: -Digest.every - Digest.settling)
        for row in try DigestRecords.due(before: before, limit: Self.most, session) {
            guard let until = Digest.turn(after: row.toldUntil, at: moment) else { continue }
            guard let reach = try reach(of: row.account, in: row.dossier, at: moment, session),
                reach.acts.contains(.readLog), try mailbox(of: row.account, session) != nil
            else {
                try DigestRecords.end(row, session)
                continue
            }
            try DigestRecords.tell(row, until: until, session)
            guard try LookRecords.areThere(from: row.toldUntil, until: until, reach: reach, session) else { continue }
            promised += try promise(.digest(row.dossier), to: row.account, at: moment, write, session)
        }
        return promised
    }

    private func tellOfAccess(
        _ event: RequestEvent, at moment: Moment, _ write: NoticeWriter, _ session: any SQLSession
    ) throws -> Int {
        var promised = 0
        for request in try NoticeRecords.access(event, at: moment, limit: Self.most, session)
        where request.times.isDue(event, at: moment) {
            guard try NoticeRecords.tell(event, of: request.id, in: request.dossier, at: moment, session) else {
                continue
            }
            let notice = Notice.access(event, request.id, request.dossier)
            for account in try readers(of: event, request, at: moment, session) {
                promised += try promise(notice, to: account, at: moment, write, session)
            }
        }
        return promised
    }

    private func tellOfRights(
        _ event: RequestEvent, at moment: Moment, _ write: NoticeWriter, _ session: any SQLSession
    ) throws -> Int {
        var promised = 0
        for found in try NoticeRecords.rights(event, at: moment, limit: Self.most, session)
        where found.request.isDue(event, at: moment, found.clock) {
            guard try NoticeRecords.tell(event, of: found.request.id, in: found.dossier, at: moment, session) else {
                continue
            }
            let notice = Notice.right(event, found.request.id, found.dossier)
            for account in try readers(of: event, found, at: moment, session) {
                promised += try promise(notice, to: account, at: moment, write, session)
            }
        }
        return promised
    }

    /// Puts a mail in the outbox; nothing for who has no address of their own.
    ///
    /// - Returns: 1, or 0 where there is nowhere to send it.
    func promise(
        _ notice: Notice, to account: AccountID, at moment: Moment, _ write: NoticeWriter, _ session: any SQLSession
    ) throws -> Int {
        guard let (address, language) = try mailbox(of: account, session), MailAddress(address) != nil else { return 0 }
        let letter = write(notice, language)
        var body = letter.body
        if case .digest = notice {
            body = body.replacing(
                NoticeLetter.checkpointPlace, with: try DigestRecords.checkpoint(session) ?? "")
        }
        try OutboxRecords.add(
            OutboxWords(to: address, subject: letter.subject, body: body, notice: notice.kept(for: account)),
            as: .letter, at: moment, until: moment.moved(by: Self.mailLifetime), with: keys.installation, session)
        return 1
    }

    /// Whether a mail that waited in the outbox may go: what it tells of may be over, and its reader without access.
    func isStillTold(_ kept: OutboxNotice, at moment: Moment) async throws -> Bool {
        guard let notice = Notice(kept), let account = AccountID(kept.account) else { return false }
        return try await engine.read { session in
            guard try self.mailbox(of: account, session) != nil else { return false }
            return try self.mayBeTold(notice, account, at: moment, session)
        }
    }
}

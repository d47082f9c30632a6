import Dossier
import Records

/// What a mail tells of. It says only that there is something to see, and for whom: never what, of whom or how much.
package enum Notice: Sendable, Hashable {
    /// Somebody looked this week.
    case digest(DossierID)
    case access(RequestEvent, GrantID, DossierID)
    case right(RequestEvent, RightsRequestID, DossierID)
    /// Permits are to be looked at again by who decides now (rule 28).
    case review(DossierID)

    package var dossier: DossierID {
        switch self {
        case .digest(let dossier), .access(_, _, let dossier), .right(_, _, let dossier), .review(let dossier): dossier
        }
    }
}

/// The words of such a mail, in the language of its reader.
package struct NoticeLetter: Sendable, Equatable {
    /// Where the signed checkpoint of the log comes in the body of the weekly message.
    package static let checkpointPlace = "{bewijs}"

    package let subject: String
    package let body: String

    package init(subject: String, body: String) {
        self.subject = subject
        self.body = body
    }
}

/// Writes a letter for a notice, in the language an account says.
package typealias NoticeWriter = @Sendable (_ notice: Notice, _ language: String?) -> NoticeLetter

extension Notice {
    private enum Matter: String {
        case digest
        case access
        case right
        case review
    }

    /// As it stands in the outbox.
    func kept(for account: AccountID) -> OutboxNotice {
        let (account, dossier) = (account.text, dossier.text)
        return switch self {
        case .digest: OutboxNotice(account: account, dossier: dossier, matter: Matter.digest.rawValue)
        case .review: OutboxNotice(account: account, dossier: dossier, matter: Matter.review.rawValue)
        case .access(let event, let request, _):
            OutboxNotice(
                account: account, dossier: dossier, matter: Matter.access.rawValue, request: request.text,
                event: event.rawValue)
        case .right(let event, let request, _):
            OutboxNotice(
                account: account, dossier: dossier, matter: Matter.right.rawValue, request: request.text,
                event: event.rawValue)
        }
    }

    /// Reads it back; nil for what this release does not know.
    init?(_ kept: OutboxNotice) {
        guard let dossier = DossierID(kept.dossier) else { return nil }
        let event = kept.event.flatMap(RequestEvent.init(rawValue:))
        switch Matter(rawValue: kept.matter) {
        case .digest: self = .digest(dossier)
        case .review: self = .review(dossier)
        case .access:
            guard let event, let request = kept.request.flatMap({ GrantID($0) }) else { return nil }
            self = .access(event, request, dossier)
        case .right:
            guard let event, let request = kept.request.flatMap({ RightsRequestID($0) }) else { return nil }
            self = .right(event, request, dossier)
        case nil: return nil
        }
    }
}

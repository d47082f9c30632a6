/// The words of one kind of entry: what is sealed. Structure (themes, dates, author, status) stands beside it in columns.
///
/// Bodies are `Codable` so that a dossier written today can be read by a later Klaver: fields are added as optionals and
/// never change their meaning.
package protocol EntryBody: Codable, Sendable, Equatable {
    static var kind: EntryKind { get }
    /// The name the entry has in dossier files, so that export after import gives the same file.
    var key: String? { get }
    /// Why and until when the entry is withheld from the person; nil unless its visibility is `withheld`.
    var withholding: Withholding? { get }
}

extension EntryBody {
    package var withholding: Withholding? { nil }
}

/// Rule 10: what the person is told of an entry that is withheld.
package struct Withholding: Codable, Sendable, Equatable {
    package let reason: WithholdReason
    package let reviewAt: Moment?
    /// The second professional who confirmed it.
    package let confirmedBy: AccountID?

    package init(reason: WithholdReason, reviewAt: Moment?, confirmedBy: AccountID?) {
        self.reason = reason
        self.reviewAt = reviewAt
        self.confirmedBy = confirmedBy
    }
}

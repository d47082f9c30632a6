import Dossier
import TestKit

/// Drafts: seen by their author only, outside the dossier (rule 11).
extension NaiveWorld {
    enum DraftKind { case plain, ownNote, forNamed, withheld }

    struct Draft {
        let id: EntryID
        let author: AccountID
        let kind: DraftKind
        let themes: [Theme]
        var mark: String
    }

    func drafts(of account: AccountID) -> Set<String> { Set(drafts.filter { $0.author == account }.map(\.mark)) }

    /// Whether somebody may come in here by more than emergency access, which leaves nothing behind (rule 21).
    func isIn(_ account: AccountID, _ now: Moment) -> Bool {
        var quiet = self
        quiet.emergencies = []
        return quiet.place(account, now) != .stranger
    }

    /// Whether somebody could still write anything here, and so go on with a draft.
    func mayWriteAnything(_ account: AccountID, _ now: Moment) -> Bool {
        place(account, now) != .stranger && Theme.allCases.contains { may(account, .add, .reports, $0, now) }
    }
}

import Dossier
import Records
import Storage

/// What somebody wrote and did not send, as far as rule 11 still gives it to them. The row of what is over stays where it is: a
/// privacy officer may hand it out when the account is closed, and access may be given again.
struct OwnDrafts: Sendable {
    private(set) var drafts: [Draft] = []
    private(set) var toCopy: [EntryID: Moment] = [:]
    /// How many are over since no longer than the page tells of it.
    private(set) var over = 0

    init(of actor: Actor, at moment: Moment, with seal: Seal, _ session: any SQLSession) throws {
        guard let account = actor.account else { return }
        var facts: [DossierID: DossierFacts?] = [:]
        for draft in try DraftRecords.all(of: account, with: seal, session) {
            if facts[draft.dossier] == nil {
                facts[draft.dossier] = .some(
                    try AccessRecords.facts(of: draft.dossier, installation: seal, session))
            }
            switch AccessRules.keeping(
                of: draft.savedAt, by: actor, in: facts[draft.dossier].flatMap { $0 }, at: moment)
            {
            case .open: drafts.append(draft)
            case .toCopy(let until):
                drafts.append(draft)
                toCopy[draft.id] = until
            case .over(let since):
                if moment < since.moved(by: DraftKeeping.told) { over += 1 }
            }
        }
    }
}

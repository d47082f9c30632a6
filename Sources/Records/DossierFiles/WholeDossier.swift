import Dossier
import Storage

/// Everything of one dossier as it stands: rows with their words sealed, and what was given to whom.
package struct WholeDossier: Sendable {
    package struct MandateRow: Sendable {
        package let person: EntryID
        package let mandate: Mandate
        package let note: String?
    }

    package struct JudgementRow: Sendable {
        package let person: EntryID
        package let judgement: AbilityJudgement
        package let note: String?
    }

    package let type: DossierType
    package let death: Death?
    package let jurisdiction: Jurisdiction
    package let zoneName: String
    package let openedAt: Moment
    package let cover: DossierCover
    package let linkedKeys: [String]
    package let owners: [(account: AccountID, person: EntryID)]
    package let mandates: [MandateRow]
    package let judgements: [JudgementRow]
    /// With the words of their purpose.
    package let grants: [Grant]
    /// In the order in which they came to be.
    package let entries: [EntryRow]
    package let earlier: [EntryID: [EntryRow]]
    package let named: [EntryID: Set<AccountID>]
}

extension WholeDossier {
    /// Of a copy (rule 4): not the whole, but the rows a reach showed, without what was given to whom.
    package init(
        facts: DossierFacts, zoneName: String, openedAt: Moment, cover: DossierCover,
        owners: [(account: AccountID, person: EntryID)], shown entries: [EntryRow], earlier: [EntryID: [EntryRow]]
    ) {
        self.init(
            type: facts.type, death: nil, jurisdiction: facts.jurisdiction, zoneName: zoneName, openedAt: openedAt,
            cover: cover,
            linkedKeys: [], owners: owners, mandates: [], judgements: [], grants: [], entries: entries,
            earlier: earlier, named: [:])
    }
}

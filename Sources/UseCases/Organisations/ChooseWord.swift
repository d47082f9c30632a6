import Dossier
import Records
import Storage

extension Workplace {
    /// Chooses what this organisation calls the people it works for; nil: what Klaver says.
    ///
    /// - Throws: `Refusal`.
    package func choose(word: PersonWord?, for organisation: OrganisationID, as caller: Caller) async throws {
        try await administering(organisation, as: caller) { administrator in
            let (administration, session) = (administrator.administration, administrator.session)
            let before = try PersonWordRecords.find(administration: administration, session)
            if before == word { return }
            try PersonWordRecords.set(word, administration: administration, session)
            try self.log(
                AdministrationChange(
                    .wordChosen, what: (word ?? .person).rawValue, before: (before ?? .person).rawValue),
                administrator)
        }
    }
}

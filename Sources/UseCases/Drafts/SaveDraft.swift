import Dossier
import Records
import Storage

extension Workplace {
    /// Keeps what somebody is typing, for them alone (access rule 11). It needs no reach: a draft lives outside the
    /// dossier, and must be kept also when access ended while they were typing (case g).
    ///
    /// - Returns: false when an entry of this id was posted already: a late draft of it is not kept.
    /// - Throws: `Refusal.signInNeeded`, `.invalid`.
    @discardableResult
    package func saveDraft(
        _ id: EntryID, for dossier: DossierID, words: DraftWords, as caller: Caller
    ) async throws -> Bool {
        if words.text.unicodeScalars.count > ReportBody.longestText {
            throw Refusal.invalid([FieldProblem("text", .tooLong(ReportBody.longestText))])
        }
        let seal = keys.installation
        return try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            guard try !DraftRecords.isPosted(id, in: dossier, by: visitor.account, session) else { return false }
            if words.text.isEmpty {
                try DraftRecords.delete(id, of: visitor.account, session)
            } else {
                try DraftRecords.save(
                    Draft(id: id, dossier: dossier, savedAt: caller.at, words: words), of: visitor.account, with: seal,
                    session)
            }
            return true
        }
    }

    /// Throws a draft away.
    package func deleteDraft(_ id: EntryID, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            try DraftRecords.delete(id, of: visitor.account, session)
        }
    }
}

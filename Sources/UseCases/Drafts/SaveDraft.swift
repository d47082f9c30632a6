import Dossier
import Records
import Storage

extension Workplace {
    /// Keeps what somebody is typing, for them alone (access rule 11). A draft lives outside the dossier, but who may no longer
    /// come in writes no further: what was kept before then can be copied out for a while (case g).
    ///
    /// - Returns: false when an entry of this id was posted already: a late draft of it is not kept.
    /// - Throws: `Refusal.signInNeeded`, `.invalid`; `.notFound` to who may not know of the dossier, or where there is none.
    @discardableResult
    package func saveDraft(
        _ id: EntryID, for dossier: DossierID, words: DraftWords, as caller: Caller
    ) async throws -> Bool {
        if words.text.unicodeScalars.count > ReportBody.longestText {
            throw Refusal.invalid([FieldProblem("text", .tooLong(ReportBody.longestText))])
        }
        let seal = keys.installation
        let (visitor, kept) = try await engine.write { session -> (Visitor, Bool?) in
            let visitor = try self.visitor(of: caller, session)
            guard try !DraftRecords.isPosted(id, in: dossier, by: visitor.account, session) else {
                return (visitor, false)
            }
            if words.text.isEmpty {
                try DraftRecords.delete(id, of: visitor.account, session)
                return (visitor, true)
            }
            let facts = try AccessRecords.facts(of: dossier, installation: seal, session)
            guard AccessRules.keeping(of: caller.at, by: visitor.actor, in: facts, at: caller.at) == .open else {
                return (visitor, nil)
            }
            try DraftRecords.save(
                Draft(id: id, dossier: dossier, savedAt: caller.at, words: words), of: visitor.account, with: seal,
                session)
            return (visitor, true)
        }
        guard let kept else {
            try await logStranger(at: dossier, visitor, caller, what: "draft")
            throw Refusal.notFound
        }
        return kept
    }

    /// Throws a draft away.
    package func deleteDraft(_ id: EntryID, as caller: Caller) async throws {
        try await engine.write { session in
            let visitor = try self.visitor(of: caller, session)
            try DraftRecords.delete(id, of: visitor.account, session)
        }
    }
}

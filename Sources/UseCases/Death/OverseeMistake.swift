import Dossier
import Records
import Storage

extension Workplace {
    /// A privacy officer puts right that somebody did not die. The only way left once the thirty days are over, when who
    /// coordinates looks no more and the representatives are strangers (access rule 26).
    ///
    /// - Throws: `Refusal`; `.notFound` as for any dossier that the officer does not meet; `.invalid` with the field `waarom`;
    ///   `.changedMeanwhile` when somebody put it right before.
    package func putDeathRight(
        _ id: DeathID, why typed: String, in dossier: DossierID, asOfficer caller: Caller
    ) async throws {
        let why = WrittenText.kept(typed)
        let found = try await overseenDeath(dossier, caller).row
        guard found.death.id == id else { throw Refusal.changedMeanwhile }
        if let problem = AskedDeath.problem(why, "waarom") { throw Refusal.invalid([problem]) }
        let seal = try await vault.seal(of: dossier)
        let installation = keys.installation
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            try visitor.demandFactor(at: caller.at)
            guard let row = try OversightDeaths.find(dossier, oversight: oversight, with: installation, session),
                row.death.id == id,
                try OversightDeaths.undo(row, why: why, oversight: oversight, with: seal, session)
            else { throw Refusal.changedMeanwhile }
            try LogRecords.append(
                self.oversightLine(
                    .change, DeathLog.object, EntryID(of: id), in: dossier, oversight, of: row.organisation, caller),
                session)
            try self.keepAlive(visitor, caller, session)
        }
    }
}

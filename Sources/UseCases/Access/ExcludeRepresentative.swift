import Dossier
import Records
import Storage

extension Workplace {
    /// Keeps a representative out of themes, or wholly (rule 18): from the next request on.
    ///
    /// - Throws: `Refusal`; `.denied` for one that a court appointed, and to anybody but the person.
    package func exclude(
        _ representative: AccountID, from themes: ThemeSet, wholly: Bool, in dossier: DossierID, as caller: Caller
    ) async throws {
        let isThere = try await writing(dossier, as: caller, about: .account) { session, entrance -> Bool in
            let own = entrance.facts.mandates.filter { $0.account == representative && !$0.isOver(at: caller.at) }
            // Of who acts on two grounds, the one that can be kept out.
            guard let mandate = own.first(where: { entrance.reach.mayExclude($0).allowed }) ?? own.first else {
                guard entrance.reach.acts.contains(.giveAccess) else { throw Refusal.denied(entrance.reach.refusal) }
                return false
            }
            let decision = entrance.reach.mayExclude(mandate)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            try MandateRecords.exclude(
                representative, from: wholly ? .all : mandate.excludedAreas.subtracting(mandate.isExcluded ? .all : []),
                themes: themes, reach: entrance.reach, session)
            try self.log(
                LogEvent(
                    action: .change, object: .account, ground: decision.ground,
                    detail: "\(representative.text) themes=\(themes.rawValue) wholly=\(wholly)"), entrance, session)
            return true
        }
        guard isThere else {
            let visitor = try await visitor(of: caller)
            try await logStranger(at: dossier, visitor, caller, what: "mandate \(representative.text)")
            throw Refusal.notFound
        }
    }
}

import Dossier
import Records
import Storage

/// How a withheld report stood for who decides about it: the form carries it, so that two who answer at the same time do not
/// decide about what they did not see.
package struct WithholdingStand: Sendable, Equatable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(_ row: EntryRow) {
        text = "\(row.status)-\(row.dueAt?.milliseconds ?? 0)-\(row.version)"
    }
}

extension Workplace {
    /// A second professional says that a report stays withheld, until the day it said or until a later one that they choose
    /// (rule 10). Without a second professional no date moves.
    ///
    /// - Parameters:
    ///   - months: until it is looked at again, from now; nil: the day it has.
    ///   - stand: how it stood on the page they answer from.
    /// - Throws: `Refusal`; `.changedMeanwhile` when it was decided otherwise, or written anew, since then.
    package func confirmWithholding(
        _ id: EntryID, months: Int?, stand: WithholdingStand, in dossier: DossierID, as caller: Caller
    ) async throws {
        let isThere = try await writing(dossier, as: caller, about: .report) { session, entrance -> Bool in
            guard let (row, facts) = try self.report(id, entrance, session) else { return false }
            guard row.visibility == .withheld else { throw Refusal.changedMeanwhile }
            let decision = entrance.reach.mayAnswerWithholding(of: facts)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            let body = try self.bodies.open([row], as: ReportBody.self, with: entrance.seal)[0].body
            let old = body.withholding
            let reviewAt = try self.reviewAt(months, old?.reviewAt, entrance)
            // The same yes sent twice is one.
            if old?.confirmedBy == entrance.reach.actor, old?.reviewAt == reviewAt { return true }
            guard stand == WithholdingStand(row) else { throw Refusal.changedMeanwhile }
            var words = body
            words.withholding = Withholding(
                reason: old?.reason ?? .another, reviewAt: reviewAt, confirmedBy: entrance.reach.actor)
            let next = try row.apart(
                .withheld, status: SecondLook.confirmed.rawValue, dueAt: reviewAt, recordedAt: row.recordedAt
            ).sealing(words, with: entrance.seal)
            guard try WithheldRecords.decide(row, next, reach: entrance.reach, session) else {
                throw Refusal.changedMeanwhile
            }
            try self.log(
                LogEvent(
                    action: .create, object: ApartLog.object, objectID: id, isWithheld: true, ground: decision.ground),
                entrance, session)
            return true
        }
        guard isThere else { try await reportNotFound(id, dossier, caller) }
    }

    /// Who wrote it, or a second professional, lets the person read a report from now on, with all that hangs on it (rule 10).
    /// It comes as something new to who may read it now.
    ///
    /// - Throws: `Refusal`.
    package func endWithholding(_ id: EntryID, in dossier: DossierID, as caller: Caller) async throws {
        let isThere = try await writing(dossier, as: caller, about: .report) { session, entrance -> Bool in
            guard let (row, facts) = try self.report(id, entrance, session) else { return false }
            // Somebody let the person read it a moment ago: it is as they want it.
            if row.visibility == .shared, entrance.reach.acts.contains(.withhold) || entrance.reach.seesWithheld {
                return true
            }
            let decision = entrance.reach.mayEndWithholding(of: facts)
            guard decision.allowed else { throw Refusal.denied(decision.ground) }
            var words = try self.bodies.open([row], as: ReportBody.self, with: entrance.seal)[0].body
            words.withholding = nil
            let next = try row.apart(.shared, status: 0, dueAt: nil, recordedAt: caller.at)
                .sealing(words, with: entrance.seal)
            guard try WithheldRecords.decide(row, next, reach: entrance.reach, session) else {
                throw Refusal.changedMeanwhile
            }
            try WithheldRecords.share(childrenOf: next, reach: entrance.reach, with: entrance.seal, session)
            try self.log(
                LogEvent(action: .change, object: ApartLog.object, objectID: id, ground: decision.ground), entrance,
                session)
            return true
        }
        guard isThere else { try await reportNotFound(id, dossier, caller) }
    }

    /// A report in full sight; nil for one that is not there.
    func report(
        _ id: EntryID, _ entrance: Entrance, _ session: any SQLSession
    ) throws -> (row: EntryRow, facts: EntryFacts)? {
        guard let found = try EntryRecords.find(id, reach: entrance.reach, session), found.row.kind == .report,
            entrance.reach.sight(of: found.facts) == .full
        else { return nil }
        return found
    }

    /// The day it has, while that is to come; else one that was chosen.
    private func reviewAt(_ months: Int?, _ known: Moment?, _ entrance: Entrance) throws -> Moment {
        guard let months else {
            guard let known, known > entrance.caller.at else {
                throw Refusal.invalid([FieldProblem(ApartField.months, .missing)])
            }
            return known
        }
        guard let moment = WithholdingTerm.reviewAt(months: months, from: entrance.caller.at, entrance.clock) else {
            throw Refusal.invalid([FieldProblem(ApartField.months, .tooLate)])
        }
        return moment
    }
}

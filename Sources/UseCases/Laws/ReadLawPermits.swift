import Dossier
import Records
import Storage

/// A permit on a law as the workers of the organisation meet it: what was typed to find the dossier, and nothing else of it.
package struct LawPermitLine: Sendable {
    package let registration: LawRegistration
    package let clock: DossierClock
    package let identifier: String
    package let reason: String
    package let madeBy: String
    package let confirmedBy: String?
    /// To whom: the organisation or a department, as people know it.
    package let toName: String
    package let mayAnswer: Bool
    package let mayTakeBack: Bool
    /// The dossier, for whom the permit lets in.
    package let opens: DossierID?
}

/// "Toegang volgens de wet": what waits, what counts, and the form.
package struct LawPermitsReading: Sendable {
    package let visitor: Visitor
    package let options: LawOptions
    package let waiting: [LawPermitLine]
    package let running: [LawPermitLine]
}

extension Workplace {
    private static let mostLawPermits = 100

    /// Reads what waits for a second worker, what this worker may end, and what the form lets choose from. After a fresh second
    /// factor; one line in the installation's log.
    ///
    /// - Throws: `Refusal`; `.notFound` to who works nowhere with a law.
    package func readLawPermits(as caller: Caller) async throws -> LawPermitsReading {
        let (visitor, work) = try await lawWorker(caller)
        try visitor.demandFactor(at: caller.at)
        let installation = keys.installation
        let (options, waiting, running) = try await engine.read { session in
            (
                try LawOptions(work, installation, session),
                try LawRegistrationRecords.waiting(limit: Self.mostLawPermits, work: work, session),
                try LawRegistrationRecords.running(limit: Self.mostLawPermits, work: work, session)
                    .filter { LawRules.mayEnd($0.registration, as: work, visitor.actor) }
            )
        }
        let accounts = (waiting + running).flatMap { [$0.registration.madeBy, $0.registration.settledBy] }
        let names = try await names(of: Set(accounts.compactMap { $0 }))
        let lines = (
            waiting: try await lawLines(waiting, names, work, visitor),
            running: try await lawLines(running, names, work, visitor)
        )
        let line = try installationLine(
            .view, actor: visitor.account, object: .permissions, purpose: .support, detail: "law", caller: caller)
        try await logInstallation(line, of: visitor, caller)
        return LawPermitsReading(
            visitor: visitor, options: options, waiting: lines.waiting, running: lines.running)
    }

    private func lawLines(
        _ rows: [LawRegistrationRecords.Row], _ names: [AccountID: String], _ work: LawWork, _ visitor: Visitor
    ) async throws -> [LawPermitLine] {
        var lines: [LawPermitLine] = []
        for row in rows {
            let registration = row.registration
            let words = try LawRegistrationRecords.open(row, with: try await vault.seal(of: row.dossier))
            let toName = try await engine.read { try self.name(of: registration.principal, $0) }
            let lets = visitor.actor.membershipsThatCount(at: work.moment)
                .contains { $0.matches(registration.principal) }
            lines.append(
                LawPermitLine(
                    registration: registration, clock: row.clock, identifier: words.identifier,
                    reason: words.reason, madeBy: names[registration.madeBy] ?? "",
                    confirmedBy: registration.settledBy.flatMap { names[$0] }, toName: toName ?? "",
                    mayAnswer: LawRules.mayAnswer(registration, as: work),
                    mayTakeBack: LawRules.mayTakeBack(registration, as: work),
                    opens: lets && registration.outcome == .yes ? registration.dossier : nil))
        }
        return lines
    }
}

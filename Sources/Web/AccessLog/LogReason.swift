import Dossier
import UseCases

/// Why somebody could, or could not, in one plain sentence: the ground a line of the access log names (rule 24).
struct LogReason {
    private let page: DossierPage
    private let reading: AccessLogReading
    private let entry: LogEntry

    init(_ page: DossierPage, _ reading: AccessLogReading, _ entry: LogEntry) {
        self.page = page
        self.reading = reading
        self.entry = entry
    }

    private var words: Words { page.words }
    private var reasons: Words.Reasons { words.reasons }

    /// Nothing of what the reader did, or of what was done on the shell.
    var text: String {
        guard let actor = entry.actor, actor != page.entrance.reach.actor else { return "" }
        return entry.outcome == .done ? why(actor) : whyNot(actor)
    }

    private func why(_ actor: AccountID) -> String {
        switch entry.ground {
        case 1: reasons.person
        case 2: reasons.coOwner
        case 3: representative(actor)
        case 4:
            page.isPerson
                ? reasons.consentOwn(["purpose": purpose])
                : reasons.consent(["name": page.personName, "purpose": purpose])
        case 5: reasons.contract(["purpose": purpose])
        case 6: onLaw(reasons.law, named: reasons.lawNamed)
        case 7: onLaw(reasons.vital, named: reasons.vitalNamed)
        case 27: words.lawPermits.log.waits
        case 8: reasons.own
        case LogEntry.emergencyGround: words.emergency.log.why(["reason": purpose])
        case LogEntry.officerGround: words.oversight.log.why
        default: reasons.other
        }
    }

    /// In the words of who gave it.
    private var purpose: String {
        let said = entry.groundID.flatMap { reading.purposes[$0] } ?? ""
        return said.isEmpty ? "" : "“\(said.closed)”"
    }

    /// A permit on a law says which (rule 6). A line about a withheld report names no permit, and so no law (rule 10).
    private func onLaw(_ phrase: Phrase, named: Phrase) -> String {
        guard let law = entry.groundID.flatMap({ reading.laws[$0] }), !law.isEmpty else {
            return phrase(["purpose": purpose])
        }
        return named(["law": law, "purpose": purpose])
    }

    /// What kind of representative they were then (rule 18). Of two kinds at once the line does not say which.
    private func representative(_ actor: AccountID) -> String {
        let held = page.entrance.facts.mandates.filter { $0.account == actor && $0.period.contains(entry.lastAt) }
        let name: KeyValuePairs = ["name": page.personName]
        guard mayReadMandates, let mandate = held.first,
            held.allSatisfy({ $0.basis == mandate.basis && $0.kind == mandate.kind })
        else { return reasons.representative(name) }
        return reasons.representatives.phrase(mandate, in: page.entrance.facts.jurisdiction)(name)
    }

    /// As on "Wie mag wat": the person and who gives access read by which rule others act, and nobody else does.
    private var mayReadMandates: Bool {
        let reach = page.entrance.reach
        return reach.standing == .person || reach.acts.contains(.giveAccess)
    }

    private func whyNot(_ actor: AccountID) -> String {
        let refusals = words.looks.refusals
        return switch entry.ground {
        case 21, 25: refusals.denied
        case 22: age(actor)
        case 23: refusals.needsBoth(["name": page.personName])
        case 24, 26, 28: refusals.over
        case 27, 29: refusals.waits
        case 30: refusals.administrator
        case 32: refusals.author
        default: refusals.other
        }
    }

    /// The young person was not old enough yet; anybody else came after the person began to decide alone (rule 19).
    private func age(_ actor: AccountID) -> String {
        let refusals = words.looks.refusals
        let isPerson = page.entrance.facts.owners.contains { $0.account == actor }
        return isPerson ? refusals.ageParents : refusals.age(["name": page.personName])
    }
}

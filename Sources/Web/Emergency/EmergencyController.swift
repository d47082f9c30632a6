import Dossier
import Records
import UseCases

/// Emergency access: who opens it, and the person who reads that it was opened (access rule 21).
enum EmergencyController {
    static let routes: [Route] = [
        .get("/noodtoegang") { site, visit in
            let typed = TypedEmergency(visit.query, fresh: NewIdentifier.make(at: visit.caller.at))
            return try await form(site, visit, typed)
        },
        .post("/noodtoegang", open),
        .post("/noodtoegang/einde") { site, visit in
            // Also where it ended by itself a moment ago: then nothing is left to end, and nothing is told of the dossier.
            guard let dossier = visit.form["dossier"].flatMap({ DossierID($0) }) else { return .redirect(.home) }
            do { try await site.workplace.endEmergency(in: dossier, as: visit.caller) } catch Refusal.notFound {}
            return .redirect(.home)
        },
        .get("/dossiers/:dossier/noodtoegang") { site, visit in
            let reading = try await site.workplace.readEmergencies(of: try visit.id("dossier"), as: visit.caller)
            return .page(
                EmergenciesPage(
                    site.setting(reading.entrance, reading.cover, visit), reading, isSeen: visit.query.has("gezien")
                ).html)
        },
        .post("/dossiers/:dossier/noodtoegang/gezien") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            try await site.workplace.markEmergenciesSeen(until: visit.pageMadeAt, in: dossier, as: visit.caller)
            return .redirect(.emergencies(dossier), query: "?gezien=1")
        },
    ]

    private static func open(_ site: Site, _ visit: Visit) async throws -> Answer {
        let typed = TypedEmergency(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        do {
            let letters = site.unaskedAccessLetters(\.emergency.mail)
            switch try await site.workplace.openEmergency(typed.asked, letters, as: visit.caller) {
            case .into(let dossier): return .redirect(.overview(dossier))
            case .none: return try await form(site, visit, typed, outcome: EmergencyOutcome.none)
            case .wait(let until): return try await form(site, visit, typed, outcome: .wait(until: until))
            }
        } catch Refusal.invalid(let problems) {
            return try await form(site, visit, typed, problems)
        }
    }

    private static func form(
        _ site: Site, _ visit: Visit, _ typed: TypedEmergency, _ problems: [FieldProblem] = [],
        outcome: EmergencyOutcome? = nil
    ) async throws -> Answer {
        let form = try await site.workplace.prepareEmergency(as: visit.caller)
        let setting = site.setting(form.visitor, visit)
        let words = setting.words.emergency
        var messages = problems.map { FieldMessage($0.field, words.message(for: $0)) }
        switch outcome {
        case EmergencyOutcome.none?: messages.append(FieldMessage("nummer", words.none))
        case .wait(let until):
            messages.append(FieldMessage("nummer", words.wait(["time": setting.dates().time(until)])))
        case .into, nil: break
        }
        let isWaiting = if case .wait = outcome { true } else { false }
        return .page(
            EmergencyPage(setting, form, typed, problems: messages).html,
            messages.isEmpty ? .ok : isWaiting ? .tooManyRequests : .unprocessableContent)
    }
}

/// What somebody filled in, kept so that a wrong field loses nothing.
package struct TypedEmergency: Sendable {
    let id: EmergencyID
    let finding: TypedFinding
    let reason: String
    let minutes: String
    let organisation: String

    /// - Parameter fresh: the id of what is opened, where the form carries none.
    package init(_ form: FormFields, fresh: EmergencyID) {
        id = form["id"].flatMap { EmergencyID($0) } ?? fresh
        finding = TypedFinding(form)
        reason = form["reden"] ?? ""
        minutes = form["duur"] ?? ""
        organisation = form["organisatie"] ?? ""
    }

    var asked: AskedEmergency {
        AskedEmergency(
            id: id, identifier: finding.number, birthDate: CivilDate(finding.birth), reason: reason,
            minutes: Int(minutes), organisation: OrganisationID(organisation))
    }
}

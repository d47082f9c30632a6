import Dossier
import Records
import UseCases

enum NextOfKinController {
    static let routes: [Route] = [
        .get("/functionaris/overleden") { site, visit in
            try await page(site, visit, typed(FormFields(), nil, visit))
        },
        .post("/functionaris/:dossier/nabestaande") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let typed = typed(visit.form, dossier, visit)
            do {
                // What stands on record is said in the language of the installation's country.
                let words = site.catalogue[.dutch].nextOfKin
                try await site.workplace.letKinLook(typed.asked(words), in: dossier, as: visit.caller)
                return .redirect(.oversightDeaths, query: "?gegeven=1")
            } catch Refusal.invalid(let problems) {
                return try await page(site, visit, typed, problems)
            } catch Refusal.changedMeanwhile {
                return .redirect(.oversightDeaths, query: "?intussen=1")
            }
        },
        .post("/functionaris/:dossier/nabestaande/:grant/stoppen") { site, visit in
            do {
                try await site.workplace.stopKinLook(
                    try visit.id("grant"), in: try visit.id("dossier"), as: visit.caller)
                return .redirect(.oversightDeaths, query: "?gestopt=1")
            } catch Refusal.changedMeanwhile {
                return .redirect(.oversightDeaths, query: "?intussen=1")
            }
        },
        .post("/functionaris/:dossier/overleden/:death/terug") { site, visit in
            let why = visit.form["waarom"] ?? ""
            let death: DeathID = try visit.id("death")
            do {
                try await site.workplace.putDeathRight(
                    death, why: why, in: try visit.id("dossier"), asOfficer: visit.caller)
                return .redirect(.oversightDeaths, query: "?teruggezet=1")
            } catch Refusal.invalid(let problems) {
                let mistake = problems.first.map { TypedMistake(death: death, why: why, problem: $0) }
                return try await page(site, visit, typed(FormFields(), nil, visit), mistake: mistake)
            } catch Refusal.changedMeanwhile {
                return .redirect(.oversightDeaths, query: "?intussen=1")
            }
        },
    ]

    private static func typed(_ fields: FormFields, _ dossier: DossierID?, _ visit: Visit) -> TypedKinLook {
        TypedKinLook(fields, dossier: dossier, fresh: NewIdentifier.make(at: visit.caller.at))
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedKinLook, _ problems: [FieldProblem] = [],
        mistake: TypedMistake? = nil
    ) async throws -> Answer {
        let reading = try await site.workplace.readOversightDeaths(as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.nextOfKin
        return .page(
            NextOfKinPage(
                setting, reading, typed, problems: problems.map { words.message(for: $0) },
                mistake: mistake, notice: notice(visit, setting.words)
            ).html, problems.isEmpty && mistake == nil ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ words: Words) -> String? {
        if visit.query.has("gegeven") { return words.nextOfKin.given }
        if visit.query.has("gestopt") { return words.nextOfKin.stopped }
        if visit.query.has("teruggezet") { return words.death.undone }
        return visit.query.has("intussen") ? words.nextOfKin.meanwhile : nil
    }
}

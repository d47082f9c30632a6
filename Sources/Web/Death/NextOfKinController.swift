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
    ]

    private static func typed(_ fields: FormFields, _ dossier: DossierID?, _ visit: Visit) -> TypedKinLook {
        TypedKinLook(fields, dossier: dossier, fresh: NewIdentifier.make(at: visit.caller.at))
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedKinLook, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readOversightDeaths(as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.nextOfKin
        return .page(
            NextOfKinPage(
                setting, reading, typed, problems: problems.map { words.message(for: $0) },
                notice: notice(visit, words)
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ words: Words.NextOfKin) -> String? {
        if visit.query.has("gegeven") { return words.given }
        if visit.query.has("gestopt") { return words.stopped }
        return visit.query.has("intussen") ? words.meanwhile : nil
    }
}

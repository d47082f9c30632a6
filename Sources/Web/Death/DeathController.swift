import Dossier
import Records
import UseCases

enum DeathController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/overlijden") { site, visit in
            try await page(site, visit, TypedDeath(FormFields(), fresh: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/dossiers/:dossier/overlijden") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let typed = TypedDeath(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
            if visit.form.has("stap") { return try await page(site, visit, typed) }
            guard visit.form.has("zeker") else { return try await check(site, visit, typed) }
            do {
                try await site.workplace.registerDeath(typed.asked, in: dossier, as: visit.caller)
                return .redirect(.overview(dossier), query: "?overleden=1")
            } catch Refusal.invalid(let problems) {
                return try await page(site, visit, typed, problems)
            } catch Refusal.changedMeanwhile {
                return .redirect(.death(dossier), query: "?intussen=1")
            }
        },
        .post("/dossiers/:dossier/overlijden/:death/terug") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let typed = TypedDeath(visit.form, fresh: .zero)
            do {
                try await site.workplace.putDeathRight(
                    try visit.id("death"), why: typed.why, in: dossier, as: visit.caller)
                return .redirect(.overview(dossier), query: "?teruggezet=1")
            } catch Refusal.invalid(let problems) {
                return try await page(site, visit, typed, problems)
            } catch Refusal.changedMeanwhile {
                return .redirect(.overview(dossier))
            }
        },
    ]

    /// What was just done, on the overview that follows.
    static func notice(_ visit: Visit, _ words: Words.Death) -> String? {
        if visit.query.has("overleden") { return words.done }
        return visit.query.has("teruggezet") ? words.undone : nil
    }

    /// The page that asks once more; the form again where something is wrong.
    private static func check(_ site: Site, _ visit: Visit, _ typed: TypedDeath) async throws -> Answer {
        let forms = try await site.workplace.prepareDeath(of: try visit.id("dossier"), as: visit.caller)
        do {
            try site.workplace.weighDeath(typed.asked, forms)
        } catch Refusal.invalid(let problems) {
            return answer(site, visit, forms, typed, problems)
        } catch Refusal.changedMeanwhile {
            return .redirect(.death(forms.entrance.dossier), query: "?intussen=1")
        }
        return .page(DeathCheckPage(site.setting(forms.entrance, forms.cover, visit), forms, typed).html)
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedDeath, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let forms = try await site.workplace.prepareDeath(of: try visit.id("dossier"), as: visit.caller)
        return answer(site, visit, forms, typed, problems)
    }

    private static func answer(
        _ site: Site, _ visit: Visit, _ forms: DeathForms, _ typed: TypedDeath, _ problems: [FieldProblem]
    ) -> Answer {
        let setting = site.setting(forms.entrance, forms.cover, visit)
        let messages = problems.map { setting.words.death.message(for: $0) }
        guard let registered = forms.registered else {
            return .page(
                DeathPage(setting, forms, typed, problems: messages).html,
                problems.isEmpty ? .ok : .unprocessableContent)
        }
        return .page(
            DeathKnownPage(
                setting, forms, registered, typed, problems: messages,
                notice: visit.query.has("intussen") ? setting.words.death.meanwhile : nil
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }
}

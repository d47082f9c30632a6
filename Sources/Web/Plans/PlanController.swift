import Dossier
import UseCases

enum PlanController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/plan") { site, visit in
            let plan = try await site.workplace.readPlan(of: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(plan.entrance, plan.cover, visit)
            let notice = visit.query.has("getekend") ? setting.words.signing.done : nil
            return .page(PlanPage(setting, plan, notice: notice).html)
        },
        .get("/dossiers/:dossier/plan/:plan/onderteken") { site, visit in
            let reading = try await site.workplace.prepareSigning(
                try visit.id("plan"), in: try visit.id("dossier"), as: visit.caller)
            return .page(SignPlanPage(site.setting(reading.entrance, reading.cover, visit), reading).html)
        },
        .post("/dossiers/:dossier/plan/:plan/onderteken", sign),
    ]

    private static func sign(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let plan: EntryID = try visit.id("plan")
        let shown = visit.form[SignPlanPage.shown] ?? ""
        do {
            try await site.workplace.signPlan(plan, covering: shown, in: dossier, as: visit.caller)
            return .redirect(.plan(dossier), query: "?getekend=1")
        } catch Refusal.changedMeanwhile {
            let reading = try await site.workplace.prepareSigning(plan, in: dossier, as: visit.caller)
            let setting = site.setting(reading.entrance, reading.cover, visit)
            return .page(SignPlanPage(setting, reading, isChanged: reading.state == .ready).html, .conflict)
        }
    }
}

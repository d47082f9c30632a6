import UseCases

enum PlanController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/plan") { site, visit in
            let plan = try await site.workplace.readPlan(of: try visit.id("dossier"), as: visit.caller)
            return .page(PlanPage(site.setting(plan.entrance, plan.cover, visit), plan).html)
        }
    ]
}

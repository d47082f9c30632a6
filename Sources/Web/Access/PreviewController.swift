import Dossier
import Records
import UseCases

/// "Kijk mee als": the pages of a dossier as somebody else would see them, by the very routes that show them to that person
/// (access rule 20). The seat in the address says as whom; the use cases do the rest.
enum PreviewController {
    /// The pages somebody can look along on: everything that is read in a dossier, and nothing that is filled in.
    private static let pages: Set<String> = [
        "/dossiers/:dossier", "/dossiers/:dossier/rapportages", "/dossiers/:dossier/rapportages/:entry",
        "/dossiers/:dossier/verhaal", "/dossiers/:dossier/plan", "/dossiers/:dossier/samen",
        "/dossiers/:dossier/wie-mag-wat",
    ]

    static let routes: [Route] = [
        OverviewController.routes, TimelineController.routes, ReportController.routes, StoryController.routes,
        PlanController.routes, TogetherController.routes, PermissionsController.routes,
    ].joined().filter { $0.method == .get && pages.contains($0.path) }.map(alongside)

    private static func alongside(_ route: Route) -> Route {
        let dossier = "/dossiers/:dossier"
        let path = dossier + "/kijk-mee/:seat" + route.path.dropFirst(dossier.count)
        return .get(path) { site, visit in
            guard let seat = visit.parameters["seat"].flatMap({ PreviewSeat($0) }) else { throw Refusal.notFound }
            var visit = visit
            visit.caller.seat = seat
            return try await route.act(site, visit)
        }
    }
}

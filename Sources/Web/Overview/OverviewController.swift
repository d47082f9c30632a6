import Dossier
import UseCases

enum OverviewController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier") { site, visit in
            let overview = try await site.workplace.readOverview(of: try visit.id("dossier"), as: visit.caller)
            return .page(OverviewPage(site.setting(overview.entrance, overview.cover, visit), overview).html)
        },
        .post("/dossiers/:dossier/gelezen") { site, visit in
            try await site.workplace.markRead(try visit.id("dossier"), as: visit.caller)
            return .redirect(.home)
        },
    ]
}

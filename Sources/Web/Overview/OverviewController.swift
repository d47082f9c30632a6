import Dossier
import UseCases

enum OverviewController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier") { site, visit in
            let overview = try await site.workplace.readOverview(of: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(overview.entrance, overview.cover, visit)
            let notice = DeathController.notice(visit, setting.words.death)
            return .page(OverviewPage(setting, overview, notice: notice).html)
        },
        .post("/dossiers/:dossier/gelezen") { site, visit in
            try await site.workplace.markRead(try visit.id("dossier"), as: visit.caller)
            return .redirect(.home)
        },
    ]
}

import Dossier
import Records
import UseCases

enum HomeController {
    static let routes: [Route] = [
        .get("/") { site, visit in
            let home = try await site.workplace.readHome(as: visit.caller)
            // Somebody with an own dossier comes home in it; the household first, since that is where family life is.
            let own = home.dossiers.filter(\.isOwn)
            if let first = own.first(where: { $0.facts.type == .household }) ?? own.first,
                home.dossiers.allSatisfy(\.isOwn) || first.reach.standing == .person
            {
                let overview = try await site.workplace.readOverview(of: first.id, as: visit.caller, object: .home)
                return .page(
                    PersonHomePage(site.setting(overview.entrance, overview.cover, visit), overview, home).html)
            }
            let language = home.dossiers.first?.cover.language
            return .page(
                WorkerHomePage(site.setting(home.visitor, dossierLanguage: language, visit), home).html)
        }
    ]
}

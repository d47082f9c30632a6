import UseCases

enum TogetherController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/samen") { site, visit in
            let reading = try await site.workplace.readCooperation(of: try visit.id("dossier"), as: visit.caller)
            return .page(TogetherPage(site.setting(reading.entrance, reading.cover, visit), reading).html)
        }
    ]
}

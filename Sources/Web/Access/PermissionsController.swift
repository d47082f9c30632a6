import UseCases

enum PermissionsController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat") { site, visit in
            let permissions = try await site.workplace.readPermissions(of: try visit.id("dossier"), as: visit.caller)
            return .page(
                PermissionsPage(site.setting(permissions.entrance, permissions.cover, visit), permissions).html)
        }
    ]
}

import UseCases

enum AssetController {
    static let routes: [Route] = [
        .get("/assets/:name") { site, visit in
            guard let asset = visit.parameters["name"].flatMap({ site.assets[$0] }) else { throw Refusal.notFound }
            return Answer(status: .ok, content: .file(bytes: asset.bytes, type: asset.type))
        }
    ]
}

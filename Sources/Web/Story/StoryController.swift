import UseCases

enum StoryController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/verhaal") { site, visit in
            let story = try await site.workplace.readStory(of: try visit.id("dossier"), as: visit.caller)
            return .page(StoryPage(site.setting(story.entrance, story.cover, visit), story).html)
        }
    ]
}

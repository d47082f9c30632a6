import Dossier
import Records
import UseCases

enum DraftController {
    static let routes: [Route] = [
        .get("/concepten") { site, visit in
            let home = try await site.workplace.readHome(as: visit.caller)
            let setting = site.setting(home.visitor, dossierLanguage: home.dossiers.first?.cover.language, visit)
            return .page(DraftsPage(setting, home, saved: visit.query.has("bewaard")).html)
        },
        .post("/concept") { site, visit in
            guard let dossier = visit.form["dossier"].flatMap({ DossierID($0) }), let id = visit.form["id"].flatMap({ EntryID($0) })
            else { throw UnreadableRequest.badEncoding }
            let words = DraftWords(
                text: visit.form["text"] ?? "", form: visit.form["form"], themes: visit.form.all("theme"),
                parent: visit.form["parent"].flatMap { EntryID($0) })
            let isKept = try await site.workplace.saveDraft(id, for: dossier, words: words, as: visit.caller)
            if visit.isDraftRequest { return .empty(isKept ? .noContent : .conflict) }
            return .redirect(.drafts, query: "?bewaard=1")
        },
        .post("/concept/weg") { site, visit in
            if let id = visit.form["id"].flatMap({ EntryID($0) }) {
                try await site.workplace.deleteDraft(id, as: visit.caller)
            }
            return .redirect(.drafts)
        },
    ]
}

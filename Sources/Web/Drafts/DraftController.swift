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
            guard let dossier = visit.form["dossier"].flatMap({ DossierID($0) }),
                let id = visit.form["id"].flatMap({ EntryID($0) })
            else { throw UnreadableRequest.badEncoding }
            let words = DraftWords(
                text: visit.form["text"] ?? "", form: visit.form["form"], themes: visit.form.all("theme"),
                parent: visit.form["parent"].flatMap { EntryID($0) }, apart: TypedApart(visit.form).draft,
                isPrivate: visit.form.has("private") ? true : nil)
            if visit.isDraftRequest {
                let isKept = try await site.workplace.saveDraft(id, for: dossier, words: words, as: visit.caller)
                return .empty(isKept ? .noContent : .conflict)
            }
            return try await keep(id, dossier, words, site, visit) { .redirect(.drafts, query: "?bewaard=1") }
        },
        .post("/concept/weg") { site, visit in
            if let id = visit.form["id"].flatMap({ EntryID($0) }) {
                try await site.workplace.deleteDraft(id, as: visit.caller)
            }
            return .redirect(.drafts)
        },
    ]

    /// Keeps a draft and goes on; words that are too many come back in the form, with what is wrong with them.
    static func keep(
        _ id: EntryID, _ dossier: DossierID, _ words: DraftWords, _ site: Site, _ visit: Visit,
        then next: () -> Answer
    ) async throws -> Answer {
        do {
            try await site.workplace.saveDraft(id, for: dossier, words: words, as: visit.caller)
            return next()
        } catch Refusal.invalid(let problems) {
            let typed = TypedReport(
                id: id, text: words.text, form: words.form.flatMap { ReportForm(fileName: $0) },
                themes: words.themes.compactMap { Theme(fileName: $0) }, isPrivate: words.isPrivate ?? false,
                apart: TypedApart(words.apart))
            return try await WriteController.again(site, visit, dossier, typed, problems)
        } catch Refusal.notFound {
            // They may not come in (any more). What they typed is theirs, and they copy it from this page (rule 11).
            let home = try await site.workplace.readHome(as: visit.caller)
            let setting = site.setting(home.visitor, dossierLanguage: home.dossiers.first?.cover.language, visit)
            return .page(DraftsPage(setting, home, saved: false, typed: words.text).html, .notFound)
        }
    }
}

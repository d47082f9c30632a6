import Dossier
import Records
import UseCases

enum WriteController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/schrijven") { site, visit in
            let draft = visit.query["concept"].flatMap { EntryID($0) }
            let forms = try await site.workplace.prepareReport(
                in: try visit.id("dossier"), draft: draft, as: visit.caller)
            return page(site, visit, forms, typed(from: forms, visit))
        },
        .post("/dossiers/:dossier/rapportages", write),
    ]

    private static func page(
        _ site: Site, _ visit: Visit, _ forms: ReportForms, _ typed: TypedReport, problems: [FieldMessage] = []
    ) -> Answer {
        .page(
            WritePage(site.setting(forms.entrance, forms.cover, visit), forms, typed, problems: problems).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func typed(from forms: ReportForms, _ visit: Visit) -> TypedReport {
        guard let draft = forms.draft else {
            return TypedReport(
                id: NewIdentifier.make(at: visit.caller.at), themes: [forms.usualTheme].compactMap { $0 })
        }
        return TypedReport(
            id: draft.id, text: draft.words.text, form: draft.words.form.flatMap { ReportForm(fileName: $0) },
            themes: draft.words.themes.compactMap { Theme(fileName: $0) }, isPrivate: draft.words.isPrivate ?? false,
            apart: TypedApart(draft.words.apart))
    }

    private static func write(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let form = visit.form["form"].map { ReportForm(fileName: $0) }
        let themes = visit.form.all("theme").map { Theme(fileName: $0) }
        let typed = TypedReport(
            id: visit.newEntry, text: visit.form["text"] ?? "", form: form ?? nil, themes: themes.compactMap { $0 },
            about: visit.form.all("about").compactMap { EntryID($0) }, isPrivate: visit.form.has("private"),
            together: visit.form.has("together"), apart: TypedApart(visit.form))
        do {
            var problems: [FieldProblem] = []
            if let form, form == nil { problems.append(FieldProblem("form", .unknownChoice)) }
            if themes.contains(nil) { problems.append(FieldProblem("themas", .unknownChoice)) }
            guard problems.isEmpty else { throw Refusal.invalid(problems) }
            let audience = try typed.apart.audience()
            let id = try await site.workplace.writeReport(
                NewReport(
                    id: typed.id, text: typed.text, form: typed.form ?? .moment, themes: ThemeSet(typed.themes),
                    about: typed.about, isPrivate: typed.isPrivate, together: typed.together, audience: audience),
                in: dossier, as: visit.caller)
            return .redirect(.timeline(dossier), query: "?bewaard=\(id.text)")
        } catch Refusal.invalid(let problems) {
            return try await again(site, visit, dossier, typed, problems)
        } catch Refusal.denied {
            // They may be here; what they may not is this theme. What was typed stays.
            return try await again(site, visit, dossier, typed, [FieldProblem("themas", .unknownChoice)], denied: true)
        }
    }

    /// The form once more, with what was typed and what is wrong with it.
    static func again(
        _ site: Site, _ visit: Visit, _ dossier: DossierID, _ typed: TypedReport, _ problems: [FieldProblem],
        denied: Bool = false
    ) async throws -> Answer {
        let forms = try await site.workplace.prepareReport(in: dossier, as: visit.caller)
        let all = site.setting(forms.entrance, forms.cover, visit).words
        let messages = problems.map { problem in
            let apart = all.apart.write.message(for: problem)
            return FieldMessage(
                problem.field, denied ? all.write.notThisTheme : apart ?? all.write.message(for: problem))
        }
        return page(site, visit, forms, typed, problems: messages)
    }
}

extension Words.Write {
    /// What to say at a field.
    func message(for problem: FieldProblem) -> String {
        switch problem.kind {
        case .missing: missing
        case .tooLong: tooLong
        case .unknownChoice, .tooEarly, .tooLate: problem.field == "form" ? unknownForm : unknownTheme
        }
    }
}

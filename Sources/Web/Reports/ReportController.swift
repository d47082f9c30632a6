import Dossier
import Records
import UseCases

enum ReportController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/rapportages/:entry") { site, visit in
            let detail = try await site.workplace.readReport(
                try visit.id("entry"), in: try visit.id("dossier"), as: visit.caller)
            return page(site, visit, detail, TypedReaction(id: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/dossiers/:dossier/rapportages/:entry/reacties", react),
        .get("/dossiers/:dossier/rapportages/:entry/verbeteren") { site, visit in
            let detail = try await site.workplace.readReport(
                try visit.id("entry"), in: try visit.id("dossier"), as: visit.caller)
            guard detail.mayCorrect, let report = detail.report else { throw Refusal.denied(.onlyAuthor) }
            return .page(CorrectPage(site.setting(detail.entrance, detail.cover, visit), detail, report).html)
        },
        .post("/dossiers/:dossier/rapportages/:entry/verbeteren", correct),
    ]

    static func page(
        _ site: Site, _ visit: Visit, _ detail: ReportDetail, _ typed: TypedReaction, naming: TypedNaming? = nil,
        problems: [FieldMessage] = []
    ) -> Answer {
        let setting = site.setting(detail.entrance, detail.cover, visit)
        let saved = visit.query["gereageerd"].flatMap { EntryID($0) }.map {
            SavedNotice(setting.words.reports.reacted, $0)
        }
        let corrected = visit.query["verbeterd"].flatMap { EntryID($0) }.map {
            SavedNotice(setting.words.reports.correctedNotice, $0)
        }
        let people = DossierPage(setting, detail.entrance, detail.cover, detail.people)
        let decided = ApartController.notice(visit, setting.words.apart, person: people.personName)
        return .page(
            ReportPage(
                setting, detail, typed, saved: saved ?? corrected, decided: decided, naming: naming,
                problems: problems
            ).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func react(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let report: EntryID = try visit.id("entry")
        let form = visit.form["form"].map { ReactionForm(fileName: $0) } ?? .answer
        let typed = TypedReaction(id: visit.newEntry, form: form ?? .answer, text: visit.form["text"] ?? "")
        do {
            guard form != nil else { throw Refusal.invalid([FieldProblem("form", .unknownChoice)]) }
            try await site.workplace.react(
                to: report, in: dossier, id: typed.id, form: typed.form, text: typed.text, as: visit.caller)
            return .redirect(.report(dossier, report), query: "?gereageerd=\(typed.id.text)")
        } catch Refusal.invalid(let problems) {
            let detail = try await site.workplace.readReport(report, in: dossier, as: visit.caller)
            let words = site.setting(detail.entrance, detail.cover, visit).words.write
            return page(
                site, visit, detail, typed, problems: problems.map { FieldMessage($0.field, words.message(for: $0)) })
        }
    }

    private static func correct(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        let report: EntryID = try visit.id("entry")
        let text = visit.form["text"] ?? ""
        let asked = visit.form.all("theme").map { Theme(fileName: $0) }
        let themes = asked.compactMap { $0 }
        func again(_ problems: [FieldProblem], denied: Bool = false, meanwhile: Bool = false) async throws -> Answer {
            let detail = try await site.workplace.readReport(report, in: dossier, as: visit.caller)
            guard let current = detail.report, detail.mayCorrect else { throw Refusal.denied(.onlyAuthor) }
            let setting = site.setting(detail.entrance, detail.cover, visit)
            let messages = problems.map {
                FieldMessage($0.field, denied ? setting.words.write.notThisTheme : setting.words.write.message(for: $0))
            }
            return .page(
                CorrectPage(
                    setting, detail, current, text: text, themes: themes, problems: messages,
                    changedMeanwhile: meanwhile
                ).html, meanwhile ? .conflict : .unprocessableContent)
        }
        do {
            // Without this, a theme that is not there would leave the report with none.
            guard !asked.contains(nil) else { throw Refusal.invalid([FieldProblem("themas", .unknownChoice)]) }
            try await site.workplace.correctReport(
                report, in: dossier, text: text, themes: ThemeSet(themes),
                version: visit.form["version"].flatMap { Int64($0) } ?? 0, as: visit.caller)
            return .redirect(.report(dossier, report), query: "?verbeterd=\(report.text)")
        } catch Refusal.invalid(let problems) {
            return try await again(problems)
        } catch Refusal.changedMeanwhile {
            return try await again([], meanwhile: true)
        } catch Refusal.denied(let ground) where ground != .onlyAuthor {
            return try await again([FieldProblem("themas", .unknownChoice)], denied: true)
        }
    }
}

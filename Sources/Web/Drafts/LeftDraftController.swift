import Dossier
import UseCases

/// What colleagues whose account was closed left unfinished, for the privacy officer (access rule 11).
enum LeftDraftController {
    static let routes: [Route] = [
        .get("/functionaris/concepten") { site, visit in
            let reading = try await site.workplace.readLeftDrafts(as: visit.caller)
            let setting = site.setting(reading.visitor, visit)
            return .page(LeftDraftsPage(setting, reading, notice: notice(visit, setting.words.leftDrafts)).html)
        },
        .get("/functionaris/:dossier/concepten/:draft") { site, visit in try await page(site, visit) },
        .post("/functionaris/:dossier/concepten/:draft") { site, visit in
            do {
                try await site.workplace.handOutDraft(
                    try visit.id("draft"), in: try visit.id("dossier"),
                    to: visit.form["naar"].flatMap { AccountID($0) }, reason: visit.form["reden"] ?? "",
                    as: visit.caller)
                return .redirect(.leftDrafts, query: "?doorgegeven=1")
            } catch Refusal.invalid(let problems) {
                return try await page(site, visit, problems)
            } catch Refusal.changedMeanwhile {
                return .redirect(.leftDrafts, query: "?intussen=1")
            }
        },
    ]

    private static func page(
        _ site: Site, _ visit: Visit, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let forms = try await site.workplace.prepareHandingOut(
            try visit.id("draft"), in: try visit.id("dossier"), as: visit.caller)
        let setting = site.setting(forms.visitor, visit)
        return .page(
            HandOutPage(
                setting, forms, to: visit.form["naar"] ?? "", reason: visit.form["reden"] ?? "",
                problems: problems.map { setting.words.leftDrafts.message(for: $0) }
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ words: Words.LeftDrafts) -> String? {
        if visit.query.has("doorgegeven") { return words.given }
        return visit.query.has("intussen") ? words.meanwhile : nil
    }
}

extension Words.LeftDrafts {
    func message(for problem: FieldProblem) -> FieldMessage {
        let text =
            switch (problem.field, problem.kind) {
            case (_, .tooLong(let count)): problems.tooLong(["count": String(count)])
            case ("naar", .unknownChoice): problems.unknown
            case ("naar", _): problems.to
            default: problems.reason
            }
        return FieldMessage(problem.field, text)
    }
}

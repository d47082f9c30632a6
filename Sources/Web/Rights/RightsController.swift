import Dossier
import Records
import UseCases

enum RightsController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/rechten") { site, visit in
            let reading = try await site.workplace.readRights(of: try visit.id("dossier"), as: visit.caller)
            let setting = site.setting(reading.entrance, reading.cover, visit)
            return .page(RightsPage(setting, reading, notice: notice(visit, setting.words.rights)).html)
        },
        .get("/dossiers/:dossier/rechten/vragen") { site, visit in
            // An address never says which id a request gets.
            let typed = TypedRight(visit.query, fresh: NewIdentifier.make(at: visit.caller.at))
            return try await form(site, visit, typed)
        },
        .post("/dossiers/:dossier/rechten/vragen") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let typed = TypedRight(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
            do {
                try await site.workplace.askRight(typed.asked, in: dossier, as: visit.caller)
                return .redirect(.rights(dossier), query: typed.right == .statement ? "?ernaast=1" : "?gevraagd=1")
            } catch Refusal.invalid(let problems) {
                return try await form(site, visit, typed, problems)
            }
        },
        .post("/dossiers/:dossier/rechten/:request/terug") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            do {
                try await site.workplace.takeBackRight(try visit.id("request"), in: dossier, as: visit.caller)
                return .redirect(.rights(dossier), query: "?terug=1")
            } catch Refusal.changedMeanwhile {
                // Somebody answered it, or it was over: the page shows what is true now.
                return .redirect(.rights(dossier))
            }
        },
        .post("/dossiers/:dossier/rechten/:request/opheffen") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            do {
                try await site.workplace.liftRestriction(try visit.id("request"), in: dossier, as: visit.caller)
                return .redirect(.rights(dossier), query: "?opgeheven=1")
            } catch Refusal.changedMeanwhile {
                return .redirect(.rights(dossier))
            }
        },
    ]

    private static func form(
        _ site: Site, _ visit: Visit, _ typed: TypedRight, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let form = try await site.workplace.prepareRight(
            typed.right, entry: EntryID(typed.entry), logLine: LogLineID(typed.line), in: try visit.id("dossier"),
            as: visit.caller)
        let setting = site.setting(form.entrance, form.cover, visit)
        let messages = problems.map { FieldMessage($0.field, setting.words.rights.message(for: $0)) }
        return .page(
            AskRightPage(setting, form, typed, problems: messages).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ words: Words.Rights) -> String? {
        if visit.query.has("gevraagd") { return words.sent }
        if visit.query.has("ernaast") { return words.statementSent }
        if visit.query.has("opgeheven") { return words.lifted }
        return visit.query.has("terug") ? words.takenBackNow : nil
    }
}

import Dossier
import Records
import UseCases

enum RequestController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-mag-wat/vragen") { site, visit in
            try await page(site, visit, TypedGiving(id: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/dossiers/:dossier/wie-mag-wat/vragen", ask),
        .post("/dossiers/:dossier/wie-mag-wat/vragen/:grant") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let request: GrantID = try visit.id("grant")
            do {
                guard visit.form["antwoord"] == "ja" else {
                    try await site.workplace.decline(request, in: dossier, as: visit.caller)
                    let said = visit.form["antwoord"] == "weg" ? "weg" : "nee"
                    return .redirect(.permissions(dossier), query: "?antwoord=\(said)")
                }
                let outcome = try await site.workplace.agree(to: request, in: dossier, as: visit.caller)
                return .redirect(.permissions(dossier), query: outcome == .done ? "?antwoord=ja" : "?wacht=1")
            } catch Refusal.changedMeanwhile {
                // Somebody answered it, or it was over: the page shows what is true now.
                return .redirect(.permissions(dossier))
            }
        },
    ]

    private static func ask(_ site: Site, _ visit: Visit) async throws -> Answer {
        let dossier: DossierID = try visit.id("dossier")
        var typed = TypedGiving(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        typed.entry = nil
        let (asked, unread) = typed.asked(on: DossierClock.amsterdam.day(of: visit.caller.at))
        do {
            guard unread.isEmpty else { throw Refusal.invalid(unread) }
            try await site.workplace.askForAccess(asked, in: dossier, as: visit.caller)
            return .redirect(.permissions(dossier), query: "?gevraagd=1")
        } catch Refusal.invalid(let problems) {
            return try await page(site, visit, typed, problems)
        }
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedGiving, _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let permissions = try await site.workplace.readPermissions(of: try visit.id("dossier"), as: visit.caller)
        guard !permissions.showsAll else { throw Refusal.denied(.notPermitted) }
        let setting = site.setting(permissions.entrance, permissions.cover, visit)
        let messages = problems.map { FieldMessage($0.field, setting.words.giving.message(for: $0)) }
        return .page(
            AskPage(setting, permissions, typed, problems: messages).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }
}

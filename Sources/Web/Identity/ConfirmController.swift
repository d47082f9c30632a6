import HTTPTypes
import UseCases

/// Asks who is signed in for a fresh code before an act that weighs (`Visitor.demandFactor`). Where the act was a form, the
/// page holds what was filled in and sends it again with the code, so that nothing typed is lost.
enum ConfirmController {
    static let routes: [Route] = [
        .get("/bevestig") { site, visit in
            let visitor = try await site.workplace.visitor(of: visit.caller)
            let next = visit.query["verder"].flatMap(SignInController.localPath) ?? Link.account.path
            return .page(
                ConfirmPage(
                    site.setting(visitor, visit), isSetUp: try await site.workplace.hasFactor(visitor),
                    returnsTo: next, carried: [("verder", next)]
                ).html)
        },
        .post("/bevestig") { site, visit in
            let next = visit.form["verder"].flatMap(SignInController.localPath) ?? Link.account.path
            if let again = try await take(site, visit, target: Link.confirm.path, returnsTo: next) { return again }
            return Answer(status: .seeOther, content: .redirect(next))
        },
    ]

    /// What an act that asked for a code is answered with.
    static func asking(_ site: Site, _ visit: Visit) async throws -> Answer {
        guard visit.method == .post else {
            return .redirect(.confirm, query: "?verder=" + visit.target.queryEscaped)
        }
        let visitor = try await site.workplace.visitor(of: visit.caller)
        return .page(
            ConfirmPage(
                site.setting(visitor, visit), isSetUp: try await site.workplace.hasFactor(visitor),
                action: visit.target, returnsTo: visit.target, carried: carried(visit)
            ).html)
    }

    /// Takes the code that came along with a form, before the form's own act runs.
    ///
    /// - Returns: the page again, with everything that was filled in; nil when the act may go on.
    static func take(_ site: Site, carriedBy visit: Visit) async throws -> Answer? {
        guard visit.form.has(ConfirmPage.mark) else { return nil }
        return try await take(site, visit, target: visit.target, returnsTo: visit.target)
    }

    private static func take(
        _ site: Site, _ visit: Visit, target: String, returnsTo: String
    ) async throws -> Answer? {
        let visitor = try await site.workplace.visitor(of: visit.caller)
        let setting = site.setting(visitor, visit)
        var outcome: ProofOutcome?
        let code = String((visit.form[CodeForm.field] ?? "").prefix(40))
        if !CodeForm.asksOther(visit.form), !code.allSatisfy(\.isWhitespace) {
            let taken = try await site.workplace.confirmFactor(code: code, as: visit.caller)
            if taken == .right { return nil }
            outcome = taken
        }
        let words = setting.words.secondStep
        let problem =
            CodeForm.asksOther(visit.form) ? nil : outcome.map { words.problem($0, setting) } ?? words.missing
        let status: HTTPResponse.Status =
            if case .wait = outcome { .tooManyRequests } else { problem == nil ? .ok : .unprocessableContent }
        return .page(
            ConfirmPage(
                setting, isSetUp: try await site.workplace.hasFactor(visitor), action: target, returnsTo: returnsTo,
                carried: carried(visit), isRecovery: CodeForm.isRecovery(visit.form), problem: problem
            ).html, status)
    }

    /// What was filled in, without what every form gets anew, the code itself, and passwords.
    private static func carried(_ visit: Visit) -> [(name: String, value: String)] {
        let own: Set = ["csrf", "voor", CodeForm.field, CodeForm.kind, CodeForm.other, ConfirmPage.mark, "password"]
        return visit.form.everything.filter { !own.contains($0.name) }
    }
}

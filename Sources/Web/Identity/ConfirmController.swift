import HTTPTypes
import UseCases

/// Asks who is signed in for a fresh code or a passkey before an act that weighs (`Visitor.demandFactor`). Where the act was
/// a form, the page holds what was filled in and sends it again with the code, so that nothing typed is lost.
enum ConfirmController {
    static let routes: [Route] = [
        .get("/bevestig") { site, visit in
            let visitor = try await site.workplace.visitor(of: visit.caller)
            let next = visit.query["verder"].flatMap(SignInController.localPath) ?? Link.account.path
            return .page(
                ConfirmPage(
                    site.setting(visitor, visit), isSetUp: try await site.workplace.hasFactor(visitor),
                    hasPasskey: try await site.workplace.hasPasskey(visitor),
                    returnsTo: next, carried: [("verder", next)]
                ).html)
        },
        .post("/bevestig") { site, visit in
            let next = visit.form["verder"].flatMap(SignInController.localPath) ?? Link.account.path
            if let again = try await take(site, visit, target: Link.confirm.path, returnsTo: next) { return again }
            return Answer(status: .seeOther, content: .redirect(next))
        },
        .get("/bevestig/passkey") { site, visit in
            try .script(PasskeyJSON(using: try await site.workplace.askPasskeyToConfirm(as: visit.caller)))
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
                hasPasskey: try await site.workplace.hasPasskey(visitor),
                action: visit.target, returnsTo: visit.target, carried: carried(visit)
            ).html)
    }

    /// Takes the code that came along with a form, before the form's own act runs.
    ///
    /// - Returns: the page again, with everything that was filled in; nil when the act may go on. The page that asks by itself
    ///   takes its own: what is shown twice is refused the second time.
    static func take(_ site: Site, carriedBy visit: Visit) async throws -> Answer? {
        guard visit.form.has(ConfirmPage.mark), visit.target != Link.confirm.path else { return nil }
        return try await take(site, visit, target: visit.target, returnsTo: visit.target)
    }

    private static func take(
        _ site: Site, _ visit: Visit, target: String, returnsTo: String
    ) async throws -> Answer? {
        let visitor = try await site.workplace.visitor(of: visit.caller)
        let setting = site.setting(visitor, visit)
        if let answer = PasskeyFields.answer(visit.form) {
            let taken = try await site.workplace.confirmFactor(with: answer, as: visit.caller)
            guard let problem = setting.words.passkeys.problem(taken, setting) else { return nil }
            return try await again(
                site, visit, visitor, (target, returnsTo), passkeyProblem: problem, isWaiting: taken.isWaiting)
        }
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
        return try await again(
            site, visit, visitor, (target, returnsTo), problem: problem, isWaiting: outcome?.isWaiting ?? false)
    }

    private static func again(
        _ site: Site, _ visit: Visit, _ visitor: Visitor, _ way: (target: String, returnsTo: String),
        problem: String? = nil, passkeyProblem: String? = nil, isWaiting: Bool
    ) async throws -> Answer {
        let isWrong = problem != nil || passkeyProblem != nil
        return .page(
            ConfirmPage(
                site.setting(visitor, visit), isSetUp: try await site.workplace.hasFactor(visitor),
                hasPasskey: try await site.workplace.hasPasskey(visitor), action: way.target,
                returnsTo: way.returnsTo, carried: carried(visit), isRecovery: CodeForm.isRecovery(visit.form),
                problem: problem, passkeyProblem: passkeyProblem
            ).html, isWaiting ? .tooManyRequests : isWrong ? .unprocessableContent : .ok)
    }

    /// What was filled in, without what every form gets anew, the code itself, and passwords.
    private static func carried(_ visit: Visit) -> [(name: String, value: String)] {
        let own: Set = ["csrf", "voor", CodeForm.field, CodeForm.kind, CodeForm.other, ConfirmPage.mark, "password"]
        return visit.form.everything.filter { !own.contains($0.name) && !PasskeyFields.ofUsing.contains($0.name) }
    }
}

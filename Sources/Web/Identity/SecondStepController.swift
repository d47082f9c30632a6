import Dossier
import Identity
import UseCases

/// The second page of signing in.
enum SecondStepController {
    static let routes: [Route] = [
        .get("/inloggen/code") { site, visit in
            guard let step = visit.step, try await site.workplace.isHalfway(step, as: visit.caller) else {
                return .redirect(.signIn)
            }
            let kept = visit.query["verder"].map { [("verder", $0)] } ?? []
            return .page(
                SecondStepPage(
                    site.setting(visit), kept: kept,
                    hasPasskey: try await site.workplace.hasPasskey(step: step, as: visit.caller)
                ).html)
        },
        .post("/inloggen/code", needsFormToken: false, take),
    ]

    /// After the right password: a page of its own, and a cookie that opens nothing else. Words to keep go along in the
    /// page, since an address cannot hold them.
    static func ask(_ site: Site, _ visit: Visit, _ step: SessionToken) async throws -> Answer {
        let kept = KeptWords(carriedBy: visit.form)
        guard !kept.isEmpty else {
            return ask(site, step, next: visit.form["verder"].flatMap(SignInController.localPath))
        }
        let hasPasskey = try await site.workplace.hasPasskey(step: step, as: visit.caller)
        return .page(SecondStepPage(site.setting(visit), kept: kept.fields, hasPasskey: hasPasskey).html)
            .with(cookie: cookie(step, site))
    }

    static func ask(_ site: Site, _ step: SessionToken, next: String?) -> Answer {
        .redirect(.signInCode, query: next.map { "?verder=" + $0.queryEscaped } ?? "").with(cookie: cookie(step, site))
    }

    private static func cookie(_ step: SessionToken, _ site: Site) -> String {
        SignInController.cookie(
            site.settings.stepCookie, step.text, site, seconds: Int(Workplace.signInStepLifetime / Moment.second))
    }

    private static func take(_ site: Site, _ visit: Visit) async throws -> Answer {
        let setting = site.setting(visit)
        let kept = KeptWords(carriedBy: visit.form).fields
        let isRecovery = CodeForm.isRecovery(visit.form)
        guard let step = visit.step else { return over(setting, kept) }
        let hasPasskey = try await site.workplace.hasPasskey(step: step, as: visit.caller)
        if CodeForm.asksOther(visit.form) {
            return .page(
                SecondStepPage(setting, isRecovery: isRecovery, kept: kept, hasPasskey: hasPasskey).html)
        }
        func again(_ problem: String, _ isWaiting: Bool = false) -> Answer {
            .page(
                SecondStepPage(
                    setting, isRecovery: isRecovery, problem: problem, kept: kept, hasPasskey: hasPasskey
                ).html, isWaiting ? .tooManyRequests : .unprocessableContent)
        }
        let code = String((visit.form[CodeForm.field] ?? "").prefix(40))
        guard !code.allSatisfy(\.isWhitespace) else { return again(setting.words.secondStep.missing) }
        switch try await site.workplace.finishSignIn(code: code, step: step, as: visit.caller) {
        case .wrong: return again(setting.words.secondStep.wrong)
        case .wait(let until): return again(setting.words.signIn.waiting(until: until, at: visit.caller.at), true)
        case .over: return over(setting, kept)
        case .signedIn(let token):
            return try await goOn(site, visit, token)
        }
    }

    /// In, and halfway no more.
    static func goOn(_ site: Site, _ visit: Visit, _ token: SessionToken) async throws -> Answer {
        try await SignInController.goOn(site, visit, token)
            .with(cookie: SignInController.sessionCookie(token, site))
            .with(cookie: SignInController.cookie(site.settings.stepCookie, "", site, seconds: 0))
    }

    static func over(_ setting: PageSetting, _ kept: [(name: String, value: String)]) -> Answer {
        .page(SignInPage(setting, reason: .ended, kept: kept).html, .unauthorized)
    }
}

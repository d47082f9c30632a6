import HTTPTypes
import Identity
import UseCases

/// Signing in with a passkey: alone, or after the password instead of a code.
enum PasskeySignInController {
    static let routes: [Route] = [
        .get("/inloggen/passkey") { site, visit in
            guard visit.query.has("stap") else {
                return try .script(PasskeyJSON(using: try site.workplace.askPasskey(as: visit.caller)))
            }
            guard let step = visit.step,
                let request = try await site.workplace.askPasskey(step: step, as: visit.caller)
            else { return .empty(.unauthorized) }
            return try .script(PasskeyJSON(using: request))
        },
        .post("/inloggen/passkey", needsFormToken: false, take),
    ]

    private static func take(_ site: Site, _ visit: Visit) async throws -> Answer {
        let setting = site.setting(visit)
        let kept = KeptWords(carriedBy: visit.form).fields
        let isStep = visit.form.has("stap")
        if isStep && visit.step == nil { return SecondStepController.over(setting, kept) }
        let step = isStep ? visit.step : nil
        func again(_ problem: String, _ status: HTTPResponse.Status) -> Answer {
            let html =
                isStep
                ? SecondStepPage(setting, kept: kept, hasPasskey: true, passkeyProblem: problem).html
                : SignInPage(setting, problems: [FieldMessage(PasskeyForm.id, problem)], kept: kept).html
            return .page(html, status)
        }
        let words = setting.words
        guard let answer = PasskeyFields.answer(visit.form) else {
            return again(words.passkeys.notUsed, .unprocessableContent)
        }
        switch try await site.workplace.signIn(with: answer, step: step, as: visit.caller) {
        case .wrong: return again(words.passkeys.wrong, .unprocessableContent)
        case .wait(let until):
            return again(words.signIn.waiting(until: until, at: visit.caller.at), .tooManyRequests)
        case .over: return SecondStepController.over(setting, kept)
        case .signedIn(let token): return try await SecondStepController.goOn(site, visit, token)
        }
    }
}

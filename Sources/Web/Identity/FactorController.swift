import HTTPTypes
import Identity
import UseCases

/// Setting up, renewing and ending the second step.
enum FactorController {
    static let routes: [Route] = [
        .get("/account/code") { site, visit in
            let (visitor, state) = try await site.workplace.readFactor(as: visit.caller)
            // Who began and lost the picture begins anew, with the password.
            let begins = visit.query.has("opnieuw") && state.isSettingUp
            return .page(FactorPage(site.setting(visitor, visit), begins ? .off : state, visitor.address).html)
        },
        .post("/account/code") { site, visit in
            let password = visit.form["password"] ?? ""
            guard !password.isEmpty else { return try await again(site, visit, .begin) { $0.account.passwordMissing } }
            let outcome = try await site.workplace.beginFactor(
                password: String(password.prefix(Passwords.longest)), as: visit.caller)
            switch outcome {
            case .right, .notSetUp: return .redirect(.factor)
            case .wrong: return try await again(site, visit, .begin) { $0.account.passwordWrong }
            case .wait(let until):
                return try await again(site, visit, .begin, .tooManyRequests) {
                    $0.signIn.waiting(until: until, at: visit.caller.at)
                }
            }
        },
        .post("/account/code/aan") { site, visit in
            guard let code = code(visit) else { return try await missing(site, visit, .finish) }
            let (outcome, codes) = try await site.workplace.finishFactor(code: code, as: visit.caller)
            return try await show(codes, outcome, site, visit, .finish)
        },
        .post("/account/code/herstel") { site, visit in
            guard let code = code(visit) else { return try await missing(site, visit, .renew) }
            let (outcome, codes) = try await site.workplace.renewRecoveryCodes(code: code, as: visit.caller)
            return try await show(codes, outcome, site, visit, .renew)
        },
        .post("/account/code/uit") { site, visit in
            guard let code = code(visit) else { return try await missing(site, visit, .end) }
            let outcome = try await site.workplace.endFactor(code: code, as: visit.caller)
            guard outcome == .right else { return try await show([], outcome, site, visit, .end) }
            return .redirect(.account, query: "?gedaan=code-uit")
        },
    ]

    private static func code(_ visit: Visit) -> String? {
        let code = String((visit.form[CodeForm.field] ?? "").prefix(40))
        return code.allSatisfy(\.isWhitespace) ? nil : code
    }

    private static func missing(_ site: Site, _ visit: Visit, _ form: FactorPage.Form) async throws -> Answer {
        try await again(site, visit, form) { $0.secondStep.missing }
    }

    /// Recovery codes stand in the answer itself and nowhere else: there is no address at which they show a second time.
    private static func show(
        _ codes: [RecoveryCode], _ outcome: ProofOutcome, _ site: Site, _ visit: Visit, _ form: FactorPage.Form
    ) async throws -> Answer {
        if outcome == .right {
            let visitor = try await site.workplace.visitor(of: visit.caller)
            return .page(
                RecoveryCodesPage(site.setting(visitor, visit), codes.map(\.shown), isNew: form == .finish).html)
        }
        // The form of another state: it was sent twice, or changed on another device.
        if outcome == .notSetUp { return .redirect(.factor) }
        let isWaiting = if case .wait = outcome { true } else { false }
        let (visitor, _) = try await site.workplace.readFactor(as: visit.caller)
        let setting = site.setting(visitor, visit)
        return try await again(site, visit, form, isWaiting ? .tooManyRequests : .unprocessableContent) {
            $0.secondStep.problem(outcome, setting) ?? $0.secondStep.wrong
        }
    }

    private static func again(
        _ site: Site, _ visit: Visit, _ form: FactorPage.Form, _ status: HTTPResponse.Status = .unprocessableContent,
        _ message: (Words) -> String
    ) async throws -> Answer {
        let (visitor, state) = try await site.workplace.readFactor(as: visit.caller)
        let setting = site.setting(visitor, visit)
        guard form.belongs(to: state) else { return .redirect(.factor) }
        return .page(
            FactorPage(
                setting, form == .begin ? .off : state, visitor.address, problem: (form, message(setting.words))
            ).html, status)
    }
}

extension FactorState {
    fileprivate var isSettingUp: Bool { if case .settingUp = self { true } else { false } }
    fileprivate var isOn: Bool { if case .on = self { true } else { false } }
}

extension FactorPage.Form {
    /// Whether a form of this kind stands on the page of a state.
    fileprivate func belongs(to state: FactorState) -> Bool {
        switch self {
        case .begin: !state.isOn
        case .finish: state.isSettingUp
        case .renew, .end: state.isOn
        }
    }
}

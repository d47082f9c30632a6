import HTTPTypes
import Identity
import UseCases

enum AccountController {
    static let routes: [Route] = [
        .get("/account") { site, visit in
            let account = try await site.workplace.readAccount(as: visit.caller)
            return .page(AccountPage(site.setting(account.visitor, visit), account, done: visit.query["gedaan"]).html)
        },
        .post("/account/apparaten") { site, visit in
            if visit.form.has("alle") {
                try await site.workplace.endOtherSessions(as: visit.caller)
                return .redirect(.account, query: "?gedaan=apparaten")
            }
            try await site.workplace.endSession(visit.form["sessie"] ?? "", as: visit.caller)
            return .redirect(.account, query: "?gedaan=apparaat")
        },
        .get("/account/wachtwoord") { site, visit in
            let visitor = try await site.workplace.visitor(of: visit.caller)
            return .page(PasswordPage(site.setting(visitor, visit), address: visitor.address).html)
        },
        .post("/account/wachtwoord", changePassword),
    ]

    private static func changePassword(_ site: Site, _ visit: Visit) async throws -> Answer {
        let visitor = try await site.workplace.visitor(of: visit.caller)
        let setting = site.setting(visitor, visit)
        let words = setting.words.account
        func again(_ field: String, _ message: String, _ status: HTTPResponse.Status = .unprocessableContent) -> Answer
        {
            .page(
                PasswordPage(setting, address: visitor.address, problems: [FieldMessage(field, message)]).html, status)
        }
        let old = visit.form["password"] ?? ""
        guard !old.isEmpty else { return again("password", words.passwordMissing) }
        switch try await site.workplace.changePassword(
            from: String(old.prefix(Passwords.longest)), to: visit.form["nieuw"] ?? "", as: visit.caller)
        {
        case .done: return .redirect(.account, query: "?gedaan=wachtwoord")
        case .wrong: return again("password", words.passwordWrong)
        case .wait(let until):
            return again("password", setting.words.signIn.waiting(until: until, at: setting.now), .tooManyRequests)
        case .tooShort: return again("nieuw", words.passwordTooShort(["count": String(Passwords.shortest)]))
        case .tooLong: return again("nieuw", words.passwordTooLong)
        }
    }
}

import HTTPTypes
import Identity
import UseCases

/// A new password by mail, for who forgot it.
enum NewPasswordController {
    static let routes: [Route] = [
        .get("/wachtwoord-vergeten") { site, visit in
            let setting = site.setting(visit)
            guard site.workplace.canMail else { return .page(AskNewPasswordPage(setting, state: .off).html) }
            return .page(AskNewPasswordPage(setting, state: visit.query.has("gevraagd") ? .asked : .asking).html)
        },
        .post("/wachtwoord-vergeten", needsFormToken: false, ask),
        .get("/wachtwoord-nieuw") { site, visit in
            let setting = site.setting(visit)
            guard let token = SessionToken(visit.query["sleutel"] ?? ""),
                try await site.workplace.isOpen(newPassword: token, as: visit.caller)
            else { return over(setting) }
            return .page(NewPasswordPage(setting, token: token.text).html)
        },
        .post("/wachtwoord-nieuw", needsFormToken: false, set),
    ]

    private static func ask(_ site: Site, _ visit: Visit) async throws -> Answer {
        let setting = site.setting(visit)
        let words = setting.words.newPassword
        let address = String((visit.form["email"] ?? "").prefix(254))
        guard !address.allSatisfy(\.isWhitespace) else {
            return .page(
                AskNewPasswordPage(
                    setting, state: .asking, address: address, problem: setting.words.signIn.missingAddress
                ).html, .unprocessableContent)
        }
        guard site.workplace.canMail, let place = site.settings.address else {
            return .page(AskNewPasswordPage(setting, state: .off).html)
        }
        let link = "\(place)\(Link.newPassword.path)?sleutel=\(NewPasswordLetter.tokenPlace)"
        let letter = NewPasswordLetter(
            subject: words.mailSubject, body: words.mailBody(["link": link]),
            administratorBody: words.mailAdministrator)
        try await site.workplace.askNewPassword(for: address, letter, as: visit.caller)
        return .redirect(.forgotten, query: "?gevraagd=1")
    }

    private static func set(_ site: Site, _ visit: Visit) async throws -> Answer {
        let setting = site.setting(visit)
        guard let token = SessionToken(visit.form["sleutel"] ?? "") else { return over(setting) }
        func again(_ problem: String) -> Answer {
            .page(NewPasswordPage(setting, token: token.text, problem: problem).html, .unprocessableContent)
        }
        let words = setting.words.account
        switch try await site.workplace.setNewPassword(visit.form["nieuw"] ?? "", with: token, as: visit.caller) {
        case .done: return .redirect(.signIn, query: "?nieuw=1")
        case .over: return over(setting)
        case .tooShort: return again(words.passwordTooShort(["count": String(Passwords.shortest)]))
        case .tooLong: return again(words.passwordTooLong)
        }
    }

    private static func over(_ setting: PageSetting) -> Answer {
        .page(AskNewPasswordPage(setting, state: .over).html, .notFound)
    }
}

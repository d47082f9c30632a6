import Dossier
import Foundation
import HTTPTypes
import Identity
import Records
import UseCases

enum SignInController {
    static let routes: [Route] = [
        .get("/inloggen") { site, visit in
            let hasEnded = visit.query.has("verder")
            return .page(
                SignInPage(
                    site.setting(visit),
                    reason: visit.query.has("uit")
                        ? .signedOut : visit.query.has("nieuw") ? .newPassword : hasEnded ? .ended : .asked,
                    kept: hasEnded ? [("verder", visit.query["verder"] ?? "")] : []
                ).html)
        },
        .post("/inloggen", needsFormToken: false, signIn),
        .post("/uitloggen", needsFormToken: false) { site, visit in
            try? await site.workplace.signOut(as: visit.caller)
            return .redirect(.signIn, query: "?uit=1").with(cookie: expired(site))
        },
        .post("/taal", needsFormToken: false) { site, visit in
            let language = Language(tag: visit.form["taal"])
            // Somebody who is signed in keeps the choice in the account, on every device.
            try? await site.workplace.setLanguage(language.rawValue, as: visit.caller)
            return .redirect(.home).with(cookie: cookie("taal", language.rawValue, site, seconds: 31_536_000))
        },
    ]

    /// The page that asks to sign in, with the words of a form that came without a session kept in it.
    static func asking(_ site: Site, _ visit: Visit) -> Answer {
        if visit.isDraftRequest { return .empty(.unauthorized) }
        guard visit.method == .post else {
            let next = visit.target == "/" ? "" : "?verder=" + visit.target.queryEscaped
            return .redirect(.signIn, query: next)
        }
        let kept = KeptWords(visit)
        return .page(
            SignInPage(site.setting(visit), reason: kept.isEmpty ? .ended : .kept, kept: kept.fields).html,
            .unauthorized)
    }

    private static func signIn(_ site: Site, _ visit: Visit) async throws -> Answer {
        let address = visit.form["email"] ?? ""
        let password = visit.form["password"] ?? ""
        let words = site.setting(visit).words.signIn
        var problems: [FieldMessage] = []
        if address.allSatisfy(\.isWhitespace) { problems.append(FieldMessage("email", words.missingAddress)) }
        if password.isEmpty { problems.append(FieldMessage("password", words.missingPassword)) }
        guard problems.isEmpty else { return again(site, visit, address, problems, .unprocessableContent) }
        switch try await site.workplace.signIn(
            address: String(address.prefix(254)), password: String(password.prefix(1024)), as: visit.caller)
        {
        case .wrong:
            return again(site, visit, address, [FieldMessage("email", words.wrong)], .unprocessableContent)
        case .wait(let until):
            let wait = words.waiting(until: until, at: visit.caller.at)
            return again(site, visit, address, [FieldMessage("email", wait)], .tooManyRequests)
        case .needsCode(let step): return try await SecondStepController.ask(site, visit, step)
        case .signedIn(let token):
            return try await goOn(site, visit, token)
                .with(cookie: sessionCookie(token, site))
        }
    }

    private static func again(
        _ site: Site, _ visit: Visit, _ address: String, _ problems: [FieldMessage], _ status: HTTPResponse.Status
    ) -> Answer {
        .page(
            SignInPage(
                site.setting(visit), address: address, problems: problems, kept: KeptWords(carriedBy: visit.form).fields
            ).html, status)
    }

    // Words that were kept become a draft of whoever typed them, and of nobody else.
    static func goOn(_ site: Site, _ visit: Visit, _ token: SessionToken) async throws -> Answer {
        let kept = KeptWords(carriedBy: visit.form)
        var visit = visit
        visit.caller = Caller(
            token: token, origin: visit.caller.origin, request: visit.caller.request, at: visit.caller.at)
        if let draft = kept.draft {
            let visitor = try await site.workplace.visitor(of: visit.caller)
            if kept.mark == site.mark(of: visitor.account) {
                return try await DraftController.keep(draft.id, draft.dossier, draft.words, site, visit) {
                    draft.words.parent.map { .redirect(.reactTo(draft.dossier, $0)) }
                        ?? .redirect(.write(draft.dossier, draft: draft.id))
                }
            }
        }
        let next = visit.form["verder"].flatMap(localPath) ?? Link.home.path
        return Answer(status: .seeOther, content: .redirect(next))
    }

    /// Only a path of this site: never a way to another one.
    static func localPath(_ text: String) -> String? {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
        else { return nil }
        return text
    }

    static func sessionCookie(_ token: SessionToken, _ site: Site) -> String {
        cookie(site.settings.sessionCookie, token.text, site)
    }

    static func cookie(_ name: String, _ value: String, _ site: Site, seconds: Int? = nil) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(age)\(site.settings.isSecure ? "; Secure" : "")"
    }

    private static func expired(_ site: Site) -> String { cookie(site.settings.sessionCookie, "", site, seconds: 0) }
}

extension Words.SignIn {
    /// How long somebody waits after wrong guesses.
    func waiting(until: Moment, at now: Moment) -> String {
        let seconds = Int((until.milliseconds - now.milliseconds + 999) / 1000)
        return wait(["wait": seconds > 90 ? waitMinutes((seconds + 59) / 60) : waitSeconds(seconds)])
    }
}

extension String {
    var queryEscaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~/"))) ?? ""
    }
}

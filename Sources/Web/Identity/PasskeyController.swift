import HTTPTypes
import UseCases

/// The passkeys of one's own account.
enum PasskeyController {
    static let routes: [Route] = [
        .get("/account/passkeys") { site, visit in try await page(site, visit, done: visit.query["gedaan"]) },
        .get("/account/passkeys/nieuw") { site, visit in
            do {
                let (request, user, visitor) = try await site.workplace.askNewPasskey(as: visit.caller)
                let site = site.setting(visitor, visit).words.common.name
                return try .script(PasskeyJSON(making: request, user: user, visitor: visitor, site: site))
            } catch Refusal.factorNeeded {
                // The page says what to do first; the script reads it anew.
                return .empty(.forbidden)
            }
        },
        .post("/account/passkeys", add),
        .post("/account/passkeys/naam") { site, visit in
            let (mark, name) = (visit.form["passkey"] ?? "", visit.form["naam"] ?? "")
            guard !name.allSatisfy(\.isWhitespace) else {
                return try await page(site, visit, nameless: mark, .unprocessableContent)
            }
            try await site.workplace.renamePasskey(mark, to: name, as: visit.caller)
            return .redirect(.passkeys, query: "?gedaan=naam")
        },
        .post("/account/passkeys/weg") { site, visit in
            try await site.workplace.removePasskey(visit.form["passkey"] ?? "", as: visit.caller)
            return .redirect(.passkeys, query: "?gedaan=weg")
        },
    ]

    private static func add(_ site: Site, _ visit: Visit) async throws -> Answer {
        let visitor = try await site.workplace.visitor(of: visit.caller)
        let setting = site.setting(visitor, visit)
        let words = setting.words.passkeys
        let (question, answer, transports) = PasskeyFields.made(visit.form)
        let typed = visit.form["naam"] ?? ""
        let name = typed.allSatisfy(\.isWhitespace) ? PasskeysPage.device(visit, words) : typed
        let added = try await site.workplace.addPasskey(
            answer, question: question, transports: transports, name: name,
            PasskeyLetter(subject: words.mailSubject, body: words.mailBody), as: visit.caller)
        switch added {
        case .done: return .redirect(.passkeys, query: "?gedaan=nieuw")
        case .alreadyThere: return try await page(site, visit, problem: words.alreadyThere, .unprocessableContent)
        case .failed: return try await page(site, visit, problem: words.failed, .unprocessableContent)
        case .tooMany: return .redirect(.passkeys)
        }
    }

    private static func page(
        _ site: Site, _ visit: Visit, done: String? = nil, problem: String? = nil, nameless: String? = nil,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> Answer {
        let own = try await site.workplace.readPasskeys(as: visit.caller)
        let setting = site.setting(own.visitor, visit)
        return .page(
            PasskeysPage(
                setting, own, device: PasskeysPage.device(visit, setting.words.passkeys), done: done,
                problem: problem, nameless: nameless
            ).html, status)
    }
}

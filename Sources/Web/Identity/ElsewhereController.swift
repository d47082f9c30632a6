import HTTPTypes
import Identity
import OpenID
import UseCases

/// Signing in at an identity provider, and linking one to an account.
enum ElsewhereController {
    static let routes: [Route] = [
        .get("/inloggen/via/:provider", begin),
        .get("/inloggen/terug", finish),
        .get("/zo-log-je-in") { site, visit in
            let ways = try await site.workplace.waysToSignIn(as: visit.caller)
            let setting = site.setting(ways.visitor, visit)
            return .page(WaysPage(setting, ways, notice: notice(setting, ways, visit)).html)
        },
        .post("/zo-log-je-in/:provider/koppelen", link),
        .post("/zo-log-je-in/:provider/ontkoppelen") { site, visit in
            let id = visit.parameters["provider"] ?? ""
            do {
                try await site.workplace.unlink(id, as: visit.caller)
            } catch let refusal as ElsewhereRefusal {
                return await refused(site, visit, refusal, site.workplace.providers[id: id]?.settings)
            }
            return .redirect(.waysToSignIn, query: "?los=\(id)")
        },
    ]

    private static func begin(_ site: Site, _ visit: Visit) async throws -> Answer {
        let id = visit.parameters["provider"] ?? ""
        let next = visit.query["verder"].flatMap(SignInController.localPath) ?? Link.home.path
        do {
            let start = try await site.workplace.signInElsewhere(
                at: id, next: String(next.prefix(2000)), mark: visit.attemptMark, as: visit.caller)
            return Answer(status: .seeOther, content: .redirect(start.address)).with(cookie: cookie(start.mark, site))
        } catch let refusal as ElsewhereRefusal {
            return await refused(site, visit, refusal, site.workplace.providers[id: id]?.settings)
        }
    }

    private static func finish(_ site: Site, _ visit: Visit) async throws -> Answer {
        let query = visit.query
        let answer = ElsewhereAnswer(
            state: query["state"], code: query["code"], error: query["error"], issuer: query["iss"])
        switch try await site.workplace.returnFromElsewhere(answer, mark: visit.attemptMark, as: visit.caller) {
        case .signedIn(let token, let next):
            return Answer(status: .seeOther, content: .redirect(next))
                .with(cookie: SignInController.sessionCookie(token, site))
                .with(cookie: cookie(nil, site))
        case .needsCode(let step, let next):
            return SecondStepController.ask(site, step, next: next).with(cookie: cookie(nil, site))
        case .linked(let provider):
            return .redirect(.waysToSignIn, query: "?gekoppeld=\(provider.id)").with(cookie: cookie(nil, site))
        case .refused(let refusal, let provider):
            return await refused(site, visit, refusal, provider)
        }
    }

    private static func link(_ site: Site, _ visit: Visit) async throws -> Answer {
        let id = visit.parameters["provider"] ?? ""
        let provider = site.workplace.providers[id: id]?.settings
        do {
            let start = try await site.workplace.linkElsewhere(
                at: id, next: Link.waysToSignIn.path, mark: visit.attemptMark, as: visit.caller)
            guard let provider else { throw Refusal.notFound }
            let setting = try await site.setting(site.workplace.visitor(of: visit.caller), visit)
            var answer = Answer.page(GoingElsewherePage(setting, provider, address: start.address).html)
                .with(cookie: cookie(start.mark, site))
            answer.goesOn = start.address
            return answer
        } catch let refusal as ElsewhereRefusal {
            return await refused(site, visit, refusal, provider)
        }
    }

    private static func refused(
        _ site: Site, _ visit: Visit, _ refusal: ElsewhereRefusal, _ provider: ProviderSettings?
    ) async -> Answer {
        let status: HTTPResponse.Status =
            switch refusal {
            case .attemptOver: .badRequest
            case .away: .serviceUnavailable
            default: .forbidden
            }
        var caller = visit.caller
        caller.proof = .notAsked
        let visitor = try? await site.workplace.visitor(of: caller)
        let setting = visitor.map { site.setting($0, visit) } ?? site.setting(visit)
        return .page(
            ElsewhereRefusalPage(setting, refusal, provider, number: visit.caller.request.text).html, status)
    }

    private static func notice(_ setting: PageSetting, _ ways: WaysToSignIn, _ visit: Visit) -> String? {
        func provider(_ field: String, isLinked: Bool) -> ProviderSettings? {
            ways.elsewhere.first { $0.provider.id == visit.query[field] && ($0.linkedAt != nil) == isLinked }?.provider
        }
        let words = setting.words.elsewhere.ways
        if let linked = provider("gekoppeld", isLinked: true) { return words.saved(["name": linked.name]) }
        return provider("los", isLinked: false).map { words.gone(["name": $0.name]) }
    }

    /// For as long as an attempt lasts; nil takes it away.
    private static func cookie(_ mark: AttemptMark?, _ site: Site) -> String {
        SignInController.cookie(
            site.settings.attemptCookie, mark?.text ?? "", site,
            seconds: mark == nil ? 0 : Int(AttemptMark.lifetime / 1000))
    }
}

extension SiteSettings {
    /// What a browser holds while its person is at a provider.
    var attemptCookie: String { "\(sessionCookie)-heen" }
}

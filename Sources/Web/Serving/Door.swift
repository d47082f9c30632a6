import Dossier
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Metrics
import Records
import Storage
import Tracing
import UseCases

/// Where every request comes in and every answer goes out: it reads, runs the route, turns every refusal and error into
/// a page that says what to do, and leaves a log line without any personal word.
struct Door: Sendable {
    let site: Site

    func answer(_ route: Route, _ request: Request, _ context: KlaverContext) async -> Response {
        let start = ContinuousClock.now
        let caller = VisitReader(site: site).caller(request, context)
        let answer = await traced(route, request) {
            do {
                let visit = try await VisitReader(site: site).read(
                    request, context, as: caller, proves: route.needsFormToken)
                return await run(route, visit)
            } catch {
                return await unreadable(error, request, caller)
            }
        }
        report(route.path, request, answer, since: start, caller)
        return answer.response(site.settings, request: caller.request, isHead: request.method == .head)
    }

    /// An address or a method that no route has.
    func answer(unknown allowed: [HTTPRequest.Method], _ request: Request, _ context: KlaverContext) async -> Response {
        let start = ContinuousClock.now
        let caller = VisitReader(site: site).caller(request, context)
        let answer: Answer
        if allowed.isEmpty {
            answer = await refused(Refusal.notFound, bare(request, caller), logs: true)
        } else {
            answer = await unreadable(UnreadableRequest.wrongMethod(allowed), request, caller)
        }
        report("unknown", request, answer, since: start, caller)
        return answer.response(site.settings, request: caller.request, isHead: request.method == .head)
    }

    private func run(_ route: Route, _ visit: Visit) async -> Answer {
        do {
            if route.needsFormToken, let again = try await ConfirmController.take(site, carriedBy: visit) {
                return again
            }
            return try await route.act(site, visit)
        } catch let error as UnreadableRequest {
            return await unreadable(error, visit)
        } catch {
            // An address that holds no id was not looked up, so its line is written here.
            return await refused(error, visit, logs: visit.hasStrangeID)
        }
    }

    private func refused(_ error: any Error, _ visit: Visit, logs: Bool = false) async -> Answer {
        switch error {
        case Refusal.signInNeeded: return SignInController.asking(site, visit)
        case Refusal.factorNeeded:
            do { return try await ConfirmController.asking(site, visit) } catch { return await unavailable(visit) }
        case Refusal.staleForm: return await unreadable(UnreadableRequest.staleForm, visit)
        case Refusal.notFound, VaultError.destroyed:
            if logs {
                do { try await site.workplace.logUnknownAddress(visit.caller) } catch {
                    return await unavailable(visit)
                }
            }
            let words = await words(visit)
            return await page(
                visit, .notFound, words.errors.notFound, [words.errors.notFoundText, words.errors.notFoundHelp])
        case Refusal.denied(let ground):
            let words = await words(visit)
            // Who died cannot be asked; that sentence says already who can.
            let help = ground == .died ? [] : [words.errors.deniedHelp]
            return await page(visit, .forbidden, words.errors.denied, [words.sentence(for: ground)] + help)
        case Refusal.invalid, Refusal.changedMeanwhile:
            let words = await words(visit)
            return await page(visit, .unprocessableContent, words.errors.badRequest, [words.errors.badRequestText])
        default:
            if !(error is Refusal), !(error is StorageError) {
                site.logger.error("request failed", metadata: ["error": "\(type(of: error))"])
            }
            return await unavailable(visit)
        }
    }

    private func unavailable(_ visit: Visit) async -> Answer {
        // A password is typed again rather than put on a page.
        let fields = visit.method == .post ? visit.form.everything : []
        return .page(
            UnavailablePage(
                setting: site.setting(visit), target: SignInController.localPath(visit.target) ?? Link.home.path,
                fields: visit.form.has("password") ? [] : fields, number: visit.caller.request.text
            ).html, .serviceUnavailable)
    }

    private func unreadable(_ error: any Error, _ request: Request, _ caller: Caller) async -> Answer {
        await unreadable(error, bare(request, caller))
    }

    private func unreadable(_ error: any Error, _ visit: Visit) async -> Answer {
        let words = await words(visit).errors
        switch error {
        case UnreadableRequest.tooLarge:
            return await page(visit, .contentTooLarge, words.tooLarge, [words.tooLargeText])
        case UnreadableRequest.staleForm:
            if visit.isDraftRequest { return .empty(.forbidden) }
            return await page(visit, .forbidden, words.stale, [words.staleText])
        case UnreadableRequest.wrongMethod(let allowed):
            var answer = await page(visit, .methodNotAllowed, words.method, [words.methodText])
            answer.allow = allowed
            return answer
        default:
            return await page(visit, .badRequest, words.badRequest, [words.badRequestText])
        }
    }

    private func page(
        _ visit: Visit, _ status: HTTPResponse.Status, _ title: String, _ texts: [String]
    ) async -> Answer {
        let setting = await setting(visit)
        return .page(
            ErrorPage(setting, title: title, texts: texts, number: visit.caller.request.text).html, status)
    }

    private func setting(_ visit: Visit) async -> PageSetting {
        var caller = visit.caller
        caller.proof = .notAsked
        guard let visitor = try? await site.workplace.visitor(of: caller) else { return site.setting(visit) }
        return site.setting(visitor, visit)
    }

    private func words(_ visit: Visit) async -> Words { await setting(visit).words }

    private func bare(_ request: Request, _ caller: Caller) -> Visit {
        Visit(
            caller: caller, method: request.method, target: "/", parameters: [:], query: FormFields(),
            form: FormFields(),
            language: .dutch, isDraftRequest: request.headers[.klaverDraft] != nil)
    }

    /// The whole of a request as one span: its route, and nothing of its address, which holds ids.
    private func traced(_ route: Route, _ request: Request, _ body: () async -> Answer) async -> Answer {
        var context = ServiceContext.topLevel
        // What comes from outside may join a trace of ours only where a proxy of ours stands before it.
        if site.settings.trustsProxy {
            InstrumentationSystem.instrument.extract(request.headers, into: &context, using: HeaderExtractor())
        }
        return await withSpan("\(route.method.rawValue) \(route.path)", context: context, ofKind: .server) { span in
            let answer = await body()
            span.attributes["http.request.method"] = route.method.rawValue
            span.attributes["http.route"] = route.path
            span.attributes["http.response.status_code"] = Int(answer.status.code)
            return answer
        }
    }

    // Only the route's pattern: an address holds ids, and a query holds what somebody asked.
    private func report(
        _ path: String, _ request: Request, _ answer: Answer, since start: ContinuousClock.Instant, _ caller: Caller
    ) {
        let elapsed = ContinuousClock.now - start
        let method = SiteRouter.methods.contains(request.method) ? request.method.rawValue : "other"
        Timer(
            label: "klaver_http_request_duration_seconds",
            dimensions: [("method", method), ("route", path), ("outcome", "\(answer.status.code)")]
        ).record(duration: elapsed)
        site.logger.info(
            "request",
            metadata: [
                "method": "\(method)",
                "route": "\(path)", "status": "\(answer.status.code)",
                "microseconds":
                    "\(elapsed.components.seconds * 1_000_000 + elapsed.components.attoseconds / 1_000_000_000_000)",
                "request": "\(caller.request.text)",
            ])
    }
}

private struct HeaderExtractor: Extractor {
    func extract(key: String, from headers: HTTPFields) -> String? { HTTPField.Name(key).flatMap { headers[$0] } }
}

extension Words {
    /// Why somebody who may be in a dossier may not do this (access rule 24).
    func sentence(for ground: Ground) -> String {
        switch ground {
        case .permitEnded, .membershipEnded, .mandateEnded: errors.deniedOver
        case .denied, .excludedByPerson: errors.deniedByPerson
        case .onlyAuthor: errors.deniedAuthor
        case .died: death.denied
        case .ageRule(let rule): rule.youngPersonDecides ? errors.deniedAge : errors.deniedAgeParents
        case .administratorHasNoReach: errors.deniedAdmin
        default: errors.deniedText
        }
    }
}
